/** A customer with accounts and lines, as three searches return it. */
import { z } from 'zod';
import { coded, wireId, wireNumber } from '../schemas.ts';
import { subscriptionType } from './subscription-types.ts';

const line = z.looseObject({
  id: wireId().nullish(),
  subscription_type: subscriptionType().nullish(),
  status: coded().nullish(),
  user_id: wireId().nullish(),
  /** The MSISDN of a mobile, the number of a landline. */
  identification_nr: wireNumber().nullish(),
  expedition_user_id: wireId().nullish(),
  bundle_id: wireId().nullish(),
  mobile_line_type: z.string().nullish(),
});

export type TreeLine = z.output<typeof line>;

const account = z.looseObject({
  id: wireId().nullish(),
  owner_id: wireId().nullish(),
  subscriptions: z.array(line).nullish(),
});

export const customerTree = z.looseObject({
  id: wireId().nullish(),
  customer_id: wireId().nullish(),
  customer_uuid: z.string().nullish(),
  accounts: z.array(account).nullish(),
});
