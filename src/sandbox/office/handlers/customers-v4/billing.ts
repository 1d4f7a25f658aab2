import { billingAddressHistory } from '../../../../api/customers-v4/billing-address.ts';
import { invoiceRecipientGet } from '../../../../api/customers-v4/invoice-recipient.ts';
import { route } from '../../route.ts';
import { printAddress } from './address.ts';

const history = route(billingAddressHistory, ({ params, query }, world) => {
  const { customer, account } = world.accountByUuid(params.account_id);
  const { from = '0000', to = '9999' } = query ?? {};
  const since = account.createdAt.slice(0, 10);
  const entry = { billing_address: printAddress(customer), init_date: account.createdAt, end_date: null };
  return {
    body: {
      id: account.uuid,
      external_id: String(account.id),
      from: query?.from ?? null,
      to: query?.to ?? null,
      history: since >= from && since <= to ? [entry] : [],
    },
  };
});

const recipient = route(invoiceRecipientGet, ({ params }, world) => {
  const { customer } = world.accountByUuid(params.account_id);
  const { state_id: _, ...address } = printAddress(customer);
  const name = customer.company ?? [customer.firstName, ...customer.lastNames].join(' ');
  return { body: { name, ...address } };
});

export const billing = [history, recipient];
