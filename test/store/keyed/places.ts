/** A database of each engine that is opened, closed, written past everything and made one of before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GENESIS, UNKEYED } from '../../../src/store/chain.ts';
import { ofMeta } from '../../../src/store/places.ts';
import { convertPostgres } from '../../../src/store/postgres/database.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import type { Seal } from '../../../src/store/seal.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Place } from '../../support/postgres.ts';

export interface Database {
  open(seal: Seal): Promise<Store>;
  /** What stands before the first start of this version, where there is such a step: whether it did anything. */
  convert(seal: Seal): Promise<boolean>;
  /** Runs statements past everything; `blob` writes bytes as the engine does. */
  write(statements: (blob: (bytes: Uint8Array) => string) => readonly string[]): Promise<void>;
  read(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  remove(): void;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

export function sqliteDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'careline-keyed-'));
  const path = join(folder, 'careline.db');
  const using = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(path);
    db.exec('PRAGMA foreign_keys = OFF');
    for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
      db.exec(`DROP TRIGGER ${name}`);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    open: async (seal) => openSqlite(path, seal, () => new Date(Date.UTC(2026, 10, 20))),
    // It is converted at its first start.
    async convert(seal) {
      const before = using((db) => db.prepare('SELECT count(*) AS events FROM events').get()?.events);
      const store = openSqlite(path, seal, () => new Date(Date.UTC(2026, 10, 20)));
      await store.close();
      return using((db) => db.prepare('SELECT count(*) AS events FROM events').get()?.events) !== before;
    },
    async write(statements) {
      using((db) => db.exec(statements((bytes) => `x'${hex(bytes)}'`).join(';\n')));
    },
    read: async (sql) => using((db) => db.prepare(sql).all()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function postgresDatabase(place: Place): Database {
  return {
    open: (seal) => openPostgres(place.url, seal, () => undefined),
    convert: (seal) => convertPostgres(place.url, seal),
    async write(statements) {
      await place.run('ALTER TABLE events DISABLE TRIGGER USER');
      for (const sql of statements((bytes) => `'\\x${hex(bytes)}'`)) await place.run(sql);
    },
    read: (sql) => place.run(sql),
    remove: () => undefined,
  };
}

/** Makes every hash fit, from an event on, as anybody can who has the database alone. */
export async function makeFit(database: Database, store: Store, from = 1): Promise<void> {
  let before = GENESIS;
  const statements: string[] = [];
  for (const event of await store.events(0, 1_000)) {
    const hash = event.seq < from ? event.hash : UNKEYED.hash(before, event.seq, event.at, event);
    statements.push(
      `UPDATE events SET previous_hash = '${before}', hash = '${hash}' WHERE seq = ${event.seq}`,
    );
    before = hash;
  }
  await database.write(() => statements);
}

/** As an earlier Careline left it: vouched for, and its log without a key. */
export async function takeKeyAway(database: Database, store: Store, seal: Seal): Promise<void> {
  await makeFit(database, store);
  await store.close();
  await putBackCheck(database, seal);
}

/** What told the key then. */
export const putBackCheck = (database: Database, seal: Seal): Promise<void> =>
  database.write((blob) => [
    "DELETE FROM meta WHERE key = 'log-key'",
    `UPDATE meta SET value = ${blob(seal.seal('careline', ofMeta('key-check')))} WHERE key = 'key-check'`,
  ]);
