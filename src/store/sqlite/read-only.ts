import { DatabaseSync } from 'node:sqlite';
import { CLAIMED, type LogReader, toClaimed } from '../audited.ts';
import { toEvent } from '../rows.ts';

/**
 * Opens the log of an SQLite file to read it, beside the process that writes it. Throws when there is no such file or
 * it is no database of ours.
 */
export function openSqliteLog(path: string): LogReader {
  const db = new DatabaseSync(path, { readOnly: true });
  const page = db.prepare('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
  page.setReadBigInts(true);
  const unposted = db.prepare("SELECT seq FROM outbox WHERE destination = 'audit'");
  const requests = db.prepare(`SELECT ${CLAIMED} FROM requests WHERE id > ? ORDER BY id LIMIT ?`);
  return {
    events: async (afterSeq, limit) => page.all(afterSeq, limit).map(toEvent),
    unposted: async () => new Set(unposted.all().map(({ seq }) => Number(seq))),
    requests: async (afterId, limit) => requests.all(afterId, limit).map(toClaimed),
    hold: async () => db.exec('BEGIN'),
    close: async () => db.close(),
  };
}
