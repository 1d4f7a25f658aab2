import { ApiError } from '../api/errors.ts';
import { postable } from '../fields/postable.ts';
import type { Counted, RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import type { Approver, Decider, Decision, Rejecter } from './decision.ts';
import { approversOf, lookAgain } from './drift.ts';
import { entitlingGroups, neededAfter, standingOf, strictest } from './entitled.ts';
import { strikeLapsed } from './lapse.ts';
import { machine } from './machine.ts';
import { eventOf, move } from './move.ts';
import { approvable, lacksComment, noting, tooLate, undecidable, undecided } from './undecided.ts';

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
  if (lacksComment(approvals, request, approver)) return { kind: 'comment_needed', request };
  const drifted = await drift(approvals, request);
  if (drifted) return drifted;
  const lapse = await strikeLapsed(approvals, request, 'pending');
  if (lapse.kind === 'unclear') return undecidable(request, lapse.why);
  // Those who approved earlier are fewer by now: what this approval comes to is another question.
  if (lapse.kind === 'struck' && lapse.request) return approve(approvals, id, approver);
  const people = [...new Set([...approversOf(request), approver.userId])];
  const needed = await neededAfter(approvals, request, people);
  if (typeof needed === 'string') return undecidable(request, needed);
  const counted = await count(approvals, request, approver, needed);
  if (counted === undefined) {
    await noting(approvals, request, 'approve', approver)('too_late');
    return tooLate(store, request);
  }
  // Somebody else's approval came in between: what is still needed is another question now.
  if (counted.kind === 'overtaken') return approve(approvals, id, approver);
  if (counted.kind === 'approved') return { kind: 'done', request: counted.request };
  return { kind: counted.kind, request: counted.request, needed };
}

/** Counts an approval; the one after which as many have approved as are needed is the last. */
async function count(
  approvals: Approvals,
  request: RequestRecord,
  { userId, ...approver }: Approver,
  needed: number,
): Promise<Counted | undefined> {
  const { id, digest } = request;
  const { allOf } = strictest(approvals, request);
  const askedAt = approvals.clock.now().toISOString();
  const entitledBy = await entitlingGroups(approvals, request, userId);
  const said = { digest, entitledBy, askedAt, ...commented({ userId, ...approver }) };
  return approvals.store.countApproval({
    id,
    digest,
    userId,
    comment: approver.comment,
    needed,
    ...(allOf.length > 0 && {
      after: approversOf(request),
      groups: (await standingOf(approvals, request, userId, allOf)).flatMap((list) => allOf[list] ?? []),
    }),
    counted: eventOf(id, 'count', userId, { ...said, needed }),
    approved: eventOf(id, 'approve', userId, said),
    destinations: machine.approve.tell,
  });
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

const commented = ({ comment }: Decider) => (comment === undefined ? {} : { comment: postable(comment) });
