import { toDelivery } from '../rows.ts';
import type { Delivery, Destination, Posted } from '../store.ts';
import { markOfPosted, vouchedPosted } from '../vouch/message.ts';
import type { Engine } from './database.ts';

/** What is still to be told, and where messages of a request stand. */
export function outboxStatements({ db, seal, now, atomically }: Engine) {
  // Only the oldest delivery of a request and destination is ever handed out, so that order is kept. People take
  // turns: who has asked for much does not keep the others waiting. The audit channel follows the log.
  const next = db.prepare(
    `SELECT o.id AS outbox_id, o.destination, o.attempts, o.last_error, e.*
     FROM outbox o JOIN events e ON e.seq = o.seq
     WHERE o.destination = :destination AND o.not_before <= :now AND o.leased_until <= :now
       AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.correlation_id = o.correlation_id
                       AND earlier.destination = o.destination AND earlier.seq < o.seq)
     ORDER BY CASE WHEN o.destination = 'audit' THEN 0
              ELSE row_number() OVER (PARTITION BY e.actor ORDER BY o.seq, o.id) END, o.seq, o.id LIMIT :limit`,
  );
  const take = db.prepare(
    'UPDATE outbox SET leased_until = ?, attempts = attempts + 1, last_error = NULL WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const defer = db.prepare('UPDATE outbox SET leased_until = 0, not_before = ?, last_error = ? WHERE id = ?');
  const count = db.prepare('SELECT count(*) AS waiting FROM outbox');
  const where = db.prepare('SELECT channel, ts, mark FROM posted WHERE request_id = ? AND place = ?');
  const put = db.prepare(
    `INSERT INTO posted (request_id, place, channel, ts, mark) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (request_id, place)
     DO UPDATE SET channel = excluded.channel, ts = excluded.ts, mark = excluded.mark`,
  );

  return {
    lease(destination: Destination, seconds: number, limit: number): Delivery[] {
      return atomically(() => {
        const time = now().getTime();
        const leased = next.all({ destination, now: time, limit }).map(toDelivery);
        for (const { id } of leased) take.run(time + seconds * 1000, id);
        return leased;
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
      return vouchedPosted(seal, requestId, name, where.get(requestId, name));
    },
    setPosted(requestId: string, name: string, posted: Posted): void {
      put.run(requestId, name, posted.channel, posted.ts, markOfPosted(seal, requestId, name, posted));
    },
  };
}
