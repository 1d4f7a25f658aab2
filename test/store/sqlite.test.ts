import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../src/audit/verify.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite, StoreUnusable } from '../../src/store/sqlite.ts';
import { newRequest, storeConformance } from './conformance.ts';

const seal = createSeal(randomBytes(32));
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

describe('the SQLite file', () => {
  it('keeps everything over a restart, migrations included', async () => {
    const first = openSqlite(path, seal, now);
    const request = newRequest();
    await first.file(request, { correlationId: request.id, kind: 'requested', actor: 'U1', data: {} }, [
      'card',
    ]);
    await first.close();
    const second = openSqlite(path, seal, now);
    expect(await second.request(request.id)).toMatchObject({ reason: 'because' });
    expect(await second.backlog()).toBe(1);
    await second.close();
  });

  it('serves one process: a second one is told so', async () => {
    const first = openSqlite(path, seal, now);
    expect(() => openSqlite(path, seal, now)).toThrow(/another Careline process/);
    await first.close();
    await openSqlite(path, seal, now).close();
  });

  it('is not opened with another key', async () => {
    await openSqlite(path, seal, now).close();
    expect(() => openSqlite(path, createSeal(randomBytes(32)), now)).toThrow(
      new StoreUnusable('ENCRYPTION_KEY is not the key this database was written with'),
    );
  });

  it('is not opened when it is no database', () => {
    writeFileSync(path, 'something else entirely, and long enough to be looked at '.repeat(50));
    expect(() => openSqlite(path, seal, now)).toThrow(StoreUnusable);
  });

  it('holds nothing people entered in clear', async () => {
    const canaries = ['CANARY-INPUT', 'CANARY-REASON', 'CANARY-COMMENT', 'CANARY-MEMORY'] as const;
    const store = openSqlite(path, seal, now);
    const request = newRequest({ input: { body: canaries[0] }, reason: canaries[1] });
    const event = { correlationId: request.id, kind: 'requested', actor: 'U1', data: {} };
    await store.file(request, event, []);
    await store.transition({
      id: request.id,
      from: ['pending'],
      to: 'rejected',
      change: { comment: canaries[2] },
      event,
      destinations: [],
    });
    await store.remember('token', 'owner', canaries[3], 60);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const canary of canaries) expect(bytes.includes(canary), `${canary} in ${name}`).toBe(false);
    }
    await store.close();
  });

  it('refuses to change or delete an event', async () => {
    const store = openSqlite(path, seal, now);
    await store.record({ correlationId: 'a', kind: 'looked_up', actor: 'U1', data: {} }, []);
    await store.close();
    const db = new DatabaseSync(path);
    expect(() => db.exec("UPDATE events SET actor = 'U2'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM events')).toThrow('append-only');
    db.close();
  });
});

describe('verifyLog', () => {
  const EVENTS = 12;
  /** How columns that are not plain text are edited. */
  const EDITS = new Map([
    ['at', 'at + 1'],
    ['data', "replace(data, 'x', 'y')"],
  ]);
  async function written(): Promise<void> {
    const store = openSqlite(path, seal, now);
    for (let index = 0; index < EVENTS; index += 1) {
      const data = { b: index, a: { nested: ['x', index] } };
      await store.record({ correlationId: `c${index % 3}`, kind: 'looked_up', actor: 'U1', data }, []);
    }
    await store.close();
  }
  async function verified() {
    const store = openSqlite(path, seal, now);
    const result = await verifyLog(store);
    await store.close();
    return result;
  }
  /** Somebody with the file in their hands, and no respect for triggers. */
  function tamper(sql: string): void {
    const db = new DatabaseSync(path);
    db.exec(
      'DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted; PRAGMA foreign_keys = OFF',
    );
    db.exec(sql);
    db.close();
  }

  it('finds a log as it was written intact', async () => {
    await written();
    expect(await verified()).toMatchObject({ intact: true, events: EVENTS });
  });

  it('finds an event that was taken out, put in, or swapped', async () => {
    for (const sql of [
      'DELETE FROM events WHERE seq = 5',
      'INSERT INTO events SELECT 13, correlation_id, kind, actor, at, data, previous_hash, hash FROM events WHERE seq = 12',
      'UPDATE events SET seq = -seq; UPDATE events SET seq = CASE seq WHEN -4 THEN 5 WHEN -5 THEN 4 ELSE -seq END',
    ]) {
      rmSync(path, { force: true });
      await written();
      tamper(sql);
      expect(await verified(), sql).toMatchObject({ intact: false });
    }
  });

  it('finds any edit of any event', async () => {
    const edit = fc.record({
      seq: fc.integer({ min: 1, max: EVENTS }),
      column: fc.constantFrom('correlation_id', 'kind', 'actor', 'data', 'hash', 'previous_hash', 'at'),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ seq, column }) => {
        rmSync(path, { force: true });
        await written();
        const changed = EDITS.get(column) ?? `'z' || substr(${column}, 2)`;
        tamper(`UPDATE events SET ${column} = ${changed} WHERE seq = ${seq}`);
        expect(await verified()).toMatchObject({ intact: false });
      }),
      { numRuns: 25 },
    );
  });
});
