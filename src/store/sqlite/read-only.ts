import { DatabaseSync } from 'node:sqlite';
import { CLAIMED, type LogReader, toClaimed } from '../audited.ts';
import { chainBy } from '../keyed/log-key.ts';
import { eventPages } from './log.ts';

/**
 * Opens the log of an SQLite file to read it, beside the process that writes it. Throws when there is no such file or
 * it is no database of ours.
 */
export function openSqliteLog(path: string): LogReader {
  const db = new DatabaseSync(path, { readOnly: true });
  const page = eventPages(db);
  const meta = db.prepare('SELECT key, value FROM meta');
  const unposted = db.prepare("SELECT seq FROM outbox WHERE destination = 'audit'");
  const requests = db.prepare(`SELECT ${CLAIMED} FROM requests WHERE id > ? ORDER BY id LIMIT ?`);
  return {
    events: async (afterSeq, limit) => page(afterSeq, limit),
    chain: async (seal) => chainBy(new Map(meta.all().map(({ key, value }) => [String(key), value])), seal),
    unposted: async () => new Set(unposted.all().map(({ seq }) => Number(seq))),
    requests: async (afterId, limit) => requests.all(afterId, limit).map(toClaimed),
    hold: async () => db.exec('BEGIN'),
    close: async () => db.close(),
  };
}
