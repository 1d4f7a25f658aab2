import { expect, it } from 'vitest';
import { followEvents } from '../../src/auditor/export/export.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { KEYS } from '../approvals/bench.ts';
import { until } from '../support/until.ts';

it('an export that follows tells each event once, those behind the one it was told and those that come', async () => {
  const store = openSqlite(':memory:', createSeal(KEYS), () => new Date(Date.UTC(2026, 10, 20)));
  const look = () => store.record({ correlationId: 'c1', kind: 'looked_up', actor: 'U1', data: {} }, []);
  for (let index = 0; index < 3; index += 1) await look();
  const lines: string[] = [];
  const stopping = new AbortController();
  const following = followEvents(
    store,
    { format: 'jsonl', span: {}, after: 1 },
    (line) => void (line && lines.push(line)),
    stopping.signal,
  );
  const seqs = () => lines.map((line) => Number(JSON.parse(line).seq));
  await until('those there are', () => lines.length === 2);
  await look();
  await until('the one that came', () => lines.length === 3);
  stopping.abort();
  await following;
  expect(seqs()).toEqual([2, 3, 4]);
  await store.close();
});
