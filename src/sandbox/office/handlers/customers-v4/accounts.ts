import { accountsGetV4 } from '../../../../api/customers-v4/accounts.ts';
import { route } from '../../route.ts';
import type { Account } from '../../state.ts';
import { printAddress } from './address.ts';

const get = route(accountsGetV4, ({ params }, world) => {
  const { customer, account } = world.accountByUuid(params.account_id);
  return {
    body: {
      id: account.uuid,
      external_id: String(account.id),
      customer_id: customer.uuid,
      customer_external_id: String(customer.customerId),
      contract_reference: `MMC${account.id}`,
      modality: account.modality,
      billing_address: printAddress(customer),
      payment_method: account.modality === 'PREPAID' ? null : paid(account),
      invoice: {
        cycle: { name: 'DIA 1 - MENSUAL', day: 1, type: 'M', frequency: 1 },
        due_date_id: 5,
        due_days_id: 1,
        delivery_mode: 'EMAIL',
      },
      created_at: account.createdAt,
      ended_at: null,
      updated_at: account.createdAt,
    },
  };
});

function paid({ iban, paidBy }: Account) {
  if (paidBy === undefined) return { direct_debit: { type: 'DIRECT_DEBIT', details: { iban } } };
  if (paidBy.type === 'BANK_TRANSFER') return { bank_transfer: { type: 'BANK_TRANSFER', details: {} } };
  return { credit_card: { type: 'CREDIT_CARD', details: { token_id: paidBy.token } } };
}

export const accounts = [get];
