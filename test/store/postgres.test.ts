import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createSeal } from '../../src/store/seal.ts';
import type { EventRecord } from '../../src/store/store.ts';
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

  it('S19 S25 S28 sets altered rows aside, one by one, and claims nothing the log does not say', async () => {
    const place = await emptyPlace();
    const store = await openPostgres(place.url, seal, ignore);
    const [sound, garbage, another, large] = await Promise.all(
      [1, 2, 3, 4].map(async () => (await file(store)).request.id),
    );
    await place.run(`UPDATE requests SET sealed = '\\x00' WHERE id = '${garbage}'`);
    await place.run(`UPDATE requests SET requester = 'U0OMAR' WHERE id = '${another}'`);
    await place.run(`UPDATE requests SET created_at = 9223372036854775807 WHERE id = '${large}'`);
    const listed = await store.pending(10);
    expect(listed.filter(({ altered }) => !altered).map(({ id }) => id)).toEqual([sound]);
    expect(listed).toHaveLength(4);
    expect((await store.due(60)).altered.toSorted()).toEqual([garbage, another, large].toSorted());
    expect(await approve(store, another ?? '')).toBeUndefined();
    expect(await approve(store, sound ?? '')).toMatchObject({ state: 'approved' });
    const claim = {
      id: sound ?? '',
      from: ['approved'],
      to: 'executing',
      event: eventOf(sound ?? '', 'executing'),
      destinations: [],
    } as const;
    const kinds: (readonly string[])[] = [];
    const provided = (holds: boolean) => (_request: unknown, history: readonly EventRecord[]) => {
      kinds.push(history.map(({ kind }) => kind));
      return holds;
    };
    expect(await store.transition({ ...claim, provided: provided(false) })).toBeUndefined();
    expect(await store.transition({ ...claim, provided: provided(true) })).toMatchObject({
      state: 'executing',
    });
    expect(kinds).toEqual([
      ['requested', 'approved'],
      ['requested', 'approved'],
    ]);
    const set = await store.setAside(garbage ?? '', (request, stored) => ({
      to: request.state,
      outcome: { kind: 'altered' },
      event: eventOf(garbage ?? '', `was ${stored}`),
      destinations: [],
    }));
    expect(set).toMatchObject({ altered: true, state: 'failed', outcome: { kind: 'altered' } });
    expect((await store.eventsOf(garbage ?? '')).map(({ kind }) => kind)).toEqual([
      'requested',
      'was pending',
    ]);
    expect(await store.pending(10)).toHaveLength(2);
    await store.setPosted(sound ?? '', 'card', { channel: 'C1', ts: '1.1' });
    await place.run(`UPDATE posted SET channel = 'C0CARE'`);
    expect(await store.posted(sound ?? '', 'card')).toBeUndefined();
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
