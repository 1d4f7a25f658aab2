import { toRequest } from '../rows.ts';
import type { Counted, Destination, Hold, NewApproval, NewEvent, Nudge, RequestRecord } from '../store.ts';
import type { Engine } from './database.ts';
import { append } from './log.ts';

/** What happens to a request while it is undecided: approvals one by one, drift, reminders. */
export function decisionStatements({ seal, atomically }: Engine) {
  const read = (row: unknown): RequestRecord => toRequest(row, seal);

  return {
    countApproval: ({ id, digest, userId, comment, needed, ...told }: NewApproval) =>
      atomically(async (tx): Promise<Counted | undefined> => {
        const sealed = comment === undefined ? null : Buffer.from(seal.seal(comment)).toString('hex');
        const [row] = await tx(APPROVE, [id, digest, userId, sealed, needed]);
        if (row === undefined) {
          const [before] = await tx(
            `SELECT * FROM requests
             WHERE id = $1 AND state = 'pending' AND digest = $2 AND expires_at > careline_now()`,
            [id, digest],
          );
          const request = before && read(before);
          const counted = request?.approvals.some((each) => each.userId === userId);
          return request && counted ? { kind: 'repeated', request } : undefined;
        }
        const request = read(row);
        const kind = request.state === 'approved' ? 'approved' : 'counted';
        await append(tx, told[kind], told.destinations);
        return { kind, request };
      }),

    hold: ({ id, digest, newDigest, facts, touches, event, destinations }: Hold) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const [row] = await tx(HOLD, [id, digest, newDigest, JSON.stringify(facts), JSON.stringify(touches)]);
        if (row === undefined) return undefined;
        await append(tx, event, destinations);
        return read(row);
      }),

    nudge: (id: string, nudge: Nudge, event: NewEvent, destinations: readonly Destination[]) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const [row] = await tx(
          `UPDATE requests SET ${NUDGE[nudge]}
           WHERE id = $1 AND state = 'pending' AND expires_at > careline_now() AND ${nudge}_at <= careline_now()
           RETURNING *`,
          [id],
        );
        if (row === undefined) return undefined;
        await append(tx, event, destinations);
        return read(row);
      }),
  };
}

const NUDGE: Readonly<Record<Nudge, string>> = {
  remind: 'remind_at = NULL',
  escalate: 'escalate_at = NULL, escalated_at = careline_now()',
};

// Counting and deciding are one statement: two last approvals cannot both be the last, nor one person's two.
const APPROVE = `
  UPDATE requests
  SET approvals = (approvals::jsonb || jsonb_build_object(
        'userId', $3::text, 'at', careline_now(), 'comment', $4::text))::text,
      version = version + 1,
      state = CASE WHEN jsonb_array_length(approvals::jsonb) + 1 >= $5 THEN 'approved' ELSE state END,
      decided_by = CASE WHEN jsonb_array_length(approvals::jsonb) + 1 >= $5 THEN $3 ELSE decided_by END,
      decided_at = CASE WHEN jsonb_array_length(approvals::jsonb) + 1 >= $5 THEN careline_now() ELSE decided_at END
  WHERE id = $1 AND state = 'pending' AND expires_at > careline_now() AND digest = $2
    AND NOT approvals::jsonb @> jsonb_build_array(jsonb_build_object('userId', $3::text))
  RETURNING *`;

const HOLD = `
  UPDATE requests
  SET drifted_from = coalesce(drifted_from, facts), facts = $4, touches = $5, digest = $3, approvals = '[]',
      version = version + 1
  WHERE id = $1 AND state = 'pending' AND expires_at > careline_now() AND digest = $2
  RETURNING *`;
