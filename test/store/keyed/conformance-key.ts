/** What the key of the log must do on either engine. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyLog } from '../../../src/audit/verify.ts';
import { UNKEYED } from '../../../src/store/chain.ts';
import { KEYED_ID } from '../../../src/store/keyed/keyed-event.ts';
import { createSeal } from '../../../src/store/seal.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { eventOf } from '../making.ts';
import { type Database, makeFit, putBackCheck, takeKeyAway } from './places.ts';

const key = randomBytes(32);
const seal = createSeal({ current: key, former: [] });

export function keyOfTheLog(create: () => Promise<Database>): void {
  let database: Database;
  beforeEach(async () => {
    database = await create();
  });
  afterEach(() => database.remove());

  const record = async (store: Store, count: number) => {
    for (let index = 0; index < count; index += 1) await store.record(eventOf('c', `k${index}`), ['audit']);
  };
  /** Opens, does something, closes. */
  const during = async <T>(work: (store: Store) => Promise<T>, by = seal): Promise<T> => {
    const store = await database.open(by);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  /** A database of before: the last hash in its log. */
  const ofBefore = async (): Promise<string> => {
    const store = await database.open(seal);
    await record(store, 2);
    // A gap that a fence accounts for is none.
    await store.raiseFence({ seq: 7, hash: 'f'.repeat(64) });
    await record(store, 1);
    await takeKeyAway(database, store, seal);
    return String((await database.read('SELECT hash FROM events ORDER BY seq DESC LIMIT 1'))[0]?.hash);
  };

  it('S34 is another in each database, stands there sealed, and stays what it is', async () => {
    await during((store) => record(store, 1));
    const other = await create();
    const [first] = await during((store) => store.events(0, 1));
    if (first === undefined) throw new Error('nothing was recorded');
    const theirs = await other.open(seal);
    expect(theirs.follows(first.previousHash, first)).toBe(false);
    await theirs.close();
    other.remove();
    await during(async (store) => {
      expect(store.follows(first.previousHash, first)).toBe(true);
      expect(UNKEYED.follows(first.previousHash, first)).toBe(false);
    });
    const stored = await database.read("SELECT value FROM meta WHERE key = 'log-key'");
    expect(JSON.stringify(stored)).not.toContain('from');
  });

  it('S34 makes another past, with hashes that fit without it, known for what it is', async () => {
    await during(async (store) => {
      await record(store, 5);
      await database.write(() => ["UPDATE events SET actor = 'U0EVIL' WHERE seq = 4"]);
      await makeFit(database, store, 4);
      expect(await verifyLog(store)).toEqual({ intact: false, events: 3, brokenAt: 4, why: 'altered' });
    });
  });

  it('S34 leaves every hash as it was when ENCRYPTION_KEY is renewed, also once the former one is forgotten', async () => {
    await during((store) => record(store, 2));
    const before = await during((store) => store.events(0, 10));
    const current = randomBytes(32);
    const renewed = createSeal({ current, former: [key] });
    await during((store) => record(store, 2), renewed);
    const alone = createSeal({ current, former: [] });
    await during(async (store) => {
      expect((await store.events(0, 10)).slice(0, 2)).toEqual(before);
      expect(await verifyLog(store)).toMatchObject({ intact: true, events: 4 });
    }, alone);
    await expect(database.open(seal)).rejects.toThrow('ENCRYPTION_KEY is not the key');
  });

  it.each<[string, string, RegExp]>([
    ['is gone', "DELETE FROM meta WHERE key = 'log-key'", /the key of the log is gone from the database/],
    [
      'is another',
      "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'key-check') WHERE key = 'log-key'",
      /the key of the log does not open in the database/,
    ],
    ['is gone with what tells the key', 'DELETE FROM meta', /what tells the key of this database .* is gone/],
  ])('S34 %s: start is refused, naming the cause, and another key is not made', async (_what, sql, cause) => {
    await during((store) => record(store, 1));
    await database.write(() => [sql]);
    const meta = await database.read('SELECT key, value FROM meta ORDER BY key');
    await expect(database.open(seal)).rejects.toThrow(StoreUnusable);
    await expect(database.open(seal)).rejects.toThrow(cause);
    expect(await database.read('SELECT key, value FROM meta ORDER BY key')).toEqual(meta);
  });

  it('S34 is given to a log of before once, by an event that holds the last hash without it', async () => {
    const last = await ofBefore();
    expect(await database.convert(seal)).toBe(true);
    expect(await database.convert(seal)).toBe(false);
    await during(async (store) => {
      await record(store, 1);
      const events = await store.events(0, 20);
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 8, 9, 10, 11]);
      expect(await store.eventsOf(KEYED_ID)).toEqual([events[4]]);
      expect(events[4]).toMatchObject({ kind: 'keyed', actor: 'careline', data: { seq: 9, hash: last } });
      expect(await verifyLog(store)).toMatchObject({ intact: true, events: 6 });
      expect(events.map((event) => UNKEYED.follows(event.previousHash, event))).toEqual([
        ...[true, true, true, true],
        ...[false, false],
      ]);
      // It is told in the audit channel.
      expect((await store.lease('audit', 60, 10)).map(({ event }) => event.kind)).toContain('keyed');
    });
  });

  it('S34 holds the past of such a log too: the old form is never tried behind the event, nor another past before it', async () => {
    await ofBefore();
    await database.convert(seal);
    await during(async (store) => {
      await record(store, 1);
      await makeFit(database, store, 11);
      expect(await verifyLog(store)).toMatchObject({ intact: false, brokenAt: 11 });
      await database.write(() => ["UPDATE events SET actor = 'U0EVIL' WHERE seq = 2"]);
      await makeFit(database, store);
      expect(await verifyLog(store)).toMatchObject({ intact: false, brokenAt: 10 });
    });
  });

  it('S34 is not given a second time where what told the key of before is put back', async () => {
    await ofBefore();
    await database.convert(seal);
    await putBackCheck(database, seal);
    await expect(database.convert(seal)).rejects.toThrow(/was converted before/);
  });

  it('S34 is not given to a log of before that is broken: nothing is changed, and the event is named', async () => {
    await ofBefore();
    await database.write(() => ["UPDATE events SET actor = 'U0EVIL' WHERE seq = 2"]);
    await expect(database.convert(seal)).rejects.toThrow(/broken at event 2.*restore a backup/);
    expect(await database.read("SELECT key FROM meta WHERE key = 'log-key'")).toEqual([]);
    expect(await database.read('SELECT seq FROM events WHERE seq > 9')).toEqual([]);
  });
}
