/** The emergency stop on both engines: between approval and claim, after a restart, by another replica, with a meddled database. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logAgrees } from '../../../src/approvals/altered.ts';
import { approve, cancel, confirm, reject } from '../../../src/approvals/decide.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { createFencing } from '../../../src/approvals/fence/fencing.ts';
import { move } from '../../../src/approvals/move.ts';
import { fileRequest } from '../../../src/approvals/request.ts';
import { releaseAll, stopAll } from '../../../src/approvals/stop/stop.ts';
import { track } from '../../../src/approvals/track.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { createSeal } from '../../../src/store/seal.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { STOP_ID, StoreStopped } from '../../../src/store/stop.ts';
import type { Store } from '../../../src/store/store.ts';
import { sharedPostgres } from '../../support/shared-postgres.ts';
import { approved, filed, KEYS, lookingAt, openBench, say, wishOn } from '../bench.ts';

/** A database that is opened again, and written by somebody who has no key. */
interface Site {
  open(keys?: Parameters<typeof createSeal>[0]): Promise<Store>;
  meddle(sql: string): Promise<unknown>;
  remove(): void;
}

function onSqlite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'careline-stop-'));
  const path = join(folder, 'careline.db');
  return {
    open: async (keys = KEYS) => openSqlite(path, createSeal(keys), () => new Date(Date.UTC(2026, 10, 20))),
    async meddle(sql) {
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const emptyPlace = sharedPostgres();
async function onPostgres(): Promise<Site> {
  const place = await emptyPlace?.();
  if (place === undefined) throw new Error('no PostgreSQL');
  return {
    open: (keys = KEYS) => openPostgres(place.url, createSeal(keys), () => undefined),
    meddle: (sql) => place.run(sql),
    remove: () => undefined,
  };
}

const ENGINES = [
  ['SQLite', async () => onSqlite()],
  ...(emptyPlace === undefined ? [] : [['PostgreSQL', onPostgres] as const]),
] as const;

const by = (userId: string, reason = 'the wrong lines are being barred') => ({
  userId,
  teamId: 'T1',
  reason,
});

describe.each(ENGINES)('the emergency stop on %s', (engine, openSite) => {
  let site: Site;
  let store: Store;
  let bench: ReturnType<typeof openBench>;
  beforeEach(async () => {
    site = await openSite();
    store = await site.open();
    bench = openBench(store);
  });
  afterEach(async () => {
    await store.close();
    site.remove();
  });

  it('sends nothing that was approved before it, is there after a restart, and what waited is sent after the release', async () => {
    const id = randomUUID();
    await approved(bench, id);
    expect(await stopAll(bench.approvals, by('U0SARA'))).toBe(true);
    expect(await stopAll(bench.approvals, by('U0OMAR'))).toBe(false);
    await execute(bench.approvals, id);
    await track(bench.approvals);
    await store.close();

    store = await site.open();
    bench = openBench(store);
    expect(await store.stop()).toMatchObject({ by: ['U0SARA'], altered: false });
    await track(bench.approvals);
    expect((await store.request(id))?.state).toBe('approved');
    expect(bench.sent).toEqual([]);

    expect(await releaseAll(bench.approvals, by('U0OMAR', ''))).toEqual({ kind: 'released' });
    expect(await store.stop()).toBeUndefined();
    await track(bench.approvals);
    expect(bench.sent).toEqual([id]);
    const kinds = (await store.eventsOf(id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['requested', 'approved', 'stopped', 'released', 'executing', 'succeeded']);
  });

  it('comes between the look and the claim: the transaction of the claim asks again', async () => {
    const id = randomUUID();
    await approved(bench, id);
    await stopAll(bench.approvals, by('U0SARA'));
    const claim = move(store, id, 'claim', { actor: 'careline', provided: logAgrees });
    await expect(claim).rejects.toThrow(StoreStopped);
    expect((await store.request(id))?.state).toBe('approved');
  });

  it('is released by another approver alone', async () => {
    await stopAll(bench.approvals, by('U0SARA'));
    expect(await releaseAll(bench.approvals, by('U0SARA'))).toEqual({ kind: 'own' });
    expect(await releaseAll(bench.approvals, by('U0ALEX'))).toEqual({ kind: 'refused', why: 'not_approver' });
    bench.groupsReadable = false;
    expect(await releaseAll(bench.approvals, by('U0OMAR'))).toEqual({ kind: 'refused', why: 'unreadable' });
    expect(await store.stop()).toMatchObject({ by: ['U0SARA'] });
    bench.groupsReadable = true;
    expect(await releaseAll(bench.approvals, by('U0OMAR'))).toEqual({ kind: 'released' });
    expect(await releaseAll(bench.approvals, by('U0OMAR'))).toEqual({ kind: 'not_stopped' });
  });

  it('lets be filed, counted, rejected and taken back; what its requester alone would send is neither filed nor confirmed', async () => {
    const [kept, rejected, cancelled, own] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    say(bench, { risk: 'write' });
    await filed(bench, own);
    await stopAll(bench.approvals, by('U0SARA'));
    await expect(confirm(bench.approvals, own, { userId: 'U0ALEX', teamId: 'T1' })).rejects.toThrow(
      StoreStopped,
    );
    await expect(fileRequest(bench.approvals, wishOn(bench, randomUUID()))).rejects.toThrow(StoreStopped);
    say(bench, { risk: 'destructive' });
    for (const id of [kept, rejected, cancelled]) await filed(bench, id);
    expect((await approve(bench.approvals, kept, await lookingAt(bench, kept, 'U0OMAR'))).kind).toBe('done');
    await reject(bench.approvals, rejected, { userId: 'U0OMAR', teamId: 'T1', because: 'other' });
    await cancel(bench.approvals, cancelled, 'U0ALEX');
    await execute(bench.approvals, kept);
    const states = await Promise.all(
      [kept, rejected, cancelled].map(async (id) => (await store.request(id))?.state),
    );
    expect(states).toEqual(['approved', 'rejected', 'cancelled']);
    expect(bench.sent).toEqual([]);
  });

  // An SQLite file has one process.
  const onMany = engine === 'PostgreSQL' ? it : undefined;
  onMany?.('holds for another replica at once, also while it is claiming', async () => {
    const other = await site.open();
    const there = openBench(other);
    const ids = Array.from({ length: 8 }, () => randomUUID());
    for (const id of ids) await approved(bench, id);
    const runs = ids.map((id) => execute(there.approvals, id).catch((error: unknown) => error));
    await stopAll(bench.approvals, by('U0SARA'));
    const sentBefore = (await store.events(0, 1_000)).filter(({ kind }) => kind === 'executing');
    await Promise.all(runs);
    await track(there.approvals);
    const log = await store.events(0, 1_000);
    const stoppedAt = log.find(({ correlationId }) => correlationId === STOP_ID)?.seq ?? 0;
    const claims = log.filter(({ kind }) => kind === 'executing');
    expect(claims.every(({ seq }) => seq < stoppedAt)).toBe(true);
    expect(claims).toHaveLength(sentBefore.length);
    expect(there.sent).toHaveLength(claims.length);
    await releaseAll(there.approvals, by('U0OMAR'));
    await track(there.approvals);
    expect(new Set(there.sent)).toEqual(new Set(ids));
    await other.close();
  });

  it('cannot be ended by who writes the database without the key', async () => {
    const value = engine === 'SQLite' ? "x'00'" : "'\\x00'::bytea";
    const id = randomUUID();
    await approved(bench, id);
    await stopAll(bench.approvals, by('U0SARA', 'one'));
    await releaseAll(bench.approvals, by('U0OMAR'));
    await site.meddle("CREATE TABLE before AS SELECT value FROM meta WHERE key = 'stop'");
    await stopAll(bench.approvals, by('U0SARA', 'two'));
    const meddled = [
      "DELETE FROM meta WHERE key = 'stop'",
      `INSERT INTO meta (key, value) VALUES ('stop', ${value})`,
      // The row of when it was released, put back.
      "UPDATE meta SET value = (SELECT value FROM before) WHERE key = 'stop'",
      // An event without the key.
      `INSERT INTO events (seq, correlation_id, kind, actor, at, data, previous_hash, hash)
       SELECT max(seq) + 1, '${STOP_ID}', 'released', 'U0OMAR', 0, '{}', max(hash), 'x' FROM events`,
    ];
    for (const sql of meddled) {
      await site.meddle(sql);
      expect(await store.stop(), sql).toMatchObject({ altered: true, by: ['U0SARA'] });
      await execute(bench.approvals, id);
    }
    expect(bench.sent).toEqual([]);
    expect(await releaseAll(bench.approvals, by('U0SARA'))).toEqual({ kind: 'own' });
    expect(await releaseAll(bench.approvals, by('U0OMAR'))).toEqual({ kind: 'released' });
  });

  it('outlives a renewed key, also once the former one is forgotten', async () => {
    await stopAll(bench.approvals, by('U0SARA'));
    await store.close();
    const current = new Uint8Array(32).fill(7);
    store = await site.open({ current, former: [KEYS.current] });
    await store.reseal();
    await store.close();
    store = await site.open({ current, former: [] });
    expect(await store.stop()).toMatchObject({ by: ['U0SARA'], altered: false });
  });

  it('holds again when the database was put back to before it', async () => {
    await filed(bench, randomUUID());
    const head = await store.head();
    // What the channel tells of events that the database lost.
    const told = [
      { seq: 8, hash: 'h', request: STOP_ID, kind: 'stopped', actor: 'U0SARA', at: 1 },
      { seq: 9, hash: 'i', request: randomUUID(), kind: 'looked_up', actor: 'U0ALEX', at: 2 },
    ];
    expect(head?.seq).toBe(1);
    const log = { newest: async () => told, since: async () => told };
    const fencing = createFencing(
      store,
      log,
      () => new Date(0),
      () => undefined,
    );
    await fencing.look();
    expect(await store.fence()).toBeDefined();
    await fencing.reconcile('U0OMAR');
    expect(await store.fence()).toBeUndefined();
    expect(await store.stop()).toMatchObject({ by: ['U0SARA'], altered: false });
  });
});
