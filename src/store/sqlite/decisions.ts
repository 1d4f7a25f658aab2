import { toRequest } from '../rows.ts';
import type { Counted, Destination, Hold, NewApproval, NewEvent, Nudge, RequestRecord } from '../store.ts';
import type { Engine } from './database.ts';
import type { Log } from './log.ts';

/** What happens to a request while it is undecided: approvals one by one, drift, reminders. */
export function decisionStatements({ db, seal, now, atomically }: Engine, log: Log) {
  const read = (row: unknown): RequestRecord => toRequest(row, seal);
  const undecided = db.prepare(
    "SELECT * FROM requests WHERE id = ? AND state = 'pending' AND digest = ? AND expires_at > ?",
  );
  // Counting and deciding are one statement: two last approvals cannot both be the last, nor one person's two.
  const approve = db.prepare(
    `UPDATE requests
     SET approvals = json_insert(approvals, '$[#]', json(:approval)), version = version + 1,
         state = iif(json_array_length(approvals) + 1 >= :needed, 'approved', state),
         decided_by = iif(json_array_length(approvals) + 1 >= :needed, :userId, decided_by),
         decided_at = iif(json_array_length(approvals) + 1 >= :needed, :now, decided_at)
     WHERE id = :id AND state = 'pending' AND expires_at > :now AND digest = :digest
       AND NOT EXISTS (SELECT 1 FROM json_each(approvals) WHERE value ->> 'userId' = :userId)
     RETURNING *`,
  );
  const hold = db.prepare(
    `UPDATE requests
     SET drifted_from = coalesce(drifted_from, facts), facts = :facts, touches = :touches, digest = :newDigest,
         approvals = '[]', version = version + 1
     WHERE id = :id AND state = 'pending' AND expires_at > :now AND digest = :digest
     RETURNING *`,
  );
  const nudge = {
    remind: db.prepare(
      `UPDATE requests SET remind_at = NULL
       WHERE id = :id AND state = 'pending' AND expires_at > :now AND remind_at <= :now RETURNING *`,
    ),
    escalate: db.prepare(
      `UPDATE requests SET escalate_at = NULL, escalated_at = :now
       WHERE id = :id AND state = 'pending' AND expires_at > :now AND escalate_at <= :now RETURNING *`,
    ),
  };

  return {
    countApproval({ id, digest, userId, comment, needed, ...told }: NewApproval): Counted | undefined {
      return atomically(() => {
        const at = now().getTime();
        const sealed = comment === undefined ? null : Buffer.from(seal.seal(comment)).toString('hex');
        const approval = JSON.stringify({ userId, at, comment: sealed });
        const row = approve.get({ id, digest, userId, needed, now: at, approval });
        if (row === undefined) return repeated(undecided.get(id, digest, at), userId);
        const request = read(row);
        const kind = request.state === 'approved' ? 'approved' : 'counted';
        log.append(told[kind], told.destinations);
        return { kind, request };
      });
    },

    hold({ event, destinations, facts, touches, ...change }: Hold): RequestRecord | undefined {
      return atomically(() => {
        const row = hold.get({
          ...change,
          facts: JSON.stringify(facts),
          touches: JSON.stringify(touches),
          now: now().getTime(),
        });
        if (row === undefined) return undefined;
        log.append(event, destinations);
        return read(row);
      });
    },

    nudge(
      id: string,
      what: Nudge,
      event: NewEvent,
      destinations: readonly Destination[],
    ): RequestRecord | undefined {
      return atomically(() => {
        const row = nudge[what].get({ id, now: now().getTime() });
        if (row === undefined) return undefined;
        log.append(event, destinations);
        return read(row);
      });
    },
  };

  function repeated(row: unknown, userId: string): Counted | undefined {
    const request = row === undefined ? undefined : read(row);
    const counted = request?.approvals.some((each) => each.userId === userId);
    return request && counted ? { kind: 'repeated', request } : undefined;
  }
}
