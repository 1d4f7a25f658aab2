import { masksGet, masksList } from './barrings/masks.ts';
import { masksOperationsCreate } from './barrings/masks-operations.ts';
import {
  subscriptionMasksHistory,
  subscriptionMasksList,
  subscriptionMasksUpdate,
} from './barrings/subscription-masks.ts';
import {
  subscriptionServicesGet,
  subscriptionServicesList,
  subscriptionServicesUpdate,
  subscriptionServicesUpdateMany,
} from './barrings/subscription-services.ts';
import { accountsGet } from './customers-v2/accounts.ts';
import { blocksList, blocksUpdate } from './customers-v2/blocks.ts';
import {
  penaltiesAccount,
  penaltiesConfirm,
  penaltiesDelete,
  penaltiesSubscription,
} from './customers-v2/penalties.ts';
import { subscriptionsGet } from './customers-v2/subscriptions.ts';
import { termsList } from './customers-v2/terms.ts';
import { usersGet, usersTree } from './customers-v2/users.ts';
import { accountsGetV4 } from './customers-v4/accounts.ts';
import { customersGet, customersSearch } from './customers-v4/customers.ts';
import type { Operation } from './operation.ts';

/** Every operation Careline knows, in the order a person would look for them. */
export const operations: readonly Operation[] = [
  usersTree,
  usersGet,
  accountsGet,
  subscriptionsGet,
  termsList,
  blocksList,
  blocksUpdate,
  penaltiesAccount,
  penaltiesSubscription,
  penaltiesConfirm,
  penaltiesDelete,
  customersSearch,
  customersGet,
  accountsGetV4,
  masksList,
  masksGet,
  subscriptionMasksList,
  subscriptionMasksHistory,
  subscriptionMasksUpdate,
  masksOperationsCreate,
  subscriptionServicesList,
  subscriptionServicesGet,
  subscriptionServicesUpdate,
  subscriptionServicesUpdateMany,
];

const byId: ReadonlyMap<string, Operation> = new Map(operations.map((each) => [each.id, each]));

/** The operation of an id, or nothing when Careline does not know it. */
export function operationById(id: string): Operation | undefined {
  return byId.get(id);
}
