import { toDelivery } from '../rows.ts';
import type { Delivery, Destination, Posted } from '../store.ts';
import { markOfPosted, vouchedPosted } from '../vouch/message.ts';
import type { Engine } from './database.ts';

/** What is still to be told, and where messages of a request stand. */
export function outboxStatements({ run, seal }: Engine) {
  return {
    // Only the oldest delivery of a request and destination is ever handed out, so that order is kept; one that another
    // process is taking at this moment is passed over. People take turns: who has asked for much does not keep the
    // others waiting. The audit channel follows the log.
    async lease(destination: Destination, seconds: number, limit: number): Promise<Delivery[]> {
      const rows = await run(
        `WITH turns AS (
           SELECT o.id, CASE WHEN o.destination = 'audit' THEN 0
                        ELSE row_number() OVER (PARTITION BY e.actor ORDER BY o.seq, o.id) END AS turn
           FROM outbox o JOIN events e ON e.seq = o.seq
           WHERE o.destination = $1 AND o.not_before <= careline_now() AND o.leased_until <= careline_now()
             AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.correlation_id = o.correlation_id
                             AND earlier.destination = o.destination AND earlier.seq < o.seq)
         ), due AS (
           SELECT o.id, o.attempts, o.last_error, turns.turn FROM outbox o JOIN turns ON turns.id = o.id
           WHERE o.leased_until <= careline_now()
           ORDER BY turns.turn, o.seq, o.id LIMIT $2 FOR UPDATE OF o SKIP LOCKED
         ), taken AS (
           UPDATE outbox SET leased_until = careline_now() + $3, attempts = outbox.attempts + 1, last_error = NULL
           FROM due WHERE outbox.id = due.id
           RETURNING outbox.id AS outbox_id, outbox.seq, outbox.destination, due.attempts, due.last_error, due.turn
         )
         SELECT taken.outbox_id, taken.destination, taken.attempts, taken.last_error, e.*
         FROM taken JOIN events e ON e.seq = taken.seq ORDER BY taken.turn, e.seq, taken.outbox_id`,
        [destination, limit, seconds * 1000],
      );
      return rows.map(toDelivery);
    },
    async delivered(ids: readonly number[]): Promise<void> {
      await run('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [ids]);
    },
    async defer(id: number, seconds: number, error: string | undefined): Promise<void> {
      await run(
        'UPDATE outbox SET leased_until = 0, not_before = careline_now() + $2, last_error = $3 WHERE id = $1',
        [id, seconds * 1000, error ?? null],
      );
    },
    async backlog(): Promise<number> {
      const [row] = await run('SELECT count(*) AS waiting FROM outbox');
      return Number(row?.waiting ?? 0);
    },
    async posted(requestId: string, place: string): Promise<Posted | undefined> {
      const [row] = await run('SELECT channel, ts, mark FROM posted WHERE request_id = $1 AND place = $2', [
        requestId,
        place,
      ]);
      return vouchedPosted(seal, requestId, place, row);
    },
    async setPosted(requestId: string, place: string, posted: Posted): Promise<void> {
      await run(
        `INSERT INTO posted (request_id, place, channel, ts, mark) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (request_id, place)
         DO UPDATE SET channel = excluded.channel, ts = excluded.ts, mark = excluded.mark`,
        [requestId, place, posted.channel, posted.ts, markOfPosted(seal, requestId, place, posted)],
      );
    },
  };
}
