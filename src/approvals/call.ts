import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import type { Notify } from './policy.ts';

/** How those who may decide on a request hear of it, and who they are. */
export interface Call {
  readonly notify: Notify;
  readonly groups: readonly string[];
}

/** Whom a request calls now: the groups it was filed under and those it was escalated to. */
export function callOf({ operationById, policyFor }: Approvals, request: RequestRecord): Call {
  const { operationId, input, terms, escalatedAt } = request;
  const operation = operationById(operationId);
  const rule = operation && policyFor(operation, input);
  const others = escalatedAt === undefined ? [] : (rule?.escalation?.groups ?? []);
  return { notify: rule?.notify ?? 'mention', groups: [...new Set([...terms.groups, ...others])] };
}

/**
 * The people who are called one by one, where the policy has it so: all who may decide, or those of some groups that are
 * asked as well. Nobody where Slack does not tell who they are.
 */
export async function calledPeople(
  { directory }: Pick<Approvals, 'directory'>,
  { notify, groups }: Call,
  requester: string,
): Promise<readonly string[]> {
  if (notify !== 'dm') return [];
  const members = await directory.members(groups);
  return [...(members ?? [])].filter((userId) => userId !== requester).toSorted();
}
