import { DatabaseSync } from 'node:sqlite';
import { toEvent } from '../rows.ts';
import type { LogReader } from '../store.ts';

/**
 * Opens the log of an SQLite file to read it, beside the process that writes it. Throws when there is no such file or
 * it is no database of ours.
 */
export function openSqliteLog(path: string): LogReader {
  const db = new DatabaseSync(path, { readOnly: true });
  const page = db.prepare('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
  page.setReadBigInts(true);
  const unposted = db.prepare("SELECT seq FROM outbox WHERE destination = 'audit'");
  return {
    events: async (afterSeq, limit) => page.all(afterSeq, limit).map(toEvent),
    unposted: async () => new Set(unposted.all().map(({ seq }) => Number(seq))),
    close: async () => db.close(),
  };
}
