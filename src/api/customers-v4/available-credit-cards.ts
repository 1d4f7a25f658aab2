import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form } from '../schemas.ts';
import { customer, text } from './ids.ts';

export const availableCreditCardsList = defineOperation({
  id: 'customers-v4.available-credit-cards.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/available-credit-cards',
  title: { en: 'List the cards of a customer', es: 'Ver las tarjetas de un cliente' },
  resource: headings.customers,
  moves: 'nothing',
  params: customer,
  responses: {
    200: z.looseObject({
      available_credit_cards: z
        .array(
          z.looseObject({
            id: z
              .string()
              .register(form, { label: { en: 'Token', es: 'Token' }, is: 'card' })
              .nullish(),
            created_at: text(),
            summary: text(),
            expiration_date: text(),
          }),
        )
        .nullish(),
    }),
  },
});
