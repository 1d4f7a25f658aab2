import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form } from '../schemas.ts';
import { account, text } from './ids.ts';

export const invoiceRecipientGet = defineOperation({
  id: 'customers-v4.invoice-recipient.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/invoice-recipient',
  title: {
    en: 'See to whom the invoices of an account go',
    es: 'Ver a quién van las facturas de una cuenta',
  },
  resource: headings.accounts,
  moves: 'nothing',
  params: account,
  responses: {
    200: z.looseObject({
      name: z.string().register(form, { is: 'name' }).nullish(),
      address_lines: z.array(z.string()).nullish(),
      postal_code: text(),
      locality: text(),
      administrative_area: text(),
      region_code: text(),
    }),
  },
});
