import { z } from 'zod';
import { DESTINATIONS, type Delivery, type Destination, type Posted } from '../store.ts';
import type { Engine } from './database.ts';
import { toEvent } from './rows.ts';

const leased = z.object({
  outbox_id: z.number(),
  destination: z.enum(DESTINATIONS),
  attempts: z.number(),
  last_error: z.string().nullable(),
});
const place = z.object({ channel: z.string(), ts: z.string() });

/** What is still to be told, and where messages of a request stand. */
export function outboxStatements({ db, now, atomically }: Engine) {
  // Only the oldest delivery of a request and destination is ever handed out, so that order is kept.
  const next = db.prepare(
    `SELECT o.id AS outbox_id, o.destination, o.attempts, o.last_error, e.*
     FROM outbox o JOIN events e ON e.seq = o.seq
     WHERE o.destination = :destination AND o.not_before <= :now AND o.leased_until <= :now
       AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.correlation_id = o.correlation_id
                       AND earlier.destination = o.destination AND earlier.seq < o.seq)
     ORDER BY o.seq, o.id LIMIT :limit`,
  );
  const take = db.prepare(
    'UPDATE outbox SET leased_until = ?, attempts = attempts + 1, last_error = NULL WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const defer = db.prepare('UPDATE outbox SET leased_until = 0, not_before = ?, last_error = ? WHERE id = ?');
  const count = db.prepare('SELECT count(*) AS waiting FROM outbox');
  const where = db.prepare('SELECT channel, ts FROM posted WHERE request_id = ? AND place = ?');
  const put = db.prepare(
    `INSERT INTO posted (request_id, place, channel, ts) VALUES (?, ?, ?, ?)
     ON CONFLICT (request_id, place) DO UPDATE SET channel = excluded.channel, ts = excluded.ts`,
  );

  return {
    lease(destination: Destination, seconds: number, limit: number): Delivery[] {
      return atomically(() => {
        const time = now().getTime();
        return next.all({ destination, now: time, limit }).map((row) => {
          const read = leased.parse(row);
          take.run(time + seconds * 1000, read.outbox_id);
          return {
            id: read.outbox_id,
            destination: read.destination,
            attempts: read.attempts + 1,
            inDoubt: read.attempts > 0 && read.last_error === null,
            event: toEvent(row),
          };
        });
      });
    },
    delivered(ids: readonly number[]): void {
      atomically(() => {
        for (const id of ids) remove.run(id);
      });
    },
    defer(id: number, seconds: number, error: string | undefined): void {
      defer.run(now().getTime() + seconds * 1000, error ?? null, id);
    },
    backlog: () => Number(count.get()?.waiting ?? 0),
    posted(requestId: string, name: string): Posted | undefined {
      const row = where.get(requestId, name);
      return row && place.parse(row);
    },
    setPosted(requestId: string, name: string, posted: Posted): void {
      put.run(requestId, name, posted.channel, posted.ts);
    },
  };
}
