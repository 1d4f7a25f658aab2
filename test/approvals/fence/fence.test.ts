/** A database put back to an earlier moment, on both engines: what was done since is not done again. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/api/registry.ts';
import { approve, cancel } from '../../../src/approvals/decide.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { createFencing } from '../../../src/approvals/fence/fencing.ts';
import { fileRequest } from '../../../src/approvals/request.ts';
import { track } from '../../../src/approvals/track.ts';
import { type PostedEvent, postedOf } from '../../../src/audit/posted.ts';
import { verifyLog } from '../../../src/audit/verify.ts';
import { StoreFenced } from '../../../src/store/fence.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { approve as approveInStore, file } from '../../store/making.ts';
import { sharedPostgres } from '../../support/shared-postgres.ts';
import { type Bench, filed, KEYS, lookingAt, openBench, TTL_SECONDS, wishOn } from '../bench.ts';

/** A database that can be copied and put back. */
interface Site {
  open(): Promise<Store>;
  copy(): Promise<void>;
  putBack(): Promise<void>;
  advance(seconds: number): Promise<void>;
  remove(): Promise<void>;
}

function onSqlite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'careline-fence-'));
  const path = join(folder, 'careline.db');
  let offset = 0;
  return {
    open: async () => openSqlite(path, createSeal(KEYS), () => new Date(Date.UTC(2026, 10, 20) + offset)),
    async copy() {
      copyFileSync(path, `${path}.copy`);
    },
    async putBack() {
      for (const more of ['-wal', '-shm']) rmSync(`${path}${more}`, { force: true });
      copyFileSync(`${path}.copy`, path);
    },
    async advance(seconds) {
      offset += seconds * 1000;
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const TABLES = ['requests', 'events', 'outbox', 'posted'];
const emptyPlace = sharedPostgres();

async function onPostgres(): Promise<Site> {
  const place = await emptyPlace?.();
  if (place === undefined) throw new Error('no PostgreSQL');
  return {
    open: () => openPostgres(place.url, createSeal(KEYS), () => undefined),
    async copy() {
      for (const table of TABLES) await place.run(`CREATE TABLE copy_${table} AS SELECT * FROM ${table}`);
    },
    async putBack() {
      await place.run('ALTER TABLE events DISABLE TRIGGER USER');
      await place.run(`TRUNCATE ${TABLES.join(', ')} CASCADE`);
      for (const table of ['events', 'requests', 'outbox', 'posted'])
        await place.run(`INSERT INTO ${table} SELECT * FROM copy_${table}`);
      await place.run('ALTER TABLE events ENABLE TRIGGER USER');
    },
    advance: place.advance,
    remove: async () => undefined,
  };
}

/** The channel as it stands in Slack: no restore of a database reaches it. */
function channel() {
  const told: PostedEvent[] = [];
  return {
    told,
    log: { newest: async () => told, since: async () => told },
    async post(store: Store) {
      for (;;) {
        const leased = await store.lease('audit', 60, 100);
        if (leased.length === 0) return;
        told.push(...leased.map(({ event }) => postedOf(event)));
        await store.delivered(leased.map(({ id }) => id));
      }
    },
  };
}

const fencingOn = (store: Store, posted: ReturnType<typeof channel>) =>
  createFencing(
    store,
    posted.log,
    () => new Date(0),
    () => undefined,
  );

async function approveAndRun(bench: Bench, id: string): Promise<void> {
  await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
  await execute(bench.approvals, id);
}

const ENGINES = [
  ['SQLite', async () => onSqlite()],
  ...(emptyPlace === undefined ? [] : [['PostgreSQL', onPostgres] as const]),
] as const;

describe.each(ENGINES)('a database put back, on %s', (_engine, openSite) => {
  it('D157 D158 D159 D160 is fenced: of ten requests approved since none is sent again, each is known from the channel', async () => {
    const site = await openSite();
    const posted = channel();
    let store = await site.open();
    const before = openBench(store, site.advance);
    const ids = Array.from({ length: 10 }, () => randomUUID());
    const [cancelled, waiting] = [randomUUID(), randomUUID()];
    for (const id of [...ids, cancelled, waiting]) await filed(before, id);
    await posted.post(store);
    await store.close();
    await site.copy();

    store = await site.open();
    const during = openBench(store, site.advance);
    for (const id of ids) await approveAndRun(during, id);
    await cancel(during.approvals, cancelled, 'U0ALEX');
    const late = randomUUID();
    await filed(during, late);
    await posted.post(store);
    expect(during.sent).toHaveLength(10);
    const head = (await store.head())?.seq ?? 0;
    await store.close();
    await site.putBack();

    store = await site.open();
    const after = openBench(store, site.advance);
    // Another replica sees the same fence: it is in the database.
    const replica = await site.open().catch(() => undefined);
    const fencing = fencingOn(store, posted);
    await fencing.look();
    await fencing.look();
    expect(await store.fence()).toMatchObject({ upTo: head });
    if (replica) expect(await replica.fence()).toMatchObject({ upTo: head });
    await replica?.close();
    for (const id of ids) await expect(approveAndRun(after, id)).rejects.toThrow(StoreFenced);
    await expect(fileRequest(after.approvals, wishOn(after, randomUUID()))).rejects.toThrow(StoreFenced);
    await after.advance(TTL_SECONDS + 1);
    await track(after.approvals);
    expect((await store.request(cancelled))?.state).toBe('pending');
    expect(after.sent).toEqual([]);
    // Lookups are events as ever, and none of their keys was posted before.
    const seen = await store.record(
      { correlationId: randomUUID(), kind: 'looked_up', actor: 'U1', data: {} },
      ['audit'],
    );
    expect(seen.seq).toBeGreaterThan(head);

    expect(await fencing.reconcile('U0SARA')).toEqual({ settled: 11, unknown: 0, waiting: 1, gone: 1 });
    expect(await store.fence()).toBeUndefined();
    for (const id of ids) {
      expect(await store.request(id)).toMatchObject({ state: 'succeeded', decidedBy: 'U0SARA' });
      expect((await store.eventsOf(id)).at(-1)).toMatchObject({
        kind: 'recalled',
        data: { state: 'succeeded' },
      });
    }
    expect((await store.request(cancelled))?.state).toBe('cancelled');
    expect((await store.request(waiting))?.state).toBe('pending');
    await track(after.approvals);
    expect(after.sent).toEqual([]);
    expect((await store.request(waiting))?.state).toBe('expired');

    // The log goes on behind the gap, whole; nothing is held against the channel a second time.
    await posted.post(store);
    await fencing.look();
    expect(await store.fence()).toBeUndefined();
    expect(
      await verifyLog(
        store,
        posted.told.filter(({ seq }) => seq > head),
      ),
    ).toMatchObject({ intact: true });
    expect(await fencing.reconcile('U0SARA')).toBeUndefined();
    await store.close();
    await site.remove();
  });

  it('D157 takes what may have been sent for unknown, where nobody was told how it ended', async () => {
    const site = await openSite();
    const posted = channel();
    let store = await site.open();
    const id = randomUUID();
    await filed(openBench(store, site.advance), id);
    await posted.post(store);
    await store.close();
    await site.copy();
    store = await site.open();
    const during = openBench(store, site.advance);
    await approve(during.approvals, id, await lookingAt(during, id, 'U0SARA'));
    await posted.post(store);
    // It is sent, and Slack never hears of it.
    await execute(during.approvals, id);
    await store.close();
    await site.putBack();
    store = await site.open();
    const after = openBench(store, site.advance);
    const fencing = fencingOn(store, posted);
    await fencing.look();
    expect(await fencing.reconcile('U0SARA')).toMatchObject({ settled: 1, unknown: 1 });
    expect((await store.request(id))?.state).toBe('unknown');
    after.seen = 'done';
    await track(after.approvals);
    expect((await store.request(id))?.state).toBe('succeeded');
    expect(after.sent).toEqual([]);
    await store.close();
    await site.remove();
  });

  it('D155 is fenced also when the log has gone on under other hashes', async () => {
    const site = await openSite();
    const posted = channel();
    const look = () => ({ correlationId: randomUUID(), kind: 'looked_up', actor: 'U1', data: {} });
    let store = await site.open();
    await store.record(look(), ['audit']);
    await posted.post(store);
    await store.close();
    await site.copy();
    store = await site.open();
    await store.record(look(), ['audit']);
    await posted.post(store);
    await store.close();
    await site.putBack();
    store = await site.open();
    for (let index = 0; index < 3; index += 1) await store.record(look(), []);
    const fencing = fencingOn(store, posted);
    await fencing.look();
    expect(await store.fence()).toMatchObject({ after: 4, upTo: 4 });
    expect(await verifyLog(store)).toMatchObject({ intact: true, events: 5 });
    await store.close();
    await site.remove();
  });

  it('is not fenced when the channel tells of nothing else than the log', async () => {
    const site = await openSite();
    const posted = channel();
    const store = await site.open();
    const bench = openBench(store, site.advance);
    const fencing = fencingOn(store, posted);
    expect(await fencing.look()).toMatchObject({ upTo: undefined });
    const id = randomUUID();
    await filed(bench, id);
    await approveAndRun(bench, id);
    await posted.post(store);
    expect((await fencing.look()).upTo).toBe((await store.head())?.seq);
    expect(await store.fence()).toBeUndefined();
    expect(await fencing.reconcile('U0SARA')).toBeUndefined();
    await store.close();
    await site.remove();
  });
});

/** Nothing is read before them, and nothing upstream tells a second one from the first. */
const UNGUARDED = [
  'customers-v2.devices.add',
  'customers-v2.penalties.confirm',
  'customers-v2.penalties.delete',
  'customers-v2.signups.create',
  'customers-v2.sim.activate',
  'customers-v2.subscriptions.add',
  'customers-v2.workorders.change-order',
];

describe('D161 what a database put back would do twice', () => {
  it('is listed: changes of which nothing is read before', () => {
    const bare = operations.filter(
      ({ api, risk, before }) => api === 'customers-v2' && risk !== 'read' && before === undefined,
    );
    expect(bare.map(({ id }) => id).sort()).toEqual(UNGUARDED);
  });

  it.each([...UNGUARDED, 'customers-v2.account-migrations.create'])(
    'D161 is held: %s',
    async (operationId) => {
      const store = openSqlite(':memory:', createSeal(KEYS), () => new Date(0));
      const { request } = await file(store, { operationId });
      await approveInStore(store, request.id);
      expect(await store.raiseFence({ seq: 100, hash: 'f'.repeat(64) })).toBe(true);
      const event = { correlationId: request.id, kind: 'executing', actor: 'careline', data: {} };
      const claim = { id: request.id, from: ['approved'], to: 'executing', event, destinations: [] } as const;
      await expect(store.transition(claim)).rejects.toThrow(StoreFenced);
      expect((await store.request(request.id))?.state).toBe('approved');
      await expect(file(store, { operationId })).rejects.toThrow(StoreFenced);
      await store.close();
    },
  );
});
