/** Whether a request is still open to a decision of a person, and what is said and noted where it is not. */
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import type { Approver, Decider, Decision } from './decision.ts';
import { short } from './digest.ts';
import { approversOf } from './drift.ts';
import { isOutOfHours, mayNotDecide, neededAfter, strictest } from './entitled.ts';
import { lacksAnother } from './follow-up.ts';
import { CARELINE, move } from './move.ts';
import { expiresBeforeHours } from './outlook.ts';
import type { Ineligible, Unanswered } from './people.ts';

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
  const people = approversOf(request);
  if (step === 'reject' || !people.includes(decider.userId)) return undefined;
  const needed = await neededAfter(approvals, request, people);
  return typeof needed === 'string' ? undecidable(request, needed) : { kind: 'repeated', request, needed };
}

/** The undecided request, if this person may decide on it now; else how their click ends. */
export async function undecided(
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
export async function approvable(
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

export const lacksComment = (approvals: Approvals, request: RequestRecord, { comment }: Decider): boolean =>
  wantsComment(approvals, request) && !comment?.trim();

/** Whether an earlier approval still counts, or this one is the last, nobody can say now. */
export const undecidable = (request: RequestRecord, why: Unanswered): Decision =>
  why === 'waiting' ? { kind: 'waiting', request } : { kind: 'refused', why, request };

/** A click that does not count is an event too. */
export const noting =
  ({ store }: Approvals, { id }: RequestRecord, step: Deciding | 'confirm', { userId }: Decider) =>
  (why: Ineligible | 'too_late' | 'held') =>
    store.record({ correlationId: id, kind: 'decision_refused', actor: userId, data: { step, why } }, [
      'audit',
    ]);

/** Expiry is decided by the clock even when no worker has noted it yet: note it now. */
export async function tooLate(store: Approvals['store'], seen: RequestRecord): Promise<Decision> {
  const late = await move(store, seen.id, 'expire', { actor: CARELINE });
  return { kind: 'too_late', request: late ?? (await store.request(seen.id)) ?? seen };
}
