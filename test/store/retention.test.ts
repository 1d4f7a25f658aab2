/** Purged requests in an SQLite file that somebody else writes, or reads past Careline. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { State, Store } from '../../src/store/store.ts';
import { approve, eventOf, file } from './making.ts';

const seal = createSeal({ current: randomBytes(32), former: [] });
const DAY_MS = 86_400_000;
const DAYS = 30;

describe('an SQLite file with old requests in it', () => {
  let folder: string;
  let path: string;
  let offset: number;
  let store: Store;
  const open = () => openSqlite(path, seal, () => new Date(Date.UTC(2026, 10, 20) + offset));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'careline-retention-'));
    path = join(folder, 'careline.db');
    offset = 0;
    store = open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const onFile = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(path);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const meddle = (sql: string) => onFile((db) => db.exec(sql));
  const sealedOf = (id: string): Buffer =>
    onFile((db) => {
      const sealed = db.prepare('SELECT sealed FROM requests WHERE id = ?').get(id)?.sealed;
      return sealed instanceof Uint8Array ? Buffer.from(sealed) : Buffer.of();
    });
  const go = (id: string, from: State, to: State) =>
    store.transition({ id, from: [from], to, event: eventOf(id, to), destinations: [] });
  async function cancelled(reason = 'because'): Promise<string> {
    const { id } = (await file(store, { reason })).request;
    await go(id, 'pending', 'cancelled');
    return id;
  }
  const later = () => {
    offset += (DAYS + 1) * DAY_MS;
  };

  it('S101 what somebody purges without the key is altered, and so is what says that it was not purged', async () => {
    const [taken, emptied, kept] = [await cancelled(), await cancelled(), await cancelled()];
    meddle(`UPDATE requests SET purged_at = 1 WHERE id = '${taken}'`);
    meddle(`UPDATE requests SET purged_at = 1, sealed = x'', answer = NULL WHERE id = '${emptied}'`);
    for (const id of [taken, emptied]) expect(await store.request(id)).toMatchObject({ altered: true });
    later();
    expect(await store.purge(DAYS)).toBe(1);
    expect((await store.request(kept))?.altered).toBeUndefined();
    meddle(`UPDATE requests SET purged_at = NULL WHERE id = '${kept}'`);
    expect(await store.request(kept)).toMatchObject({ altered: true });
    meddle(`UPDATE requests SET purged_at = 1 WHERE id = '${kept}'`);
    expect(await store.request(kept)).toMatchObject({ altered: true });
  });

  it('S101 a state that the log does not give purges nothing', async () => {
    const { id } = (await file(store)).request;
    await approve(store, id);
    await go(id, 'approved', 'executing');
    await go(id, 'executing', 'unknown');
    meddle(`UPDATE requests SET state = 'succeeded' WHERE id = '${id}'`);
    later();
    expect(await store.purge(DAYS)).toBe(0);
    expect(await store.request(id)).toMatchObject({ reason: 'because' });
  });

  it('S101 what was altered loses its data in time as well, stays altered, and keeps no other', async () => {
    const [forged, sound] = [await cancelled(), await cancelled()];
    meddle(`UPDATE requests SET requester = 'U0EVA', approvals = '[' WHERE id = '${forged}'`);
    const before = sealedOf(forged);
    later();
    expect(await store.purge(DAYS)).toBe(2);
    expect(await store.request(sound)).toMatchObject({ reason: '', purgedAt: expect.any(Date) });
    expect(await store.request(forged)).toMatchObject({ altered: true });
    expect(sealedOf(forged)).not.toEqual(before);
    expect(await store.purge(DAYS)).toBe(0);
  });

  it('S101 what was purged stands nowhere in the file any more, sealed or not', async () => {
    const id = await cancelled('x'.repeat(20_000));
    const sealed = sealedOf(id);
    const filed = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    // In pieces, for the file is made of pages.
    const piece = sealed.subarray(10_000, 10_100);
    expect(filed().some((bytes) => bytes.includes(piece))).toBe(true);
    later();
    await store.purge(DAYS);
    await store.close();
    expect(filed().some((bytes) => bytes.includes(piece))).toBe(false);
    store = open();
    expect(await store.request(id)).toMatchObject({ state: 'cancelled', purgedAt: expect.any(Date) });
  });
});
