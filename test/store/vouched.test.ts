import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { eventOf, file } from './making.ts';

const seal = createSeal({ current: randomBytes(32), former: [] });
const MODE = 0o777;

describe('an SQLite file that somebody else writes', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'careline-vouched-'));
    path = join(folder, 'data', 'careline.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => openSqlite(path, seal, () => new Date());
  const meddle = (sql: string) => {
    const db = new DatabaseSync(path);
    try {
      db.exec(sql);
    } finally {
      db.close();
    }
  };

  it('S22: what is sealed in one column, comment or memory opens in no other, and is altered or forgotten there', async () => {
    const store = open();
    const { id, digest } = (await file(store)).request;
    const approval = { id, digest, userId: 'U0SARA', comment: 'fine', needed: 1, destinations: [] as const };
    await store.countApproval({ ...approval, counted: eventOf(id, 'x'), approved: eventOf(id, 'approved') });
    expect(await store.request(id)).toMatchObject({ approvals: [{ comment: 'fine' }] });
    await store.remember('mine', 'alex', 'kept', 60);
    await store.remember('other', 'marta', 'hers', 60);
    meddle(
      "UPDATE memory SET sealed = (SELECT sealed FROM memory WHERE token = 'other') WHERE token = 'mine'",
    );
    expect(await store.recall('mine', 'alex')).toBeUndefined();
    expect(await store.recall('other', 'marta')).toBe('hers');
    for (const column of ['answer', 'comment']) {
      const one = (await file(store)).request.id;
      meddle(`UPDATE requests SET ${column} = sealed WHERE id = '${one}'`);
      expect(await store.request(one), column).toMatchObject({ altered: true, input: {}, answer: undefined });
    }
    meddle(`UPDATE requests SET approvals = replace(approvals, 'U0SARA', 'U0OMAR') WHERE id = '${id}'`);
    expect(await store.request(id)).toMatchObject({ altered: true, approvals: [], decidedBy: undefined });
    meddle(
      "UPDATE meta SET value = (SELECT sealed FROM memory WHERE token = 'other') WHERE key = 'key-check'",
    );
    await store.close();
    expect(open).toThrow('ENCRYPTION_KEY is not the key this database was written with');
  });

  it('S28: one row keeps no other from being listed, whatever is in it', async () => {
    const store = open();
    const sound = (await file(store)).request.id;
    for (const sql of [
      "sealed = x''",
      "terms = '['",
      'created_at = 9223372036854775807',
      "risk = 'x'",
      "touches = 'x'",
    ]) {
      const { id } = (await file(store)).request;
      meddle(`UPDATE requests SET ${sql} WHERE id = '${id}'`);
    }
    for (const list of [await store.pending(10), await store.requestsOf('U0ALEX', 10)]) {
      expect(list).toHaveLength(6);
      expect(list.filter(({ altered }) => !altered).map(({ id }) => id)).toEqual([sound]);
      expect(list.filter(({ altered }) => altered).map(({ state }) => state)).toEqual(
        Array(5).fill('failed'),
      );
    }
    expect((await store.due(60)).altered).toHaveLength(5);
    expect((await store.due(60)).altered).toEqual([]);
    await store.close();
  });

  it('S98: an event is not replaced either', async () => {
    const store = open();
    await store.record(eventOf('a', 'looked_up'), []);
    await store.close();
    const row =
      "(seq, correlation_id, kind, actor, at, data, previous_hash, hash) VALUES (1, 'b', 'x', 'x', 0, '{}', '', '')";
    for (const sql of [
      `INSERT OR REPLACE INTO events ${row}`,
      `REPLACE INTO events ${row}`,
      `INSERT INTO events ${row} ON CONFLICT (seq) DO UPDATE SET actor = 'x'`,
      "INSERT OR REPLACE INTO events SELECT seq, correlation_id, kind, 'U2', at, data, previous_hash, hash FROM events",
    ]) {
      expect(() => meddle(sql), sql).toThrow('the log is append-only');
    }
    const again = open();
    await again.record(eventOf('a', 'looked_up'), []);
    expect((await again.events(0, 10)).map(({ actor }) => actor)).toEqual(['U0SARA', 'U0SARA']);
    await again.close();
  });

  it('S99: its files and its folder are their owner’s alone, also those that were there', async () => {
    const modes = () =>
      Object.fromEntries(
        readdirSync(join(folder, 'data')).map((name) => [
          name,
          statSync(join(folder, 'data', name)).mode & MODE,
        ]),
      );
    const store = open();
    await file(store);
    expect(new Set(Object.values(modes()))).toEqual(new Set([0o600]));
    expect(statSync(join(folder, 'data')).mode & MODE).toBe(0o700);
    await store.close();
    for (const name of readdirSync(join(folder, 'data'))) chmodSync(join(folder, 'data', name), 0o644);
    chmodSync(join(folder, 'data'), 0o755);
    const again = open();
    await file(again);
    expect(new Set(Object.values(modes()))).toEqual(new Set([0o600]));
    expect(statSync(join(folder, 'data')).mode & MODE).toBe(0o700);
    await again.close();
    // A folder that holds other things as well stays as open as they need it.
    writeFileSync(join(folder, 'data', 'another'), '');
    chmodSync(join(folder, 'data'), 0o755);
    await open().close();
    expect(statSync(join(folder, 'data')).mode & MODE).toBe(0o755);
    expect(modes()['careline.db']).toBe(0o600);
  });
});
