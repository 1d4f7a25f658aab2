import { postable } from '../fields/postable.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import type { Decider } from './decide.ts';
import { mayNotDecide } from './entitled.ts';
import { move } from './move.ts';
import type { Ineligible } from './people.ts';

export type Settled =
  | { readonly kind: 'done'; readonly request: RequestRecord }
  /** Its outcome is known by now, or it never was in doubt. */
  | { readonly kind: 'too_late'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly why: Ineligible; readonly request: RequestRecord }
  | { readonly kind: 'unknown_request' };

/**
 * An approver, another than who asked, says how a change of unknown outcome ended, and how they know. What only
 * its requester had to confirm, any approver may settle.
 */
export async function settle(
  approvals: Approvals,
  id: string,
  { userId, teamId, comment }: Required<Decider>,
  happened: boolean,
): Promise<Settled> {
  const request = await approvals.store.request(id);
  if (request === undefined || request.teamId !== teamId) return { kind: 'unknown_request' };
  if (request.state !== 'unknown') return { kind: 'too_late', request };
  const why = await mayNotDecide(approvals, { ...request, risk: 'destructive' }, { userId, teamId });
  if (why !== undefined) return { kind: 'refused', why, request };
  const won = await move(approvals.store, id, happened ? 'settleDone' : 'settleNotDone', {
    actor: userId,
    data: { settled: true, comment: postable(comment) },
  });
  return won
    ? { kind: 'done', request: won }
    : { kind: 'too_late', request: (await approvals.store.request(id)) ?? request };
}
