import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createRequestReader, type RequestReader } from '../requests/read.ts';
import type { Seal } from '../seal.ts';
import { StoreUnusable, unusable } from '../unusable.ts';
import { makePrivate } from './private.ts';

const MIGRATIONS = new URL('../migrations/sqlite/', import.meta.url);
const BUSY_TIMEOUT_MS = 5_000;

/** What the statement families of this engine share. */
export interface Engine {
  readonly db: DatabaseSync;
  readonly seal: Seal;
  readonly requests: RequestReader;
  readonly now: () => Date;
  /** Runs `work` in one immediate transaction: all of it commits, or nothing. */
  atomically<T>(work: () => T): T;
  /**
   * The same, without waiting for the disk: it survives the process, and may be lost in a power cut. For what is
   * short-lived and asked for by everybody at once.
   */
  hastily<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file, takes the one-process lock, migrates it and checks the key. Throws
 * `StoreUnusable` naming the cause.
 */
export function openEngine(path: string, seal: Seal, now: () => Date): Engine {
  if (path !== ':memory:') makePrivate(path);
  const lock = path === ':memory:' ? undefined : takeLock(path);
  try {
    const db = openDatabase(path);
    const atomically = <T>(work: () => T): T => inTransaction(db, work);
    atomically(() => migrate(db));
    return {
      db,
      seal,
      requests: createRequestReader(seal),
      now,
      atomically,
      hastily<T>(work: () => T): T {
        db.exec('PRAGMA synchronous = NORMAL');
        try {
          return atomically(work);
        } finally {
          db.exec('PRAGMA synchronous = FULL');
        }
      },
      close() {
        db.close();
        lock?.close();
      },
    };
  } catch (error) {
    lock?.close();
    throw unusable(path, error);
  }
}

function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  // FULL: a committed claim must survive a power cut, or a change could be sent twice.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  // What is purged or forgotten is written over in the file, not only left behind.
  db.exec('PRAGMA secure_delete = ON');
  const check = db.prepare('PRAGMA quick_check(1)').get();
  if (check?.quick_check !== 'ok') throw new StoreUnusable(`${path}: the file is corrupt; restore a backup`);
  return db;
}

/**
 * SQLite serves one process. The lock is a transaction held on a file beside the database: the kernel
 * releases it when the process dies, however it dies.
 */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new StoreUnusable(`${path}: another Careline process is using this file; stop it first`);
  }
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk rolls back by itself; a second ROLLBACK would hide the cause.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function migrate(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT');
  const done = new Set(
    db
      .prepare('SELECT name FROM migrations')
      .all()
      .map((row) => row.name),
  );
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const name of files) {
    if (done.has(name)) continue;
    db.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
    db.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
  }
}
