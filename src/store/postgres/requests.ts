import { resealed } from '../reseal.ts';
import { toRequest } from '../rows.ts';
import type { Destination, Due, Filed, NewEvent, NewRequest, RequestRecord, Transition } from '../store.ts';
import type { Engine } from './database.ts';
import { append } from './log.ts';

/** How many due requests a worker takes at a time. */
const BATCH = 100;

/** Requests and their transitions. */
export function requestStatements({ run, seal, atomically }: Engine) {
  const read = (row: unknown): RequestRecord => toRequest(row, seal);
  const list = async (sql: string, values: readonly unknown[]): Promise<RequestRecord[]> =>
    (await run(`SELECT * FROM requests WHERE ${sql}`, values)).map(read);
  const first = async (sql: string, values: readonly unknown[]): Promise<RequestRecord | undefined> =>
    (await list(sql, values))[0];

  return {
    file: (request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Promise<Filed> =>
      atomically(async (tx) => {
        const [row] = await tx(INSERT, [
          request.id,
          request.submissionKey,
          request.operationId,
          request.teamId,
          request.requester,
          seal.seal({ input: request.input, reason: request.reason, onScreen: request.onScreen }),
          request.aim,
          JSON.stringify(request.facts),
          JSON.stringify(request.touches),
          request.risk,
          request.digest,
          JSON.stringify(request.terms),
          request.link === undefined ? null : JSON.stringify(request.link),
          request.lifetime * 1000,
          milliseconds(request.remindIn),
          milliseconds(request.escalateIn),
        ]);
        if (row === undefined) {
          const [before] = await tx('SELECT * FROM requests WHERE submission_key = $1', [
            request.submissionKey,
          ]);
          return { created: false, request: read(before) };
        }
        await append(tx, event, destinations);
        return { created: true, request: read(row) };
      }),

    transition: ({ id, from, to, change = {}, event, destinations, unexpired }: Transition) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const [row] = await tx(UPDATE, [
          id,
          to,
          from,
          change.decidedBy ?? null,
          change.comment === undefined ? null : seal.seal(change.comment),
          change.outcome === undefined ? null : JSON.stringify(change.outcome),
          change.answer === undefined ? null : seal.seal(change.answer),
          typeof change.checkIn === 'number' ? change.checkIn * 1000 : null,
          unexpired ?? null,
        ]);
        if (row === undefined) return undefined;
        await append(tx, event, destinations);
        return read(row);
      }),

    reseal: (): Promise<number> =>
      atomically(async (tx) => {
        // Nobody may write a request in between: what they wrote would be lost.
        const rows = await tx('SELECT id, sealed, comment, answer, approvals FROM requests FOR UPDATE');
        for (const row of rows) {
          const { id, sealed, comment, answer, approvals } = resealed(row, seal);
          await tx(
            'UPDATE requests SET sealed = $2, comment = $3, answer = $4, approvals = $5 WHERE id = $1',
            [id, sealed, comment, answer, approvals],
          );
        }
        return rows.length;
      }),

    async stopChecking(id: string): Promise<void> {
      await run('UPDATE requests SET check_at = NULL WHERE id = $1', [id]);
    },
    // What was settled while it was being read back is read back no more.
    async checked(id: string, checkIn: number): Promise<void> {
      await run(
        `UPDATE requests SET check_at = careline_now() + $2, checks = checks + 1
         WHERE id = $1 AND check_at IS NOT NULL`,
        [id, checkIn * 1000],
      );
    },
    request: (id: string) => first('id = $1', [id]),
    pending: (limit: number) =>
      list(
        `state = 'pending' AND risk = 'destructive' AND expires_at > careline_now() ORDER BY created_at LIMIT $1`,
        [limit],
      ),
    unsettled: (limit: number) => list(`state = 'unknown' ORDER BY created_at LIMIT $1`, [limit]),
    requestsOf: (userId: string, limit: number) =>
      list('requester = $1 ORDER BY created_at DESC LIMIT $2', [userId, limit]),
    openOn: (aims: readonly string[]) =>
      list(
        `aim = ANY($1::text[]) AND (state IN ('approved', 'executing', 'accepted')
         OR (state = 'pending' AND expires_at > careline_now())) ORDER BY created_at`,
        [aims],
      ),
    async due(unknownAfter: number): Promise<Due> {
      const undecided = `state = 'pending' AND expires_at > careline_now()`;
      const [expired, approved, overdue, toCheck, remind, escalate] = await Promise.all([
        list(`state = 'pending' AND expires_at <= careline_now() LIMIT $1`, [BATCH]),
        list(`state = 'approved' ORDER BY decided_at LIMIT $1`, [BATCH]),
        list(`state = 'executing' AND claimed_at <= careline_now() - $1 LIMIT $2`, [
          unknownAfter * 1000,
          BATCH,
        ]),
        list('check_at <= careline_now() ORDER BY check_at LIMIT $1', [BATCH]),
        list(`${undecided} AND remind_at <= careline_now() LIMIT $1`, [BATCH]),
        list(`${undecided} AND escalate_at <= careline_now() LIMIT $1`, [BATCH]),
      ]);
      return { expired, approved, overdue, toCheck, toNudge: { remind, escalate } };
    },
  };
}

const milliseconds = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : Math.round(seconds * 1000);

// Two who send the same form at once: the second waits for the first, and files nothing.
const INSERT = `
  INSERT INTO requests (id, submission_key, operation_id, team_id, requester, state, sealed, target, aim, facts,
                        touches, risk, digest, terms, link, created_at, expires_at, remind_at, escalate_at)
  SELECT $1, $2, $3, $4, $5, 'pending', $6, '', $7, $8, $9, $10, $11, $12, $13, now, now + $14, now + $15, now + $16
  FROM (SELECT careline_now() AS now) AS clock
  ON CONFLICT (submission_key) DO NOTHING RETURNING *`;

// One conditional UPDATE is the whole claim: of two who race, one changes a row and the other none.
const UPDATE = `
  UPDATE requests
  SET state = $2, version = version + 1,
      decided_by = coalesce($4, decided_by),
      decided_at = CASE WHEN $4::text IS NULL THEN decided_at ELSE careline_now() END,
      comment = coalesce($5, comment),
      claimed_at = CASE WHEN $2 = 'executing' THEN careline_now() ELSE claimed_at END,
      outcome = coalesce($6, outcome),
      answer = coalesce($7, answer),
      check_at = careline_now() + $8::bigint, checks = 0
  WHERE id = $1 AND state = ANY($3::text[])
    AND ($9::boolean IS NULL OR (expires_at > careline_now()) = $9)
  RETURNING *`;
