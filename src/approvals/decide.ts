import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { CARELINE, move } from './move.ts';
import type { Ineligible } from './people.ts';

/** How a decision ended for the person who clicked. */
export type Decision =
  | { readonly kind: 'done'; readonly request: RequestRecord }
  /** Somebody or something was first; `request` says who. */
  | { readonly kind: 'too_late'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly why: Ineligible; readonly request: RequestRecord }
  | { readonly kind: 'unknown_request' };

export interface Decider {
  readonly userId: string;
  readonly teamId: string;
  readonly comment?: string;
}

/**
 * Approves: by another person, entitled at this moment, before the request expires. Of all who click, one
 * wins. Execution is the caller's next step.
 */
export const approve = (approvals: Approvals, id: string, decider: Decider): Promise<Decision> =>
  decide(approvals, id, 'approve', decider);

/** Rejects, under the same conditions as `approve`. */
export const reject = (approvals: Approvals, id: string, decider: Decider): Promise<Decision> =>
  decide(approvals, id, 'reject', decider);

/**
 * The requester confirms a change that needs no second person: entitled at this moment, before it expires.
 * Execution is the caller's next step.
 */
export async function confirm(
  { store, directory }: Approvals,
  id: string,
  { userId, teamId }: Decider,
): Promise<Decision> {
  const request = await store.request(id);
  if (request === undefined || request.teamId !== teamId || request.requester !== userId) {
    return { kind: 'unknown_request' };
  }
  if (request.risk === 'destructive') return { kind: 'refused', why: 'own_request', request };
  const why = await directory.mayRequest(userId, teamId);
  if (why !== undefined) return { kind: 'refused', why, request };
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

async function decide(
  { store, directory }: Approvals,
  id: string,
  step: 'approve' | 'reject',
  decider: Decider,
): Promise<Decision> {
  const request = await store.request(id);
  // A request of another workspace does not exist for this one.
  if (request === undefined || request.teamId !== decider.teamId) return { kind: 'unknown_request' };
  const refuse = (why: string) =>
    store.record(
      { correlationId: id, kind: 'decision_refused', actor: decider.userId, data: { step, why } },
      ['audit'],
    );
  if (request.state !== 'pending') {
    await refuse('too_late');
    return { kind: 'too_late', request };
  }
  const why =
    request.risk !== 'destructive'
      ? 'not_for_approval'
      : request.requester === decider.userId
        ? 'own_request'
        : await directory.mayDecide(decider.userId, decider.teamId);
  if (why !== undefined) {
    await refuse(why);
    return { kind: 'refused', why, request };
  }
  const won = await move(store, id, step, {
    actor: decider.userId,
    change: {
      decidedBy: decider.userId,
      ...(decider.comment !== undefined && { comment: decider.comment }),
    },
  });
  if (won) return { kind: 'done', request: won };
  await refuse('too_late');
  return tooLate(store, request);
}

/** Expiry is decided by the clock even when no worker has noted it yet: note it now. */
async function tooLate(store: Approvals['store'], seen: RequestRecord): Promise<Decision> {
  const late = await move(store, seen.id, 'expire', { actor: CARELINE });
  return { kind: 'too_late', request: late ?? (await store.request(seen.id)) ?? seen };
}
