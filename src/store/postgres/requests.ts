import { stateIn } from '../requests/altered.ts';
import { filed, putAside, stepped } from '../requests/changes.ts';
import { toPendingBy, toTally } from '../requests/pending-by.ts';
import { vouchedRow } from '../requests/read.ts';
import { resealed } from '../requests/reseal.ts';
import { dueForPurge, PURGED_AT_ONCE, purged, purgedBefore, purgedEvent } from '../retention/purge.ts';
import { StoreStopped } from '../stop.ts';
import type {
  Destination,
  Due,
  Filed,
  Judge,
  NewEvent,
  NewRequest,
  RequestRecord,
  Transition,
} from '../store.ts';
import type { Engine } from './database.ts';
import { historyOf, lockLog } from './log.ts';
import { clock, insertRow, lockRow, numbered, remarkPosted, writeRow } from './rows.ts';
import { resealStopRow, stopOf } from './stop.ts';
import { resealWaiting } from './waiting.ts';

/** How many due requests a worker takes at a time. */
const BATCH = 100;

/** Undecided in time, or running. */
const OPEN =
  "(state IN ('approved', 'executing', 'accepted') OR (state = 'pending' AND expires_at > careline_now()))";

/** Requests and their transitions. */
export function requestStatements({ run, seal, atomically, append, requests }: Engine) {
  const list = async (where: string, values: readonly unknown[]): Promise<RequestRecord[]> =>
    (await run(`SELECT * FROM requests WHERE ${where}`, values)).map((row) => requests.read(row));
  const sound = async (where: string, values: readonly unknown[]): Promise<RequestRecord[]> =>
    (await list(where, values)).filter(({ altered }) => !altered);

  return {
    file: (request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Promise<Filed> =>
      atomically(async (tx) => {
        const change = filed(request, await clock(tx), seal);
        if (await insertRow(tx, change.columns)) {
          await append(tx, event, destinations);
          return { created: true, request: change.request };
        }
        const [before] = await tx('SELECT * FROM requests WHERE submission_key = $1', [
          request.submissionKey,
        ]);
        return { created: false, request: requests.read(before) };
      }),

    transition: (transition: Transition): Promise<RequestRecord | undefined> =>
      atomically(async (tx) => {
        const { id, provided, event, destinations } = transition;
        const locked = await lockRow(tx, id);
        if (locked === undefined) return undefined;
        const change = stepped(locked.raw, transition, locked.now, seal);
        if (change === undefined) return undefined;
        if (provided && !provided(requests.read(locked.raw), await historyOf(tx, id))) return undefined;
        if (transition.sends) {
          // Nobody stops everything between the look and the claim.
          await lockLog(tx);
          if ((await stopOf(tx, seal)) !== undefined) throw new StoreStopped();
        }
        // One conditional UPDATE is the whole claim: of two who race, one changes a row and the other none.
        if (!(await writeRow(tx, locked.raw, change.columns))) return undefined;
        await append(tx, event, destinations);
        return change.request;
      }),

    setAside: (id: string, judge: Judge): Promise<RequestRecord | undefined> =>
      atomically(async (tx) => {
        const { raw } = (await lockRow(tx, id)) ?? {};
        if (raw === undefined) return undefined;
        const aside = judge(requests.read(raw), stateIn(raw), await historyOf(tx, id));
        if (aside === undefined || !(await writeRow(tx, raw, putAside(raw, aside)))) return undefined;
        await append(tx, aside.event, aside.destinations);
        const [after] = await tx('SELECT * FROM requests WHERE id = $1', [id]);
        return after && requests.read(after);
      }),

    purge: (days: number): Promise<number> =>
      atomically(async (tx) => {
        const now = await clock(tx);
        const before = purgedBefore(now, days);
        // Several processes do this at once: each takes others.
        const rows = await tx(
          `SELECT * FROM requests WHERE ${dueForPurge(numbered)} FOR UPDATE SKIP LOCKED`,
          [before, before, PURGED_AT_ONCE],
        );
        const ids: string[] = [];
        for (const row of rows) if (await writeRow(tx, row, purged(row, now, seal))) ids.push(String(row.id));
        if (ids.length > 0) await append(tx, purgedEvent(ids, days, before), ['audit']);
        return ids.length;
      }),

    reseal: (): Promise<number> =>
      atomically(async (tx) => {
        // Nobody may write a request in between: what they wrote would be lost.
        const rows = await tx('SELECT * FROM requests FOR UPDATE');
        const ours = rows.filter((row) => vouchedRow(row, seal) !== undefined);
        for (const row of ours) await writeRow(tx, row, resealed(row, seal.open, seal));
        await remarkPosted(tx, seal);
        await resealWaiting(tx, seal);
        await resealStopRow(tx, seal);
        return ours.length;
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
    request: async (id: string) => (await list('id = $1', [id]))[0],
    pending: (limit: number, offset = 0) =>
      list(
        `state = 'pending' AND risk <> 'write' AND expires_at > careline_now()
         ORDER BY row_number() OVER (PARTITION BY requester ORDER BY created_at, id), created_at, id
         LIMIT $1 OFFSET $2`,
        [limit, offset],
      ),
    pendingBy: async () =>
      toPendingBy(
        await run(
          `SELECT requester, count(*)::int AS count FROM requests
           WHERE state = 'pending' AND risk <> 'write' AND expires_at > careline_now()
           GROUP BY requester ORDER BY 2 DESC, 1`,
        ),
      ),
    openOf: (userId: string, limit: number) =>
      list(`requester = $1 AND ${OPEN} ORDER BY created_at LIMIT $2`, [userId, limit]),
    doneOn: (aims: readonly string[], limit: number) =>
      sound(`aim = ANY($1::text[]) AND state = 'succeeded' ORDER BY claimed_at DESC LIMIT $2`, [aims, limit]),
    unsettled: (limit: number, offset = 0) =>
      list(`state = 'unknown' ORDER BY created_at, id LIMIT $1 OFFSET $2`, [limit, offset]),
    requestsOf: (userId: string, limit: number, offset = 0) =>
      list('requester = $1 ORDER BY created_at DESC, id LIMIT $2 OFFSET $3', [userId, limit, offset]),
    tally: async (userId: string) => {
      const [counted] = await run(
        `SELECT (SELECT count(*)::int FROM requests WHERE state = 'unknown') AS unsettled,
           (SELECT count(*)::int FROM requests WHERE requester = $1) AS own`,
        [userId],
      );
      return toTally(counted);
    },
    openOn: (aims: readonly string[]) =>
      sound(`aim = ANY($1::text[]) AND ${OPEN} ORDER BY created_at`, [aims]),
    openAbout: (subjects: readonly string[]) =>
      sound(`string_to_array(subjects, ' ') && $1::text[] AND ${OPEN} ORDER BY created_at`, [subjects]),
    doneAbout: (operationIds: readonly string[], subjects: readonly string[], limit: number) =>
      sound(
        `operation_id = ANY($1::text[]) AND state = 'succeeded' AND string_to_array(subjects, ' ') && $2::text[]
         ORDER BY decided_at DESC LIMIT $3`,
        [operationIds, subjects, limit],
      ),
    async due(unknownAfter: number): Promise<Due> {
      const undecided = `state = 'pending' AND expires_at > careline_now()`;
      const [expired, approved, overdue, toCheck, remind, escalate] = await Promise.all([
        sound(`state = 'pending' AND expires_at <= careline_now() LIMIT $1`, [BATCH]),
        sound(
          `state = 'approved' AND (check_at IS NULL OR check_at <= careline_now()) ORDER BY decided_at LIMIT $1`,
          [BATCH],
        ),
        sound(`state = 'executing' AND claimed_at <= careline_now() - $1 LIMIT $2`, [
          unknownAfter * 1000,
          BATCH,
        ]),
        sound(`state <> 'approved' AND check_at <= careline_now() ORDER BY check_at LIMIT $1`, [BATCH]),
        sound(`${undecided} AND remind_at <= careline_now() LIMIT $1`, [BATCH]),
        sound(`${undecided} AND escalated_at IS NULL AND escalate_at <= careline_now() LIMIT $1`, [BATCH]),
      ]);
      return {
        expired,
        approved,
        overdue,
        toCheck,
        toNudge: { remind, escalate },
        altered: requests.altered(),
      };
    },
  };
}
