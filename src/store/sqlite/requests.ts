import { resealed } from '../reseal.ts';
import { toRequest } from '../rows.ts';
import type { Destination, Due, Filed, NewEvent, NewRequest, RequestRecord, Transition } from '../store.ts';
import type { Engine } from './database.ts';
import type { Log } from './log.ts';

/** How many due requests a worker takes at a time. */
const BATCH = 100;

/** Requests and their transitions. */
export function requestStatements(engine: Engine, log: Log) {
  const { db, seal, now, atomically } = engine;
  const read = (row: unknown): RequestRecord => toRequest(row, seal);
  const byId = db.prepare('SELECT * FROM requests WHERE id = ?');
  const byKey = db.prepare('SELECT * FROM requests WHERE submission_key = ?');
  const insert = db.prepare(
    `INSERT INTO requests (id, submission_key, operation_id, team_id, requester, state, sealed, target, aim, facts,
                           touches, risk, digest, terms, link, created_at, expires_at, remind_at, escalate_at)
     VALUES (:id, :key, :operation, :team, :requester, 'pending', :sealed, '', :aim, :facts, :touches, :risk,
             :digest, :terms, :link, :now, :expires, :remind, :escalate) RETURNING *`,
  );
  // One conditional UPDATE is the whole claim: of two who race, one changes a row and the other none.
  const update = db.prepare(
    `UPDATE requests
     SET state = :to, version = version + 1,
         decided_by = coalesce(:decidedBy, decided_by),
         decided_at = CASE WHEN :decidedBy IS NULL THEN decided_at ELSE :now END,
         comment = coalesce(:comment, comment),
         claimed_at = CASE WHEN :to = 'executing' THEN :now ELSE claimed_at END,
         outcome = coalesce(:outcome, outcome),
         answer = coalesce(:answer, answer),
         check_at = :checkAt, checks = 0
     WHERE id = :id AND state IN (SELECT value FROM json_each(:from))
       AND (:unexpired IS NULL OR (expires_at > :now) = :unexpired)
     RETURNING *`,
  );
  // What was settled while it was being read back is read back no more.
  const recheck = db.prepare(
    'UPDATE requests SET check_at = ?, checks = checks + 1 WHERE id = ? AND check_at IS NOT NULL',
  );
  const stop = db.prepare('UPDATE requests SET check_at = NULL WHERE id = ?');
  const pending = db.prepare(
    `SELECT * FROM requests WHERE state = 'pending' AND risk = 'destructive' AND expires_at > ?
     ORDER BY created_at LIMIT ?`,
  );
  const all = db.prepare('SELECT id, sealed, comment, answer, approvals FROM requests');
  const rewrite = db.prepare(
    `UPDATE requests SET sealed = :sealed, comment = :comment, answer = :answer, approvals = :approvals
     WHERE id = :id`,
  );
  const unsettled = db.prepare("SELECT * FROM requests WHERE state = 'unknown' ORDER BY created_at LIMIT ?");
  const ofPerson = db.prepare('SELECT * FROM requests WHERE requester = ? ORDER BY created_at DESC LIMIT ?');
  const open = db.prepare(
    `SELECT * FROM requests WHERE aim IN (SELECT value FROM json_each(?))
     AND (state IN ('approved', 'executing', 'accepted') OR (state = 'pending' AND expires_at > ?))
     ORDER BY created_at`,
  );
  const expired = db.prepare("SELECT * FROM requests WHERE state = 'pending' AND expires_at <= ? LIMIT ?");
  const approved = db.prepare("SELECT * FROM requests WHERE state = 'approved' ORDER BY decided_at LIMIT ?");
  const overdue = db.prepare("SELECT * FROM requests WHERE state = 'executing' AND claimed_at <= ? LIMIT ?");
  const toCheck = db.prepare('SELECT * FROM requests WHERE check_at <= ? ORDER BY check_at LIMIT ?');

  const nudged = (at: 'remind_at' | 'escalate_at') =>
    db.prepare(
      `SELECT * FROM requests WHERE state = 'pending' AND expires_at > :now AND ${at} <= :now LIMIT :most`,
    );
  const toRemind = nudged('remind_at');
  const toEscalate = nudged('escalate_at');

  return {
    file(request: NewRequest, event: NewEvent, destinations: readonly Destination[]): Filed {
      return atomically(() => {
        const before = byKey.get(request.submissionKey);
        if (before !== undefined) return { created: false, request: read(before) };
        const createdAt = now().getTime();
        const after = (seconds: number | undefined) =>
          seconds === undefined ? null : createdAt + seconds * 1000;
        const row = insert.get({
          id: request.id,
          key: request.submissionKey,
          operation: request.operationId,
          team: request.teamId,
          requester: request.requester,
          sealed: seal.seal({ input: request.input, reason: request.reason, onScreen: request.onScreen }),
          aim: request.aim,
          facts: JSON.stringify(request.facts),
          touches: JSON.stringify(request.touches),
          risk: request.risk,
          digest: request.digest,
          terms: JSON.stringify(request.terms),
          link: request.link === undefined ? null : JSON.stringify(request.link),
          now: createdAt,
          expires: createdAt + request.lifetime * 1000,
          remind: after(request.remindIn),
          escalate: after(request.escalateIn),
        });
        log.append(event, destinations);
        return { created: true, request: read(row) };
      });
    },

    transition({ id, from, to, change = {}, event, destinations, unexpired }: Transition) {
      return atomically((): RequestRecord | undefined => {
        const time = now().getTime();
        const row = update.get({
          id,
          to,
          from: JSON.stringify(from),
          now: time,
          decidedBy: change.decidedBy ?? null,
          comment: change.comment === undefined ? null : seal.seal(change.comment),
          outcome: change.outcome === undefined ? null : JSON.stringify(change.outcome),
          answer: change.answer === undefined ? null : seal.seal(change.answer),
          checkAt: typeof change.checkIn === 'number' ? time + change.checkIn * 1000 : null,
          unexpired: unexpired === undefined ? null : Number(unexpired),
        });
        if (row === undefined) return undefined;
        log.append(event, destinations);
        return read(row);
      });
    },

    reseal: (): number =>
      atomically(() => {
        const rows = all.all();
        for (const row of rows) rewrite.run({ ...resealed(row, seal) });
        return rows.length;
      }),

    stopChecking(id: string): void {
      stop.run(id);
    },
    checked(id: string, checkIn: number): void {
      recheck.run(now().getTime() + checkIn * 1000, id);
    },
    request(id: string): RequestRecord | undefined {
      const row = byId.get(id);
      return row && read(row);
    },
    pending: (limit: number) => pending.all(now().getTime(), limit).map(read),
    unsettled: (limit: number) => unsettled.all(limit).map(read),
    requestsOf: (userId: string, limit: number) => ofPerson.all(userId, limit).map(read),
    openOn: (aims: readonly string[]) => open.all(JSON.stringify(aims), now().getTime()).map(read),
    due(unknownAfter: number): Due {
      const time = now().getTime();
      return {
        expired: expired.all(time, BATCH).map(read),
        approved: approved.all(BATCH).map(read),
        overdue: overdue.all(time - unknownAfter * 1000, BATCH).map(read),
        toCheck: toCheck.all(time, BATCH).map(read),
        toNudge: {
          remind: toRemind.all({ now: time, most: BATCH }).map(read),
          escalate: toEscalate.all({ now: time, most: BATCH }).map(read),
        },
      };
    },
  };
}
