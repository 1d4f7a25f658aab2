import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form } from '../schemas.ts';
import { account, text } from './ids.ts';
import { shownAddress } from './postal-address.ts';

export const billingAddressHistory = defineOperation({
  id: 'customers-v4.billing-address.history',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/billing-address',
  title: {
    en: 'See the billing addresses of an account',
    es: 'Ver las direcciones de facturación de una cuenta',
  },
  resource: headings.accounts,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Without dates: the whole history.',
        es: 'Sin fechas: todo el historial.',
      },
    },
  ],
  params: account,
  query: z.strictObject({
    from: z.iso
      .date()
      .register(form, { label: { en: 'From', es: 'Desde' } })
      .optional(),
    to: z.iso
      .date()
      .register(form, { label: { en: 'To', es: 'Hasta' } })
      .optional(),
  }),
  responses: {
    200: z.looseObject({
      id: text(),
      external_id: text(),
      from: text(),
      to: text(),
      history: z
        .array(
          z.looseObject({ billing_address: shownAddress.nullish(), init_date: text(), end_date: text() }),
        )
        .nullish(),
    }),
  },
});
