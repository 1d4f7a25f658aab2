import { postable } from '../fields/postable.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import type { Decider } from './decision.ts';
import { hasApproved, mayNotDecide } from './entitled.ts';
import { move } from './move.ts';
import type { Ineligible } from './people.ts';

export type Settled =
  | { readonly kind: 'done'; readonly request: RequestRecord }
  /** Its outcome is known by now, or it never was in doubt. */
  | { readonly kind: 'too_late'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly why: Ineligible; readonly request: RequestRecord }
  | { readonly kind: 'unknown_request' };

/** Nobody knows how it ended, and this person may say. */
export interface Open {
  readonly kind: 'open';
  readonly request: RequestRecord;
}

/**
 * Somebody who has neither asked for it nor approved it says how a change of unknown outcome ended, and how they know.
 * What only its requester had to confirm, any approver may settle.
 */
export async function settle(
  approvals: Approvals,
  id: string,
  { userId, teamId, comment }: Required<Decider>,
  happened: boolean,
): Promise<Settled> {
  const read = await unsettled(approvals, id, { userId, teamId });
  if (read.kind !== 'open') return read;
  const { request } = read;
  const won = await move(approvals.store, id, happened ? 'settleDone' : 'settleNotDone', {
    actor: userId,
    data: { settled: true, comment: postable(comment) },
  });
  return won
    ? { kind: 'done', request: won }
    : { kind: 'too_late', request: (await approvals.store.request(id)) ?? request };
}

/** The request of unknown outcome, if this person may settle it now; else how their settling ends. */
export async function unsettled(
  approvals: Approvals,
  id: string,
  { userId, teamId }: Pick<Decider, 'userId' | 'teamId'>,
): Promise<Open | Exclude<Settled, { readonly kind: 'done' }>> {
  const request = await approvals.store.request(id);
  if (request === undefined || request.teamId !== teamId) return { kind: 'unknown_request' };
  if (request.state !== 'unknown') return { kind: 'too_late', request };
  const why = await mayNotSettle(approvals, request, { userId, teamId });
  return why === undefined ? { kind: 'open', request } : { kind: 'refused', why, request };
}

/**
 * Who asked or approved would end a request by saying that it came to nothing, and have it done a second time: so
 * another approver settles it or, where there is none, an auditor.
 */
async function mayNotSettle(
  approvals: Approvals,
  request: RequestRecord,
  who: Pick<Decider, 'userId' | 'teamId'>,
): Promise<Ineligible | undefined> {
  if (request.requester === who.userId) return 'own_request';
  if (hasApproved(request, who.userId)) return 'own_approval';
  const why = await mayNotDecide(approvals, { ...request, risk: 'destructive' }, who);
  if (why === undefined) return undefined;
  const audits = await approvals.directory.mayDecide(who.userId, who.teamId, [approvals.groups.auditor]);
  // Where Slack does not tell who audits, that is why, not that they approve nothing.
  return audits === 'not_approver' ? why : audits;
}
