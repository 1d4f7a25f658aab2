/** Rows that were true once, put back: what the log says counts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approve, cancel, reject } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { track } from '../../src/approvals/track.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { approved, type Bench, filed, KEYS, lookingAt, openBench, say, TTL_SECONDS } from './bench.ts';

const id = '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a';
const START = Date.UTC(2026, 10, 20);

describe('a row of before that was put back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-put-back-'));
  let path: string;
  let file = 0;
  let bench: Bench;
  beforeEach(() => {
    file += 1;
    path = join(folder, `${file}.db`);
    let offset = 0;
    const store = openSqlite(path, createSeal(KEYS), () => new Date(START + offset));
    bench = openBench(store, async (seconds) => {
      offset += seconds * 1000;
    });
  });
  afterEach(async () => {
    await bench.approvals.store.close();
    rmSync(path, { force: true });
  });

  const at = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(path);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const row = () => at((db) => db.prepare('SELECT * FROM requests WHERE id = ?').get(id)) ?? {};
  const putBack = (before: ReturnType<typeof row>) =>
    at((db) => {
      const names = Object.keys(before);
      const set = names.map((name) => `${name} = ?`).join(', ');
      db.prepare(`UPDATE requests SET ${set}`).run(...Object.values(before));
    });
  const kinds = async () => (await bench.approvals.store.eventsOf(id)).map(({ kind }) => kind);
  const stateNow = async () => (await bench.approvals.store.request(id))?.state;
  const approveAs = async (who: string) =>
    (await approve(bench.approvals, id, await lookingAt(bench, id, who))).kind;

  it('S25: a claim that stands in the log is not made again, and the request stays as it ended', async () => {
    await approved(bench, id);
    const before = row();
    await execute(bench.approvals, id);
    putBack(before);
    expect(await stateNow()).toBe('approved');
    await track(bench.approvals);
    expect(bench.sent).toEqual([id]);
    expect(await stateNow()).toBe('succeeded');
    expect(await kinds()).toEqual(['requested', 'approved', 'executing', 'succeeded', 'altered']);
    expect(bench.altered).toEqual([id]);
    await track(bench.approvals);
    expect(await kinds()).toHaveLength(5);
  });

  it.each([
    ['rejected', () => reject(bench.approvals, id, { userId: 'U0OMAR', teamId: 'T1', because: 'other' })],
    ['cancelled', () => cancel(bench.approvals, id, 'U0ALEX')],
  ])('one that was %s is not sent, whoever approves it then', async (end, decide) => {
    await filed(bench, id);
    const before = row();
    await decide();
    putBack(before);
    expect(await approveAs('U0SARA')).toBe('done');
    await execute(bench.approvals, id);
    expect(bench.sent).toEqual([]);
    expect(await stateNow()).toBe(end);
    expect((await kinds()).at(-1)).toBe('altered');
    expect(bench.altered).toEqual([id]);
  });

  it('an approval that was void counts no more', async () => {
    say(bench, { approvals: 2 });
    await filed(bench, id);
    await approveAs('U0SARA');
    const before = row();
    bench.current = 'other';
    expect(await approveAs('U0OMAR')).toBe('held');
    bench.current = 'old';
    putBack(before);
    expect(await approveAs('U0OMAR')).toBe('done');
    await execute(bench.approvals, id);
    expect(bench.sent).toEqual([]);
    expect(await bench.approvals.store.request(id)).toMatchObject({
      state: 'failed',
      outcome: { kind: 'altered' },
    });
  });

  it('what is altered while it is under way keeps its answer, and is unknown where there is none', async () => {
    bench.reply = 'never';
    await approved(bench, id);
    void execute(bench.approvals, id);
    await expect.poll(stateNow).toBe('executing');
    at((db) => db.exec("UPDATE requests SET requester = 'U0OMAR'"));
    await stateNow();
    await track(bench.approvals);
    expect(await bench.approvals.store.request(id)).toMatchObject({
      state: 'unknown',
      outcome: { kind: 'altered_since' },
      input: {},
      altered: true,
    });
    await bench.approvals.store.transition({
      id,
      from: ['executing', 'accepted', 'unknown'],
      to: 'succeeded',
      event: { correlationId: id, kind: 'succeeded', actor: 'careline', data: {} },
      destinations: [],
    });
    expect(await stateNow()).toBe('succeeded');
    await track(bench.approvals);
    expect(await stateNow()).toBe('succeeded');
  });

  it('events that cannot be read let nothing be sent, and keep no other request from it', async () => {
    const other = 'aaaaaaaa-64c1-4a0c-9d5f-2f7e1d2c3b4a';
    await approved(bench, id);
    await approved(bench, other);
    at((db) =>
      db.exec(`INSERT INTO events SELECT max(seq) + 1, '${id}', 'x', 'x', 0, 'no json', '', '' FROM events`),
    );
    await track(bench.approvals);
    expect(bench.sent).toEqual([other]);
    expect((await bench.approvals.store.request(id))?.outcome).toEqual({ kind: 'altered' });
  });

  it('one that nobody decided in time does not live on', async () => {
    await filed(bench, id);
    const before = row();
    await bench.advance(TTL_SECONDS);
    await track(bench.approvals);
    putBack(before);
    expect(await approveAs('U0SARA')).toBe('too_late');
    expect(await stateNow()).toBe('expired');
  });
});
