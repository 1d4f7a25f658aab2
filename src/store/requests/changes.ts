/**
 * What is written of a request when something happens to it: from the row as it was read in the same transaction, to
 * columns. Nothing is granted to a row that is not what Careline wrote.
 */

import { z } from 'zod';
import type { Recalled } from '../fence.ts';
import { ofApproval, ofRequest } from '../places.ts';
import type { RequestRecord, State } from '../records.ts';
import type { Seal } from '../seal.ts';
import type { Aside, Hold, NewApproval, NewRequest, Nudge, Strike, Transition } from '../store.ts';
import { alteredRequest } from './altered.ts';
import { type Columns, jsonOrNull } from './columns.ts';
import { markOf } from './mark.ts';
import { vouchedRow } from './read.ts';
import { openRow, type Row } from './row.ts';

/** A row of `requests` as the database gives it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What is written, and the request as it then is. */
export interface Change {
  readonly columns: Columns;
  readonly request: RequestRecord;
}

/** A change with the mark over the row as it will be. */
export function marked(before: RawRow, columns: Columns, seal: Seal): Change {
  const row = openRow({ ...before, mark: null, ...columns }, seal.open);
  return { columns: { ...columns, mark: markOf(row, seal) }, request: row.request };
}

/** What is empty in the row of a new request. */
const EMPTY = {
  drifted_from: null,
  approvals: '[]',
  struck: '[]',
  escalated_at: null,
  decided_by: null,
  decided_at: null,
  comment: null,
  claimed_at: null,
  outcome: null,
  answer: null,
  check_at: null,
  checks: 0,
  version: 0,
  purged_at: null,
} as const satisfies Columns;

/** A request as it is filed now. */
export function filed(request: NewRequest, now: number, seal: Seal): Change {
  const after = (seconds: number | undefined) =>
    seconds === undefined ? null : now + Math.round(seconds * 1000);
  return marked(
    {},
    {
      ...EMPTY,
      id: request.id,
      submission_key: request.submissionKey,
      operation_id: request.operationId,
      team_id: request.teamId,
      requester: request.requester,
      state: 'pending',
      sealed: seal.seal(
        { input: request.input, reason: request.reason, onScreen: request.onScreen },
        ofRequest('sealed', request.id),
      ),
      target: '',
      aim: request.aim,
      subjects: request.subjects.join(' '),
      facts: JSON.stringify(request.facts),
      touches: JSON.stringify(request.touches),
      risk: request.risk,
      digest: request.digest,
      terms: JSON.stringify(request.terms),
      link: jsonOrNull(request.link),
      created_at: now,
      expires_at: now + Math.round(request.lifetime * 1000),
      remind_at: after(request.remindIn),
      escalate_at: after(request.escalateIn),
    },
    seal,
  );
}

/** What nobody has decided any more. */
const UNDECIDED = { state: 'pending', decided_by: null, decided_at: null, check_at: null } as const;

/** States from which something is still to be granted: a result of what was sent is taken of any row. */
const grants = ({ from }: Transition): boolean => !from.includes('executing');

/** A step of the table; `undefined` where the request is not where the step starts. */
export function stepped(raw: RawRow, transition: Transition, now: number, seal: Seal): Change | undefined {
  const { id, from, to, change = {}, unexpired } = transition;
  if (!from.some((state) => state === raw.state)) return undefined;
  const row = vouchedRow(raw, seal);
  if (row === undefined && grants(transition)) return undefined;
  if (unexpired !== undefined && Number(raw.expires_at) > now !== unexpired) return undefined;
  const columns: Columns = {
    state: to,
    version: Number(raw.version) + 1,
    ...(change.decidedBy !== undefined && { decided_by: change.decidedBy, decided_at: now }),
    ...(change.comment !== undefined && { comment: seal.seal(change.comment, ofRequest('comment', id)) }),
    ...(to === 'executing' && { claimed_at: now }),
    ...(change.outcome !== undefined && { outcome: JSON.stringify(change.outcome) }),
    ...(change.answer !== undefined && { answer: seal.seal(change.answer, ofRequest('answer', id)) }),
    check_at: typeof change.checkIn === 'number' ? now + Math.round(change.checkIn * 1000) : null,
    checks: 0,
    ...(to === 'pending' && UNDECIDED),
  };
  return row === undefined
    ? { columns, request: alteredRequest({ ...raw, ...columns }) }
    : marked(raw, columns, seal);
}

/** Where the row is in a state before it is sent, in time, and as it is named. */
function unsent(raw: RawRow, from: State, digest: string, now: number, seal: Seal): Row | undefined {
  const row = vouchedRow(raw, seal);
  const { state, expiresAt, digest: current } = row?.request ?? {};
  const open = state === from && current === digest && expiresAt !== undefined;
  return open && expiresAt.getTime() > now ? row : undefined;
}

/** What one more approval does to the row. */
export type Counting =
  | { readonly kind: 'approved' | 'counted'; readonly change: Change }
  | { readonly kind: 'repeated' | 'overtaken'; readonly request: RequestRecord };

/** One person's approval; `undefined` when the request is decided, late, or not what the digest names. */
export function counted(raw: RawRow, approval: NewApproval, now: number, seal: Seal): Counting | undefined {
  const { id, userId, comment, needed, after, groups } = approval;
  const row = unsent(raw, 'pending', approval.digest, now, seal);
  if (row === undefined) return undefined;
  const before = row.request.approvals;
  if (before.some((each) => each.userId === userId)) return { kind: 'repeated', request: row.request };
  const people = before.map((each) => each.userId);
  if (after && after.join() !== people.join()) return { kind: 'overtaken', request: row.request };
  const sealed =
    comment === undefined ? null : Buffer.from(seal.seal(comment, ofApproval(id, userId))).toString('hex');
  const isLast = before.length + 1 >= needed;
  const columns: Columns = {
    approvals: withApproval(raw.approvals, {
      userId,
      at: now,
      comment: sealed,
      ...(groups && { groups }),
    }),
    version: row.request.version + 1,
    ...(isLast && { state: 'approved', decided_by: userId, decided_at: now }),
  };
  return { kind: isLast ? 'approved' : 'counted', change: marked(raw, columns, seal) };
}

/** The list as it stands, sealed comments and all, and one more. */
function withApproval(approvals: unknown, approval: Readonly<Record<string, unknown>>): string {
  const before: unknown = JSON.parse(String(approvals));
  return JSON.stringify([...(Array.isArray(before) ? before : []), approval]);
}

/** The state before as it is now; `undefined` when the request is decided, late, or held already. */
export function held(raw: RawRow, hold: Hold, now: number, seal: Seal): Change | undefined {
  const row = unsent(raw, hold.from, hold.digest, now, seal);
  if (row === undefined) return undefined;
  const { driftedFrom, facts, version } = row.request;
  return marked(
    raw,
    {
      drifted_from: JSON.stringify(driftedFrom ?? facts),
      facts: JSON.stringify(hold.facts),
      touches: JSON.stringify(hold.touches),
      digest: hold.newDigest,
      approvals: '[]',
      version: version + 1,
      ...UNDECIDED,
    },
    seal,
  );
}

/** Without the approvals of some people; `undefined` when it is in another state, late, or not what is named. */
export function struckOut(raw: RawRow, strike: Strike, now: number, seal: Seal): Change | undefined {
  const row = unsent(raw, strike.from, strike.digest, now, seal);
  if (row === undefined) return undefined;
  const gone = strike.people.map((userId) => ({ userId, at: now }));
  return marked(
    raw,
    {
      approvals: withoutPeople(raw.approvals, strike.people),
      struck: JSON.stringify([
        ...row.request.struck.map(({ userId, at }) => ({ userId, at: at.getTime() })),
        ...gone,
      ]),
      version: row.request.version + 1,
      ...UNDECIDED,
    },
    seal,
  );
}

/** The list as it stands, sealed comments and all, without the approvals of some. */
function withoutPeople(approvals: unknown, people: readonly string[]): string {
  const before = z.array(z.looseObject({ userId: z.string() })).parse(JSON.parse(String(approvals)));
  return JSON.stringify(before.filter(({ userId }) => !people.includes(userId)));
}

/** Once for a request that waits long; `undefined` when it was done, or need not be. */
export function nudged(raw: RawRow, nudge: Nudge, now: number, seal: Seal): Change | undefined {
  const row = vouchedRow(raw, seal);
  const due = nudge === 'remind' ? row?.remindAt : row?.request.escalatedAt ? undefined : row?.escalateAt;
  if (row === undefined || due === undefined || due.getTime() > now) return undefined;
  if (row.request.state !== 'pending' || row.request.expiresAt.getTime() <= now) return undefined;
  return marked(raw, nudge === 'remind' ? { remind_at: null } : { escalated_at: now }, seal);
}

/** What the audit channel was told of it; `undefined` where it is not where that starts, or was altered. */
export function recalledFrom(raw: RawRow, recalled: Recalled, now: number, seal: Seal): Change | undefined {
  const row = vouchedRow(raw, seal);
  if (row === undefined || row.request.state !== recalled.from) return undefined;
  const { to, decidedBy, decidedAt, check } = recalled;
  return marked(
    raw,
    {
      state: to,
      version: row.request.version + 1,
      ...(decidedBy !== undefined && { decided_by: decidedBy }),
      ...(decidedAt !== undefined && { decided_at: decidedAt.getTime() }),
      check_at: check ? now : null,
      checks: 0,
    },
    seal,
  );
}

/** What was altered, or says another state than the log: where it ends, without vouching for it. */
export function putAside(raw: RawRow, { to, outcome }: Aside): Columns {
  return {
    state: to,
    version: Number(raw.version) + 1,
    check_at: null,
    ...(outcome !== undefined && { outcome: JSON.stringify(outcome) }),
  };
}
