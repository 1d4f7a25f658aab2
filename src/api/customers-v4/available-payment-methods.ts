import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountUuid, customerUuid } from './ids.ts';

export const availablePaymentMethodsList = defineOperation({
  id: 'customers-v4.available-payment-methods.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/accounts/{account_id}/available-payment-methods',
  title: { en: 'See how an account may be paid', es: 'Ver cómo se puede pagar una cuenta' },
  resource: headings.accounts,
  moves: 'nothing',
  params: z.strictObject({ customer_id: customerUuid(), account_id: accountUuid() }),
  responses: { 200: z.looseObject({ payment_methods: z.array(z.string()).nullish() }) },
});
