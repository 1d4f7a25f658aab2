import { fieldsOf } from '../../api/fields.ts';
import type { Operation } from '../../api/operation.ts';
import { maskMsisdn } from '../../fields/mask.ts';
import { maskMeaning } from '../../fields/meaning.ts';
import { formatMsisdn } from '../../fields/msisdn.ts';
import { valueAt } from '../../fields/path.ts';
import type { Text } from '../../text/text.ts';
import { money } from '../../views/format.ts';
import type { Target } from './memory.ts';

/** What a target is named from. */
export interface Aim {
  readonly operation: Operation;
  readonly input: unknown;
  readonly target: Target;
}

/** Values of the path that the words of the target say by themselves. */
const SAID = new Set(['params.subscription_id', 'params.account_id', 'params.service_type']);

/**
 * The target in words. Masked for what is posted: the number shortened, no name. Ids of subscriptions,
 * accounts and penalties are not personal and stay, or nobody could tell two requests apart.
 */
export function targetText({ operation, input, target }: Aim, text: Text, masked: boolean): string {
  const { form } = text.requests;
  const id = (path: string) => {
    const value = valueAt(input, path);
    return value === undefined ? undefined : String(value);
  };
  const subscription = id('params.subscription_id') ?? target.subscriptionId;
  const account = id('params.account_id') ?? target.accountId;
  const named = fieldsOf(operation, input).filter(
    ({ path }) => path.startsWith('params.') && id(path) !== undefined,
  );
  const line = named.find(({ meaning }) => meaning === 'msisdn');
  const msisdn = target.msisdn ?? (line && id(line.path));
  const number = msisdn && (masked ? maskMsisdn(msisdn) : formatMsisdn(msisdn));
  const others = named
    .filter((field) => field !== line && !SAID.has(field.path))
    .map(({ path, label, meaning, options }) => {
      const value = id(path) ?? '';
      const option = options.find((each) => each.value === value)?.label[text.language];
      return `${label[text.language]} ${option ?? (masked ? maskMeaning(value, meaning) : value)}`;
    });
  const parts = [
    masked ? undefined : target.customerName,
    number && `${form.line} ${number}`,
    subscription && `${form.subscription} ${subscription}`,
    account && `${form.account} ${account}`,
    ...others,
    target.total === undefined ? undefined : form.total(money(target.total, { text })),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' · ') : namedInBody(operation, input, text, masked);
}

/** What tells one from another where the path names nobody. */
const TELLING = new Set(['account_id', 'subscription_id', 'customer_id', 'workorderid']);
const WHO: ReadonlySet<string> = new Set(['document', 'msisdn', 'email', 'iccid', 'login']);

/** The first field of the body that says whom it is for; failing that, what the operation is about. */
function namedInBody(operation: Operation, input: unknown, text: Text, masked: boolean): string {
  const field = fieldsOf(operation, input).find(
    ({ path, meaning }) =>
      valueAt(input, path) !== undefined &&
      (TELLING.has(path.split('.').at(-1) ?? '') || (meaning !== undefined && WHO.has(meaning))),
  );
  if (field === undefined) return operation.resource[text.language];
  const value = String(valueAt(input, field.path));
  return `${field.label[text.language]} ${masked ? maskMeaning(value, field.meaning) : value}`;
}
