/** Who may decide on a request: of what was asked for when it was filed and what is now, the stricter holds. */
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { isWithin } from './hours.ts';
import type { Ineligible } from './people.ts';
import type { Rule } from './policy.ts';

/** The rules for deciding on a request, as of now. */
export interface Strict {
  readonly forApproval: boolean;
  readonly approvals: number;
  readonly commentRequired: boolean;
  /** One group of each list must hold who decides. */
  readonly lists: readonly (readonly string[])[];
  readonly hours: Rule['hours'];
}

/** What is asked of who decides on a request. An operation that is no more cannot be made stricter. */
export function strictest({ operationById, policyFor }: Approvals, request: RequestRecord): Strict {
  const operation = operationById(request.operationId);
  const now = operation && policyFor(operation, request.input);
  const { terms } = request;
  const also = request.escalatedAt === undefined ? [] : (now?.escalation?.groups ?? []);
  return {
    forApproval: request.risk === 'destructive' || now?.risk === 'destructive',
    approvals: Math.max(terms.approvals, now?.approvals ?? 1),
    commentRequired: terms.commentRequired || now?.commentRequired === true,
    lists: [terms.groups, now?.groups ?? terms.groups].map((groups) => [...groups, ...also]),
    hours: now?.hours,
  };
}

/** Why somebody may not decide on a request now; `undefined` when they may. Fails closed. */
export async function mayNotDecide(
  approvals: Approvals,
  request: RequestRecord,
  { userId, teamId }: { readonly userId: string; readonly teamId: string },
): Promise<Ineligible | undefined> {
  const { forApproval, lists } = strictest(approvals, request);
  if (!forApproval) return 'not_for_approval';
  if (request.requester === userId) return 'own_request';
  return approvals.directory.mayDecide(userId, teamId, lists);
}

/** Whether the policy allows approvals at this hour. */
export function isOutOfHours(approvals: Approvals, request: RequestRecord): boolean {
  const { hours } = strictest(approvals, request);
  return hours !== undefined && !isWithin(hours, approvals.clock.now());
}
