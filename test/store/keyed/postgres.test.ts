import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../../src/store/seal.ts';
import { sharedPostgres } from '../../support/shared-postgres.ts';
import { eventOf } from '../making.ts';
import { keyOfTheLog } from './conformance-key.ts';
import { postgresDatabase, takeKeyAway } from './places.ts';

const emptyPlace = sharedPostgres();
const seal = createSeal({ current: randomBytes(32), former: [] });

describe.skipIf(emptyPlace === undefined)('the key of the log, PostgreSQL', () => {
  if (emptyPlace === undefined) return;
  keyOfTheLog(async () => postgresDatabase(await emptyPlace()));

  it('S34 is not given at start while others may write on without it: it says what to run', async () => {
    const database = postgresDatabase(await emptyPlace());
    const store = await database.open(seal);
    await store.record(eventOf('c', 'looked_up'), []);
    await takeKeyAway(database, store, seal);
    await expect(database.open(seal)).rejects.toThrow(/npm run migrate -- --convert/);
    expect(await database.read("SELECT 1 FROM events WHERE kind = 'keyed'")).toEqual([]);
  });

  it('S34 is one for three that start at the same time on an empty database', async () => {
    const database = postgresDatabase(await emptyPlace());
    const stores = await Promise.all([1, 2, 3].map(() => database.open(seal)));
    for (const [index, store] of stores.entries()) await store.record(eventOf('c', `k${index}`), []);
    for (const store of stores) {
      for (const event of await store.events(0, 10))
        expect(store.follows(event.previousHash, event)).toBe(true);
      await store.close();
    }
  });
});
