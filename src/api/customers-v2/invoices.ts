import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, coded, form, wireId } from '../schemas.ts';
import { period, shownPeriod } from './period.ts';

const text = () => z.string().nullish();

export const invoicesList = defineOperation({
  id: 'customers-v2.invoices.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/invoices',
  title: { en: 'List the invoices of an account', es: 'Ver las facturas de una cuenta' },
  resource: headings.invoices,
  moves: 'nothing',
  params: z.strictObject({ account_id: accountId() }),
  query: period(),
  responses: {
    200: z.looseObject({
      account_id: wireId().nullish(),
      period_date: shownPeriod.nullish(),
      invoices: z.array(
        z.looseObject({
          // Which of the two is with taxes, and which taxes, is printed nowhere.
          value: z.number().register(form, { is: 'money' }).nullish(),
          value_total: z.number().nullish(),
          delivery_mode: text(),
          date: text(),
          pay_date: text(),
          number: text(),
          path: text(),
          status: coded().nullish(),
          cycle: shownPeriod.nullish(),
        }),
      ),
    }),
  },
});
