import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createSeal } from '../../src/store/seal.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { storeConformance } from './conformance.ts';
import { approve, eventOf, file } from './making.ts';

const emptyPlace = sharedPostgres();
const seal = createSeal({ current: randomBytes(32), former: [] });
const ignore = () => undefined;

describe.skipIf(emptyPlace === undefined)('PostgreSQL', () => {
  if (emptyPlace === undefined) return;

  storeConformance('PostgreSQL', async () => {
    const place = await emptyPlace();
    return { store: await openPostgres(place.url, seal, ignore), advance: place.advance };
  });

  it('#27 is migrated once by three that start at the same time', async () => {
    const place = await emptyPlace();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(place.url, seal, ignore)));
    const names = (await place.run('SELECT name FROM migrations')).map(({ name }) => name);
    expect(names).toHaveLength(new Set(names).size);
    expect(names.length).toBeGreaterThan(0);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('#19 lets one of many racers in several processes win, and the chain has no fork', async () => {
    const place = await emptyPlace();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(place.url, seal, ignore)));
    const [first] = stores;
    if (first === undefined) return;
    const { id } = (await file(first)).request;
    const won = await Promise.all(
      Array.from({ length: 60 }, (_, index) => approve(stores[index % 3] ?? first, id)),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (stores[index % 3] ?? first).record(eventOf(`c${index}`, 'looked_up'), ['audit']),
      ),
    );
    const events = await first.events(0, 100);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      events.slice(0, -1).map(({ hash }) => hash),
    );
    const leased = await Promise.all(stores.map((store) => store.lease('audit', 60, 50)));
    const ids = leased.flat().map((delivery) => delivery.id);
    expect(new Set(ids).size).toBe(ids.length);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses to change, delete or empty the log', async () => {
    const place = await emptyPlace();
    const store = await openPostgres(place.url, seal, ignore);
    await store.record(eventOf('a', 'looked_up'), []);
    for (const sql of ["UPDATE events SET actor = 'U2'", 'DELETE FROM events', 'TRUNCATE events CASCADE']) {
      await expect(place.run(sql)).rejects.toThrow('append-only');
    }
    await store.close();
  });

  it('#50 is not opened with another key, nor where nobody answers: the cause is named', async () => {
    const place = await emptyPlace();
    await (await openPostgres(place.url, seal, ignore)).close();
    const other = createSeal({ current: randomBytes(32), former: [] });
    await expect(openPostgres(place.url, other, ignore)).rejects.toThrow(
      new StoreUnusable('ENCRYPTION_KEY is not the key this database was written with'),
    );
    await expect(openPostgres('postgres://x@127.0.0.1:1/x', seal, ignore)).rejects.toThrow(
      /PostgreSQL cannot be used/,
    );
  });
});
