import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { watchCards } from '../../src/feed/cards.ts';
import { filed, openBench } from '../approvals/bench.ts';

it('D47: of 52 requests that wait, the card of the 52nd is posted again when somebody deletes it', async () => {
  const bench = openBench();
  const { store, clock } = bench.approvals;
  const ids = Array.from({ length: 52 }, () => randomUUID());
  for (const id of ids) {
    await filed(bench, id);
    await store.setPosted(id, 'card', { channel: 'C0APPROVALS', ts: id });
    await bench.advance(1);
  }
  const last = ids.at(-1) ?? '';
  const looked: string[] = [];
  const isThere = async ({ ts }: { ts: string }) => {
    looked.push(ts);
    return ts !== last;
  };
  const look = watchCards({ store, poster: { isThere } }, clock.now);
  await look();
  expect(looked).toEqual(ids.slice(0, 50));
  await look();
  expect(looked).toHaveLength(50);
  await bench.advance(60);
  await look();
  expect((await store.eventsOf(last)).at(-1)?.kind).toBe('card_deleted');
  await bench.advance(60);
  await look();
  expect(looked.slice(52, 54)).toEqual(ids.slice(0, 2));
  await store.close();
});
