import { accountsGet } from '../../../../api/customers-v2/accounts.ts';
import { route } from '../../route.ts';
import type { Account } from '../../state.ts';

const ended = (account: Account): boolean => account.lines.every((line) => line.status === 'BAJA');

const get = route(accountsGet, ({ params }, world) => {
  const { customer, account } = world.account(params.account_id);
  return {
    body: {
      id: account.id,
      customer_id: customer.customerId,
      account_number: `MM-${account.id}`,
      work_order_id: null,
      work_orders: [],
      activation_date: account.createdAt,
      billing_type:
        account.modality === 'PREPAID' ? { id: 2, value: 'PREPAGO' } : { id: 1, value: 'POSPAGO' },
      status: ended(account) ? { id: 5, value: 'BAJA' } : { id: 3, value: 'ACTIVO' },
      path: null,
      filename: null,
    },
  };
});

export const accounts = [get];
