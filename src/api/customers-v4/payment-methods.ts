import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form } from '../schemas.ts';
import { account, text } from './ids.ts';

export const paymentMethodsHistory = defineOperation({
  id: 'customers-v4.payment-methods.history',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/payment-methods/historical',
  title: {
    en: 'See the payment methods an account has had',
    es: 'Ver los métodos de pago que ha tenido una cuenta',
  },
  resource: headings.accounts,
  moves: 'nothing',
  params: account,
  responses: {
    200: z.looseObject({
      payment_methods: z
        .array(
          z.looseObject({
            payment_method_type: text(),
            // An IBAN, a token: whatever names the account or the card.
            details: z
              .string()
              .register(form, { label: { en: 'Details', es: 'Detalle' }, is: 'iban' })
              .nullish(),
            created_at: text(),
          }),
        )
        .nullish(),
    }),
  },
});
