/** What a form need not ask, because the person was looking at it. */
import { externalAccountsGet } from '../../api/customers-v4/external-accounts.ts';
import { ApiError } from '../../api/errors.ts';
import { fieldsOf } from '../../api/fields.ts';
import type { Operation } from '../../api/operation.ts';
import type { OnScreen } from '../../fields/on-screen.ts';
import { simOf } from '../../fields/sim.ts';
import { EMPTY_DRAFT, type NewForm } from '../form/memory.ts';
import type { Reading } from '../reading.ts';

type Known = keyof Pick<
  OnScreen,
  'msisdn' | 'subscriptionId' | 'accountId' | 'accountUuid' | 'userId' | 'customerUuid'
>;

/** Where a brace of a path is filled from, by its name; the first that its schema takes. */
const SOURCES: Readonly<Record<string, readonly Known[]>> = {
  subscription_id: ['subscriptionId'],
  account_id: ['accountId', 'accountUuid'],
  account_external_id: ['accountId'],
  customer_id: ['customerUuid'],
  user_id: ['userId'],
};

/** Fields of a body that are proposed, not fixed: the API may mean another one. */
const PROPOSED: Readonly<Record<string, Known>> = {
  subscription_id: 'subscriptionId',
  account_id: 'accountId',
  msisdn: 'msisdn',
};

/** The input of an operation as far as a target gives it. */
export function prefilled(operation: Operation, target: OnScreen): NewForm {
  const params = paramsFrom(operation, target);
  const entered = fieldsOf(operation, {}).flatMap(({ path, kind }): [string, string][] => {
    const source = path.startsWith('body.') ? PROPOSED[path.split('.').at(-1) ?? ''] : undefined;
    const value = source && target[source];
    return value !== undefined && ['integer', 'text'].includes(kind) ? [[path, value]] : [];
  });
  return {
    operationId: operation.id,
    input: { params },
    target,
    draft: { ...EMPTY_DRAFT, entered: Object.fromEntries(entered) },
  };
}

/** Whether a target gives an operation anything it would otherwise ask for. */
export const appliesTo = (operation: Operation, target: OnScreen): boolean =>
  Object.keys(paramsFrom(operation, { ...target, ...probe(target) })).length > 0;

/** The UUID of an account can be found by its number: an operation that needs it applies all the same. */
const probe = ({ accountId, accountUuid }: OnScreen): OnScreen =>
  accountId === undefined || accountUuid !== undefined
    ? {}
    : { accountUuid: '00000000-0000-4000-8000-000000000000' };

function paramsFrom(operation: Operation, target: OnScreen): Record<string, unknown> {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    operation.params.shape;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]): [string, string][] => {
      const value = candidates(operation, name, target).find((each) => schema.safeParse(each).success);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function candidates({ api }: Operation, name: string, target: OnScreen): readonly string[] {
  // The partners API names a line by its number.
  if (api === 'partners' && target.msisdn !== undefined) {
    const mobile = target.mobile ?? simOf({ number: target.msisdn });
    if (name === 'service_type') return mobile === false ? [] : ['mobile'];
    if (name === 'service_id') return [target.msisdn];
  }
  return (SOURCES[name] ?? []).map((source) => target[source]).filter((value) => value !== undefined);
}

/** The target with what has to be looked up first. Throws `ApiError` only for what is not "unknown". */
export async function resolved(
  operation: Operation,
  target: OnScreen,
  desk: Pick<Reading, 'read'>,
): Promise<OnScreen> {
  const { accountId, accountUuid } = target;
  if (accountId === undefined || accountUuid !== undefined) return target;
  const missing = Object.keys(operation.params.shape).some(
    (name) => !(name in paramsFrom(operation, target)) && name === 'account_id',
  );
  if (!missing) return target;
  try {
    const { id } = await desk.read(externalAccountsGet, { params: { account_external_id: accountId } });
    return id == null ? target : { ...target, accountUuid: id };
  } catch (error) {
    // What may not be read without approval is typed.
    if (error instanceof ApiError && ['not_found', 'needs_approval'].includes(error.kind)) return target;
    throw error;
  }
}
