/** Who may decide on a request: of what was asked for when it was filed and what is now, the stricter holds. */
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { isWithin } from './hours.ts';
import { type Ineligible, isUnanswered, UNANSWERED, type Unanswered } from './people.ts';
import { type Standing, uncovered } from './policy/all-of.ts';
import { distinct, type Rule } from './policy.ts';

/** The rules for deciding on a request, as of now. */
export interface Strict {
  readonly forApproval: boolean;
  readonly approvals: number;
  readonly commentRequired: boolean;
  /** One group of each list must hold who decides. */
  readonly lists: readonly (readonly string[])[];
  /** One of each must approve, each another person; empty where any of those who decide will do. */
  readonly allOf: readonly (readonly string[])[];
  readonly hours: Rule['hours'];
}

/** What is asked of who decides on a request. An operation that is no more cannot be made stricter. */
export function strictest(
  { operationById, policyFor }: Pick<Approvals, 'operationById' | 'policyFor'>,
  request: RequestRecord,
): Strict {
  const operation = operationById(request.operationId);
  const now = operation && policyFor(operation, request.input);
  const { terms } = request;
  const also = request.escalatedAt === undefined ? [] : (now?.escalation?.groups ?? []);
  const allOf = distinct([...(terms.allOf ?? []), ...(now?.allOf ?? [])]).map((ids) => [...ids, ...also]);
  return {
    forApproval: request.risk === 'destructive' || now?.risk === 'destructive',
    approvals: Math.max(terms.approvals, now?.approvals ?? 1, allOf.length),
    commentRequired: terms.commentRequired || now?.commentRequired === true,
    lists: [terms.groups, now?.groups ?? terms.groups].map((groups) => [...groups, ...also]),
    allOf,
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

/** Whether a person has let a request through, by an approval that counted. */
export const hasApproved = ({ approvals, decidedBy }: RequestRecord, userId: string): boolean =>
  decidedBy === userId || approvals.some((approval) => approval.userId === userId);

/**
 * Whether a request is listed to a person as one they may decide, or settle once nobody knows its outcome. As of a
 * minute ago: whoever clicks is asked about afresh.
 */
export async function isTheirs(
  approvals: Approvals,
  request: RequestRecord,
  { userId, teamId }: { readonly userId: string; readonly teamId: string },
): Promise<boolean> {
  if (request.requester === userId || request.teamId !== teamId) return false;
  if (request.state === 'unknown' && hasApproved(request, userId)) return false;
  return approvals.directory.isListed(userId, teamId, strictest(approvals, request).lists);
}

/** Whether the policy allows approvals at this hour. */
export function isOutOfHours(approvals: Approvals, request: RequestRecord): boolean {
  const { hours } = strictest(approvals, request);
  return hours !== undefined && !isWithin(hours, approvals.clock.now());
}

const whysOf = (
  { directory }: Approvals,
  { teamId }: RequestRecord,
  userId: string,
  allOf: Strict['allOf'],
) => Promise.all(allOf.map((ids) => directory.mayDecide(userId, teamId, [ids])));

/** The lists of groups for which a person could stand now. Fails closed: who cannot be asked about stands for none. */
export async function standingOf(
  approvals: Approvals,
  request: RequestRecord,
  userId: string,
  allOf: Strict['allOf'],
): Promise<Standing> {
  const whys = await whysOf(approvals, request, userId, allOf);
  return whys.flatMap((why, list) => (why === undefined ? [list] : []));
}

/**
 * How many must approve by now, when these people have: as many as are wanted at least, and another one for each list of
 * groups that nobody of them stands for. Or why nobody can say: an answer is missing on which it depends.
 */
export async function neededAfter(
  approvals: Approvals,
  request: RequestRecord,
  people: readonly string[],
): Promise<number | Unanswered> {
  const { approvals: fewest, allOf } = strictest(approvals, request);
  const whys = await Promise.all(people.map((userId) => whysOf(approvals, request, userId, allOf)));
  const left = (stands: (why: Ineligible | undefined) => boolean): number =>
    uncovered(
      allOf.length,
      whys.map((each) => each.flatMap((why, list) => (stands(why) ? [list] : []))),
    ).length;
  const missing = left((why) => why === undefined);
  const unanswered = UNANSWERED.find((each) => whys.flat().includes(each));
  if (unanswered !== undefined && left((why) => why === undefined || isUnanswered(why)) < missing)
    return unanswered;
  return Math.max(fewest, people.length + missing);
}

/**
 * The group of each list that entitles a person who may decide: of a list of several the first one they are in. For the
 * log, so that it can be held against who was in the group at that moment.
 */
export async function entitlingGroups(
  approvals: Approvals,
  request: RequestRecord,
  userId: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const list of distinct(strictest(approvals, request).lists)) {
    const [only, ...others] = list;
    if (only !== undefined && others.length === 0) found.add(only);
    else
      for (const group of list) {
        if ((await standingOf(approvals, request, userId, [[group]])).length === 0) continue;
        found.add(group);
        break;
      }
  }
  return [...found];
}
