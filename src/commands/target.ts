import { z } from 'zod';
import { valueAt } from '../api/fields.ts';
import { maskMsisdn } from '../fields/mask.ts';
import { formatMsisdn } from '../fields/msisdn.ts';
import type { Text } from '../text/text.ts';

/** What a form remembers: the operation, the input that stands already, and for whom it is. */
export const formMemory = z.object({
  operationId: z.string(),
  input: z.record(z.string(), z.unknown()),
  target: z.object({
    msisdn: z.string().exactOptional(),
    subscriptionId: z.string().exactOptional(),
    accountId: z.string().exactOptional(),
    customerName: z.string().exactOptional(),
  }),
});
export type FormMemory = z.output<typeof formMemory>;

/**
 * The target in words. Masked for what is posted: the number shortened, no name. Ids of subscriptions,
 * accounts and penalties are not personal and stay, or nobody could tell two requests apart.
 */
export function targetText({ input, target }: FormMemory, text: Text, masked: boolean): string {
  const { form } = text.requests;
  const id = (path: string) => {
    const value = valueAt(input, path);
    return value === undefined ? undefined : String(value);
  };
  const subscription = id('params.subscription_id') ?? target.subscriptionId;
  const account = id('params.account_id') ?? target.accountId;
  const penalty = id('params.computed_penalty_id');
  const number = target.msisdn && (masked ? maskMsisdn(target.msisdn) : formatMsisdn(target.msisdn));
  return [
    masked ? undefined : target.customerName,
    number && `${form.line} ${number}`,
    subscription && `${form.subscription} ${subscription}`,
    account && `${form.account} ${account}`,
    penalty && `${form.penalty} ${penalty}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
