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
import type { Log } from './log.ts';
import { named, type RequestRows, remarkPosted } from './rows.ts';
import type { StopRow } from './stop.ts';

/** How many due requests a worker takes at a time. */
const BATCH = 100;

/** Undecided in time, or running. */
const OPEN = "(state IN ('approved', 'executing', 'accepted') OR (state = 'pending' AND expires_at > ?))";

/** Speaks of one of some subjects: they are of one length and without blanks. */
const ABOUT = 'EXISTS (SELECT 1 FROM json_each(?) WHERE instr(subjects, value) > 0)';

/** Requests and their transitions. */
export function requestStatements(
  { db, seal, now, atomically, requests }: Engine,
  log: Log,
  rows: RequestRows,
  { stop: stopNow }: StopRow,
) {
  // What was settled while it was being read back is read back no more.
  const recheck = db.prepare(
    'UPDATE requests SET check_at = ?, checks = checks + 1 WHERE id = ? AND check_at IS NOT NULL',
  );
  const pendingBy = db.prepare(
    `SELECT requester, count(*) AS count FROM requests
     WHERE state = 'pending' AND risk <> 'write' AND expires_at > ? GROUP BY requester ORDER BY 2 DESC, 1`,
  );
  const tally = db.prepare(
    `SELECT (SELECT count(*) FROM requests WHERE state = 'unknown') AS unsettled,
       (SELECT count(*) FROM requests WHERE requester = ?) AS own`,
  );
  const stop = db.prepare('UPDATE requests SET check_at = NULL WHERE id = ?');
  const work = (where: string, ...values: number[]): RequestRecord[] =>
    rows.list(`${where} LIMIT ${BATCH}`, ...values).filter(({ altered }) => !altered);

  return {
    file(request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Filed {
      return atomically(() => {
        const before = rows.first('submission_key = ?', request.submissionKey);
        if (before !== undefined) return { created: false, request: before };
        const change = filed(request, now().getTime(), seal);
        rows.insert(change.columns);
        log.append(event, destinations);
        return { created: true, request: change.request };
      });
    },

    transition(transition: Transition): RequestRecord | undefined {
      const { id, provided, event, destinations } = transition;
      return atomically(() => {
        const raw = rows.raw(id);
        if (raw === undefined) return undefined;
        const change = stepped(raw, transition, now().getTime(), seal);
        if (change === undefined) return undefined;
        if (provided && !provided(requests.read(raw), log.historyOf(id))) return undefined;
        if (transition.sends && stopNow() !== undefined) throw new StoreStopped();
        // One conditional UPDATE is the whole claim: of two who race, one changes a row and the other none.
        if (!rows.write(raw, change.columns)) return undefined;
        log.append(event, destinations);
        return change.request;
      });
    },

    setAside(id: string, judge: Judge): RequestRecord | undefined {
      return atomically(() => {
        const raw = rows.raw(id);
        if (raw === undefined) return undefined;
        const aside = judge(requests.read(raw), stateIn(raw), log.historyOf(id));
        if (aside === undefined || !rows.write(raw, putAside(raw, aside))) return undefined;
        log.append(aside.event, aside.destinations);
        return rows.first('id = ?', id);
      });
    },

    purge(days: number): number {
      return atomically(() => {
        const time = now().getTime();
        const before = purgedBefore(time, days);
        const ids = rows
          .rawList(dueForPurge(named), before, before, PURGED_AT_ONCE)
          .filter((raw) => rows.write(raw, purged(raw, time, seal)))
          .map(({ id }) => String(id));
        if (ids.length > 0) log.append(purgedEvent(ids, days, before), ['audit']);
        return ids.length;
      });
    },

    /** Within a transaction. */
    reseal(): number {
      const sound = rows.all().filter((row) => vouchedRow(row, seal) !== undefined);
      for (const row of sound) rows.write(row, resealed(row, seal.open, seal));
      remarkPosted(db, seal);
      return sound.length;
    },

    stopChecking(id: string): void {
      stop.run(id);
    },
    checked(id: string, checkIn: number): void {
      recheck.run(now().getTime() + checkIn * 1000, id);
    },
    request: (id: string) => rows.first('id = ?', id),
    pending: (limit: number, offset = 0) =>
      rows.list(
        `state = 'pending' AND risk <> 'write' AND expires_at > ?
         ORDER BY row_number() OVER (PARTITION BY requester ORDER BY created_at, id), created_at, id
         LIMIT ? OFFSET ?`,
        now().getTime(),
        limit,
        offset,
      ),
    pendingBy: () => toPendingBy(pendingBy.all(now().getTime())),
    openOf: (userId: string, limit: number) =>
      rows.list(`requester = ? AND ${OPEN} ORDER BY created_at LIMIT ?`, userId, now().getTime(), limit),
    doneOn: (aims: readonly string[], limit: number) =>
      rows
        .list(
          "aim IN (SELECT value FROM json_each(?)) AND state = 'succeeded' ORDER BY claimed_at DESC LIMIT ?",
          JSON.stringify(aims),
          limit,
        )
        .filter(({ altered }) => !altered),
    unsettled: (limit: number, offset = 0) =>
      rows.list("state = 'unknown' ORDER BY created_at, id LIMIT ? OFFSET ?", limit, offset),
    requestsOf: (userId: string, limit: number, offset = 0) =>
      rows.list('requester = ? ORDER BY created_at DESC, id LIMIT ? OFFSET ?', userId, limit, offset),
    tally: (userId: string) => toTally(tally.get(userId)),
    openOn: (aims: readonly string[]) =>
      rows
        .list(
          `aim IN (SELECT value FROM json_each(?))
           AND ${OPEN} ORDER BY created_at`,
          JSON.stringify(aims),
          now().getTime(),
        )
        .filter(({ altered }) => !altered),
    openAbout: (subjects: readonly string[]) =>
      rows
        .list(`${ABOUT} AND ${OPEN} ORDER BY created_at`, JSON.stringify(subjects), now().getTime())
        .filter(({ altered }) => !altered),
    doneAbout: (operationIds: readonly string[], subjects: readonly string[], limit: number) =>
      rows
        .list(
          `operation_id IN (SELECT value FROM json_each(?)) AND state = 'succeeded' AND ${ABOUT}
           ORDER BY decided_at DESC LIMIT ?`,
          JSON.stringify(operationIds),
          JSON.stringify(subjects),
          limit,
        )
        .filter(({ altered }) => !altered),
    due(unknownAfter: number): Due {
      const time = now().getTime();
      const undecided = "state = 'pending' AND expires_at > ?";
      return {
        expired: work("state = 'pending' AND expires_at <= ?", time),
        approved: work(
          "state = 'approved' AND (check_at IS NULL OR check_at <= ?) ORDER BY decided_at",
          time,
        ),
        overdue: work("state = 'executing' AND claimed_at <= ?", time - unknownAfter * 1000),
        toCheck: work("state <> 'approved' AND check_at <= ? ORDER BY check_at", time),
        toNudge: {
          remind: work(`${undecided} AND remind_at <= ?`, time, time),
          escalate: work(`${undecided} AND escalated_at IS NULL AND escalate_at <= ?`, time, time),
        },
        altered: requests.altered(),
      };
    },
  };
}
