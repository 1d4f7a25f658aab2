/** The emergency stop: an approver stops everything at once, and another one lets it go on. */
import { postable } from '../../fields/postable.ts';
import type { Release } from '../../store/stop.ts';
import type { Approvals } from '../approvals.ts';
import type { Ineligible } from '../people.ts';

/** Who stops or releases, and why. */
export interface Stopper {
  readonly userId: string;
  readonly teamId: string;
  readonly reason: string;
}

/** Stops everything; false when it is stopped already. Whoever could be an approver may: nothing is done by it. */
export const stopAll = ({ store, groups }: Approvals, { userId, reason }: Stopper): Promise<boolean> =>
  store.halt({ userId, reason: postable(reason), groups: groups.approver });

export type Released =
  | { readonly kind: Release }
  /** Not an approver at this moment, or nobody can tell. */
  | { readonly kind: 'refused'; readonly why: Ineligible };

/**
 * Lets everything go on: by another approver than who stopped it, asked about afresh as for a decision. What was approved
 * meanwhile is looked at again before it is sent, as ever.
 */
export async function releaseAll(
  { store, groups, directory }: Approvals,
  { userId, teamId, reason }: Stopper,
): Promise<Released> {
  const why = await directory.mayDecide(userId, teamId, [groups.approver]);
  if (why !== undefined) return { kind: 'refused', why };
  return { kind: await store.release({ userId, reason: postable(reason), groups: groups.approver }) };
}
