import { ApiError } from '../api/errors.ts';
import { postable } from '../fields/postable.ts';
import { REJECTIONS, type Rejection, type RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { short } from './digest.ts';
import { lookAgain } from './drift.ts';
import {
  entitlingGroups,
  isOutOfHours,
  mayNotDecide,
  standingOf,
  stillNeeded,
  strictest,
} from './entitled.ts';
import { lacksAnother } from './follow-up.ts';
import { strikeLapsed } from './lapse.ts';
import { machine } from './machine.ts';
import { CARELINE, eventOf, move } from './move.ts';
import { expiresBeforeHours } from './outlook.ts';
import type { Ineligible } from './people.ts';

/** How a decision ended for the person who clicked. */
export type Decision =
  | { readonly kind: 'done'; readonly request: RequestRecord }
  /** The approval counts; more people must approve. */
  | { readonly kind: 'counted'; readonly request: RequestRecord; readonly needed: number }
  /** This person had approved before. */
  | { readonly kind: 'repeated'; readonly request: RequestRecord; readonly needed: number }
  /** Somebody or something was first; `request` says who. */
  | { readonly kind: 'too_late'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly why: Ineligible; readonly request: RequestRecord }
  /** The target is not as it was shown: the request shows both states and asks again. */
  | { readonly kind: 'held'; readonly request: RequestRecord }
  /** What was asked for is there already: the request is closed, and nothing is sent. */
  | { readonly kind: 'already_so'; readonly request: RequestRecord }
  /** The state that would change cannot be read now, so that nobody knows what would be approved. */
  | { readonly kind: 'unreadable'; readonly request: RequestRecord; readonly error: ApiError }
  | { readonly kind: 'comment_needed'; readonly request: RequestRecord }
  /** Slack wants no question now: whether this person may decide is known later. */
  | { readonly kind: 'waiting'; readonly request: RequestRecord }
  | { readonly kind: 'unknown_request' };

export interface Decider {
  readonly userId: string;
  readonly teamId: string;
  readonly comment?: string;
}

/** What the person who approves had before their eyes: the (short) digest of the card. */
export interface Approver extends Decider {
  readonly seen: string;
}

/** A reason as it was chosen, if it is one. */
export const rejectionIn = (chosen: unknown): Rejection | undefined =>
  REJECTIONS.find((each) => each === chosen);

/** Who rejects says why. */
export interface Rejecter extends Decider {
  readonly because: Rejection;
}

/**
 * Approves what was seen: by another person, entitled at this moment, before the request expires, and only
 * while the target is as it was shown. Of all who click, one is the last one needed. Execution is the caller's
 * next step.
 */
export async function approve(approvals: Approvals, id: string, approver: Approver): Promise<Decision> {
  const { store } = approvals;
  const read = await approvable(approvals, id, approver);
  if ('kind' in read) return read;
  const { request } = read;
  const note = noting(approvals, request, 'approve', approver);
  if (lacksComment(approvals, request, approver)) return { kind: 'comment_needed', request };
  const drifted = await drift(approvals, request);
  if (drifted) return drifted;
  const still = await earlier(approvals, request);
  if ('kind' in still) return still;
  const { counted, needed } = await count(approvals, still.request, approver);
  if (counted === undefined) {
    await note('too_late');
    return tooLate(store, request);
  }
  // Somebody else's approval came in between: what is still needed is another question now.
  if (counted.kind === 'overtaken') return approve(approvals, id, approver);
  if (counted.kind === 'approved') return { kind: 'done', request: counted.request };
  return { kind: counted.kind, request: counted.request, needed };
}

/** Counts an approval: the last one is that after which enough people have approved, and one of each group. */
async function count(approvals: Approvals, request: RequestRecord, { userId, ...approver }: Approver) {
  const { id, digest } = request;
  const { approvals: fewest, allOf } = strictest(approvals, request);
  const after = request.approvals.map((each) => each.userId);
  const people = [...new Set([...after, userId])];
  const missing = allOf.length === 0 ? [] : await stillNeeded(approvals, request, people);
  const needed = Math.max(fewest, people.length + missing.length);
  const askedAt = approvals.clock.now().toISOString();
  const entitledBy = await entitlingGroups(approvals, request, userId);
  const said = { digest, entitledBy, askedAt, ...commented({ userId, ...approver }) };
  const counted = await approvals.store.countApproval({
    id,
    digest,
    userId,
    comment: approver.comment,
    needed,
    ...(allOf.length > 0 && {
      after,
      groups: (await standingOf(approvals, request, userId, allOf)).flatMap((list) => allOf[list] ?? []),
    }),
    counted: eventOf(id, 'count', userId, { ...said, needed }),
    approved: eventOf(id, 'approve', userId, said),
    destinations: machine.approve.tell,
  });
  return { counted, needed };
}

/** Rejects, and says why: by another person, entitled at this moment, before the request expires. */
export async function reject(approvals: Approvals, id: string, decider: Rejecter): Promise<Decision> {
  const read = await undecided(approvals, id, 'reject', decider);
  if ('kind' in read) return read;
  if (lacksComment(approvals, read.request, decider))
    return { kind: 'comment_needed', request: read.request };
  const { userId, comment, because } = decider;
  const won = await move(approvals.store, id, 'reject', {
    actor: userId,
    change: {
      decidedBy: userId,
      outcome: { rejection: because },
      ...(comment !== undefined && { comment }),
    },
    data: { rejection: because, ...commented(decider) },
  });
  if (won) return { kind: 'done', request: won };
  await noting(approvals, read.request, 'reject', decider)('too_late');
  return tooLate(approvals.store, read.request);
}

/**
 * The requester confirms a change that needs no second person: entitled at this moment, before it expires.
 * Execution is the caller's next step.
 */
export async function confirm(approvals: Approvals, id: string, decider: Decider): Promise<Decision> {
  const { store, directory } = approvals;
  const { userId, teamId } = decider;
  const request = await store.request(id);
  if (request === undefined || request.teamId !== teamId || request.requester !== userId) {
    return { kind: 'unknown_request' };
  }
  const { forApproval } = strictest(approvals, request);
  const why = forApproval ? 'own_request' : await directory.mayRequest(userId, teamId);
  // Whether they still may is known when Slack answers: until then it is confirmed, and not sent.
  if (why !== undefined && why !== 'waiting') {
    await noting(approvals, request, 'confirm', decider)(why);
    return { kind: 'refused', why, request };
  }
  const won = await move(store, id, 'confirm', { actor: userId, change: { decidedBy: userId } });
  return won ? { kind: 'done', request: won } : tooLate(store, request);
}

/** The requester takes a request back while it is undecided. */
export async function cancel({ store }: Approvals, id: string, userId: string): Promise<Decision> {
  const request = await store.request(id);
  if (request === undefined || request.requester !== userId) return { kind: 'unknown_request' };
  const won = await move(store, id, 'cancel', { actor: userId });
  return won ? { kind: 'done', request: won } : tooLate(store, request);
}

type Deciding = 'approve' | 'reject';

/**
 * How a decision of this person would end by now, told before they write anything; `undefined` while it is open to
 * them.
 */
export async function foreclosed(
  approvals: Approvals,
  id: string,
  step: Deciding,
  decider: Approver,
): Promise<Decision | undefined> {
  const read = await (step === 'approve'
    ? approvable(approvals, id, decider)
    : undecided(approvals, id, step, decider));
  if ('kind' in read) return read;
  const { request } = read;
  if (request.expiresAt <= approvals.clock.now()) {
    await noting(approvals, request, step, decider)('too_late');
    return tooLate(approvals.store, request);
  }
  const isRepeated = request.approvals.some(({ userId }) => userId === decider.userId);
  if (step === 'reject' || !isRepeated) return undefined;
  return { kind: 'repeated', request, needed: strictest(approvals, request).approvals };
}

/** The undecided request, if this person may decide on it now; else how their click ends. */
async function undecided(
  approvals: Approvals,
  id: string,
  step: Deciding,
  decider: Decider,
): Promise<{ readonly request: RequestRecord } | Decision> {
  const request = await approvals.store.request(id);
  // A request of another workspace does not exist for this one.
  if (request === undefined || request.teamId !== decider.teamId) return { kind: 'unknown_request' };
  const note = noting(approvals, request, step, decider);
  if (request.state !== 'pending') {
    await note('too_late');
    return { kind: 'too_late', request };
  }
  const why = await mayNotDecide(approvals, request, decider);
  if (why === 'waiting') return { kind: 'waiting', request };
  if (why !== undefined) {
    await note(why);
    return { kind: 'refused', why, request };
  }
  return { request };
}

/** The same for an approval, of what this person has seen, and at this hour. */
async function approvable(
  approvals: Approvals,
  id: string,
  approver: Approver,
): Promise<{ readonly request: RequestRecord } | Decision> {
  const read = await undecided(approvals, id, 'approve', approver);
  if ('kind' in read) return read;
  const { request } = read;
  const note = noting(approvals, request, 'approve', approver);
  if (isOutOfHours(approvals, request)) {
    await note('out_of_hours');
    const why = expiresBeforeHours(approvals, request) ? 'closed_until_expiry' : 'out_of_hours';
    return { kind: 'refused', why, request };
  }
  if (await lacksAnother(approvals, request, approver.userId)) {
    await note('approved_first');
    return { kind: 'refused', why: 'approved_first', request };
  }
  if (await approvals.directory.hasLeft(request.requester, request.teamId)) {
    await note('requester_gone');
    return { kind: 'refused', why: 'requester_gone', request };
  }
  if (approver.seen !== short(request.digest)) {
    await note('held');
    return { kind: 'held', request };
  }
  return read;
}

/** Whether the policy wants words with a decision. */
export const wantsComment = (approvals: Approvals, request: RequestRecord): boolean =>
  strictest(approvals, request).commentRequired;

const lacksComment = (approvals: Approvals, request: RequestRecord, { comment }: Decider): boolean =>
  wantsComment(approvals, request) && !comment?.trim();

/** A click that does not count is an event too. */
const noting =
  ({ store }: Approvals, { id }: RequestRecord, step: Deciding | 'confirm', { userId }: Decider) =>
  (why: Ineligible | 'too_late' | 'held') =>
    store.record({ correlationId: id, kind: 'decision_refused', actor: userId, data: { step, why } }, [
      'audit',
    ]);

/** Before one more approval is counted, whether the earlier ones still count: those that do not are struck out. */
async function earlier(
  approvals: Approvals,
  request: RequestRecord,
): Promise<{ readonly request: RequestRecord } | Decision> {
  const lapse = await strikeLapsed(approvals, request, 'pending');
  if (lapse.kind === 'struck') return { request: lapse.request ?? request };
  if (lapse.kind === 'none') return { request };
  return lapse.why === 'waiting'
    ? { kind: 'waiting', request }
    : { kind: 'refused', why: 'unreadable', request };
}

async function drift(approvals: Approvals, request: RequestRecord): Promise<Decision | undefined> {
  try {
    const changed = await lookAgain(approvals, request, 'pending');
    if (changed === undefined) return undefined;
    if (changed.state === 'already_so') return { kind: 'already_so', request: changed };
    return changed.state === 'pending'
      ? { kind: 'held', request: changed }
      : { kind: 'too_late', request: changed };
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'unreadable', request, error };
    throw error;
  }
}

const commented = ({ comment }: Decider) => (comment === undefined ? {} : { comment: postable(comment) });

/** Expiry is decided by the clock even when no worker has noted it yet: note it now. */
async function tooLate(store: Approvals['store'], seen: RequestRecord): Promise<Decision> {
  const late = await move(store, seen.id, 'expire', { actor: CARELINE });
  return { kind: 'too_late', request: late ?? (await store.request(seen.id)) ?? seen };
}
