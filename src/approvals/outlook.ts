/** Who could approve a request now, as far as Slack has told: said at filing and on the card, never decided by. */
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { strictest } from './entitled.ts';
import { isWithin, nextOpening } from './hours.ts';
import { uncovered } from './policy/all-of.ts';

export interface Outlook {
  /** How many more people have to approve, and how many others could. */
  readonly needed: number;
  readonly others: number;
  /** Whether its requester could, if it were not their own. */
  readonly requesterCould: boolean;
  /** The lists of groups of which one each must approve, and nobody is there who could stand for them. */
  readonly nobodyOf: readonly (readonly string[])[];
}

/** `undefined` where nobody has to approve, or Slack does not tell who is in the groups. */
export async function outlookOf(approvals: Approvals, request: RequestRecord): Promise<Outlook | undefined> {
  const { forApproval, approvals: needed, lists, allOf } = strictest(approvals, request);
  if (!forApproval || request.state !== 'pending') return undefined;
  const members = async (ids: readonly string[]) => approvals.directory.members(ids);
  const [told, toldOf] = await Promise.all([
    Promise.all(lists.map(members)),
    Promise.all(allOf.map(members)),
  ]);
  const [first, ...further] = told.filter((each) => each !== undefined);
  const each = toldOf.filter((some) => some !== undefined);
  if (first === undefined || further.length + 1 < lists.length || each.length < allOf.length)
    return undefined;
  const could = [...first].filter((userId) => further.every((some) => some.has(userId)));
  const given = request.approvals.map(({ userId }) => userId);
  const others = could.filter((userId) => userId !== request.requester && !given.includes(userId));
  const standings = [...given, ...others].map((userId) =>
    each.flatMap((some, list) => (some.has(userId) ? [list] : [])),
  );
  return {
    needed: Math.max(needed - given.length, 0),
    others: others.length,
    requesterCould: could.includes(request.requester),
    nobodyOf: uncovered(allOf.length, standings).flatMap((list) => [allOf[list] ?? []]),
  };
}

/** Whether its time is up before the policy lets anybody approve it. */
export function expiresBeforeHours(approvals: Approvals, request: RequestRecord): boolean {
  const { hours } = strictest(approvals, request);
  const now = approvals.clock.now();
  return hours !== undefined && !isWithin(hours, now) && nextOpening(hours, now) >= request.expiresAt;
}
