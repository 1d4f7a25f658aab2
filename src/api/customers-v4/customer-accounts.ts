import { z } from 'zod';
import { entryOf } from '../entries.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, noBody } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { accountUuid, customer, customerUuid, text } from './ids.ts';
import { cardNote, paymentMethod } from './payment-method.ts';
import { billingAddress } from './postal-address.ts';

export const customerAccountsList = defineOperation({
  id: 'customers-v4.customer-accounts.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/accounts',
  title: { en: 'List the accounts of a customer', es: 'Ver las cuentas de un cliente' },
  resource: headings.accounts,
  moves: 'nothing',
  params: customer,
  responses: { 200: z.looseObject({ accounts: z.array(z.looseObject({ id: text() })).nullish() }) },
});

const created = z.looseObject({ id: z.string(), external_id: text() });

export const customerAccountsCreate = defineOperation({
  id: 'customers-v4.customer-accounts.create',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/accounts',
  title: { en: 'Open an account for a customer', es: 'Abrir una cuenta a un cliente' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Open an account for ${whom}, ${of('body.modality')}, paid by ${of('body.payment_method.type')}`,
    es: `Abrir una cuenta a ${whom}, ${of('body.modality')}, con pago por ${of('body.payment_method.type')}`,
  }),
  resource: headings.accounts,
  moves: 'money',
  notes: [cardNote],
  params: customer,
  body: z.strictObject({
    modality: z.enum(['RECURRING_PREPAID', 'POSTPAID']).register(form, {
      options: {
        RECURRING_PREPAID: { en: 'Recurring prepaid', es: 'Prepago recurrente' },
        POSTPAID: { en: 'Postpaid', es: 'Pospago' },
      },
    }),
    billing_address: billingAddress.optional(),
    payment_method: paymentMethod,
  }),
  // 202: a card known by its reference waits for its token (customers-v4.tokenization-requests.list).
  responses: { 200: created, 202: created },
});

export const customerAccountsDelete = defineOperation({
  id: 'customers-v4.customer-accounts.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/accounts/{account_id}',
  title: { en: 'Delete an account of a customer', es: 'Eliminar una cuenta de un cliente' },
  says: ({ params }, _sight, { whom }) => ({
    en: `Delete account ${params.account_id}, of ${whom}`,
    es: `Eliminar la cuenta ${params.account_id}, de ${whom}`,
  }),
  resource: headings.accounts,
  moves: 'data',
  params: z.strictObject({ customer_id: customerUuid(), account_id: accountUuid() }),
  responses: { 204: noBody() },
  async before({ params: { customer_id, account_id } }, read) {
    const { accounts } = await read(customerAccountsList, { params: { customer_id } });
    const gone = entryOf(accounts, account_id) === null;
    const label = { en: 'Account', es: 'Cuenta' };
    return { changes: [{ label, now: gone ? null : account_id, after: null }] };
  },
  async verify({ params: { customer_id, account_id } }, read) {
    const { accounts } = await read(customerAccountsList, { params: { customer_id } });
    return seenIf(entryOf(accounts, account_id) === null);
  },
});
