import type { Route } from '../route.ts';
import { accounts } from './accounts.ts';
import { blocks } from './blocks.ts';
import { customers } from './customers.ts';
import { masks } from './masks.ts';
import { penalties } from './penalties.ts';
import { subscriptionMasks } from './subscription-masks.ts';
import { subscriptionServices } from './subscription-services.ts';
import { subscriptions } from './subscriptions.ts';
import { users } from './users.ts';

/** Everything the office answers. */
export const routes: readonly Route[] = [
  ...users,
  ...accounts,
  ...subscriptions,
  ...blocks,
  ...penalties,
  ...customers,
  ...masks,
  ...subscriptionMasks,
  ...subscriptionServices,
];
