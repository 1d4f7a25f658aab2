import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { openEngine } from '../../src/store/sqlite/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { storeConformance } from './conformance.ts';
import { approve, eventOf, file, newRequest } from './making.ts';

const key = randomBytes(32);
const seal = createSeal({ current: key, former: [] });
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-store-'));
  path = join(folder, 'careline.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function engineAt(where: () => string) {
  return () => {
    let offset = 0;
    const start = Date.UTC(2026, 10, 20);
    return {
      store: openSqlite(where(), seal, () => new Date(start + offset)),
      advance(seconds: number) {
        offset += seconds * 1000;
      },
    };
  };
}
storeConformance(
  'SQLite in memory',
  engineAt(() => ':memory:'),
);
storeConformance(
  'an SQLite file',
  engineAt(() => path),
);

const now = () => new Date();
const open = () => openSqlite(path, seal, now);

/** Runs SQL on the file beside the store, as a fault or somebody else would. */
function meddle(sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

describe('the SQLite file', () => {
  it('keeps everything over restarts, migrating once', async () => {
    const first = open();
    const { request } = await file(first);
    await first.remember('token', 'alex', 'kept', 60);
    await first.firstSeen('envelope', 60);
    await first.close();
    for (let restart = 0; restart < 2; restart += 1) {
      const store = open();
      expect(await store.request(request.id)).toMatchObject({ reason: 'because' });
      expect(await store.recall('token', 'alex')).toBe('kept');
      expect(await store.firstSeen('envelope', 60)).toBe(false);
      expect(await store.backlog()).toBe(2);
      await store.close();
    }
    const db = new DatabaseSync(path);
    const names = db.prepare('SELECT name FROM migrations').all();
    expect(names).toHaveLength(new Set(names.map(({ name }) => name)).size);
    expect(names.length).toBeGreaterThan(0);
    db.close();
  });

  it('hands out at once what a process that died had leased', async () => {
    const first = open();
    await file(first);
    expect(await first.lease('audit', 3_600, 10)).toHaveLength(1);
    await first.close();
    const second = open();
    expect(await second.lease('audit', 3_600, 10)).toMatchObject([{ attempts: 2, inDoubt: true }]);
    await second.close();
  });

  it('serves one process: a second one is told so, and the first goes on', async () => {
    const first = open();
    expect(open).toThrow(StoreUnusable);
    expect(open).toThrow(/another Careline process/);
    await file(first);
    await first.close();
    await open().close();
  });

  it('#50 is not opened with another key, and is not harmed by the attempt', async () => {
    const first = open();
    const { request } = await file(first);
    await first.close();
    expect(() => openSqlite(path, createSeal({ current: randomBytes(32), former: [] }), now)).toThrow(
      new StoreUnusable('ENCRYPTION_KEY is not the key this database was written with'),
    );
    const again = open();
    expect(await again.request(request.id)).toBeDefined();
    await again.close();
  });

  it('#47 is read with a former key beside the current one, and later with the current one alone', async () => {
    const first = open();
    const { request } = await file(first);
    await first.setPosted(request.id, 'card', { channel: 'C1', ts: '1.1' });
    await first.close();
    const current = randomBytes(32);
    const renewed = openSqlite(path, createSeal({ current, former: [key] }), now);
    expect(await renewed.request(request.id)).toMatchObject({ reason: 'because' });
    const { request: later } = await file(renewed);
    expect(await renewed.reseal()).toBe(2);
    await renewed.close();
    const alone = openSqlite(path, createSeal({ current, former: [] }), now);
    expect(await alone.posted(request.id, 'card')).toEqual({ channel: 'C1', ts: '1.1' });
    for (const { id } of [request, later]) {
      expect(await alone.request(id)).toMatchObject({ reason: 'because', requester: 'U0ALEX' });
    }
    await alone.close();
  });

  it.each([
    ['is no database', () => writeFileSync(path, 'something else, and long enough '.repeat(500))],
    ['was cut in half', () => truncateSync(path, readFileSync(path).length / 2)],
    ['has pages of garbage', () => writeFileSync(path, readFileSync(path).fill(0xa5, 8_192, 40_960))],
  ])('#50 is not opened when it %s: the cause is named', async (_what, damage) => {
    const store = open();
    for (let index = 0; index < 30; index += 1) await file(store);
    await store.close();
    damage();
    expect(open).toThrow(StoreUnusable);
    expect(open).toThrow(/careline\.db: .*(corrupt|malformed|not a database)/);
  });

  it('holds nothing people entered in clear', async () => {
    const canaries = ['CANARY-INPUT', 'CANARY-REASON', 'CANARY-COMMENT', 'CANARY-MEMORY'] as const;
    const store = open();
    const request = newRequest({ input: { body: canaries[0] }, reason: canaries[1] });
    await store.file(request, eventOf(request.id, 'requested'), []);
    await store.transition({
      id: request.id,
      from: ['pending'],
      to: 'rejected',
      change: { comment: canaries[2] },
      event: eventOf(request.id, 'rejected'),
      destinations: [],
    });
    await store.remember('token', 'owner', canaries[3], 60);
    const leaks = () =>
      readdirSync(folder).flatMap((name) => {
        const bytes = readFileSync(join(folder, name));
        return canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${canary} in ${name}`);
      });
    expect(leaks()).toEqual([]);
    expect(readdirSync(folder)).toContain('careline.db-wal');
    await store.close();
    expect(leaks()).toEqual([]);
  });

  it('refuses to change or delete an event', async () => {
    const store = open();
    await store.record(eventOf('a', 'looked_up'), []);
    await store.close();
    expect(() => meddle("UPDATE events SET actor = 'U2'")).toThrow('append-only');
    expect(() => meddle('DELETE FROM events')).toThrow('append-only');
  });

  it.each(['events', 'outbox'])('#48 changes no state when %s cannot be written', async (table) => {
    const store = open();
    const { request } = await file(store);
    const before = await store.backlog();
    meddle(`CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    const another = newRequest();
    await expect(approve(store, request.id)).rejects.toThrow('disk full');
    await expect(file(store, another)).rejects.toThrow('disk full');
    expect(await store.request(request.id)).toMatchObject({ state: 'pending', version: 0 });
    expect(await store.request(another.id)).toBeUndefined();
    expect([await store.backlog(), (await store.events(0, 10)).length]).toEqual([before, 1]);
    meddle('DROP TRIGGER full');
    expect(await approve(store, request.id)).toMatchObject({ state: 'approved' });
    expect((await file(store, another)).created).toBe(true);
    await store.close();
  });

  it('waits for the disk with all but what is short-lived', () => {
    const engine = openEngine(path, seal, () => new Date());
    const level = () => engine.db.prepare('PRAGMA synchronous').get()?.synchronous;
    const [NORMAL, FULL] = [1, 2];
    expect(engine.atomically(level)).toBe(FULL);
    expect(engine.hastily(level)).toBe(NORMAL);
    expect(engine.atomically(level)).toBe(FULL);
    const failing = () => {
      throw new Error('in the middle');
    };
    expect(() => engine.hastily(failing)).toThrow('in the middle');
    expect(engine.atomically(level)).toBe(FULL);
    engine.close();
  });

  it('cannot be pinged when it cannot be written', async () => {
    const store = open();
    meddle("CREATE TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    await expect(store.ping()).rejects.toThrow('disk full');
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
});
