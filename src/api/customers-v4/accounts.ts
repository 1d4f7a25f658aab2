import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { account, text } from './ids.ts';
import { shownAddress } from './postal-address.ts';

const method = <D extends z.ZodRawShape>(details: D) =>
  z.looseObject({ type: text(), details: z.looseObject(details).nullish() }).nullish();

export const accountsGetV4 = defineOperation({
  id: 'customers-v4.accounts.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}',
  title: { en: 'See an account with billing', es: 'Ver una cuenta con su facturación' },
  resource: headings.accounts,
  moves: 'nothing',
  params: account,
  responses: {
    200: z.looseObject({
      id: text(),
      external_id: text(),
      customer_id: text(),
      customer_external_id: text(),
      contract_reference: text(),
      /** PREPAID, RECURRING_PREPAID or POSTPAID. */
      modality: text(),
      billing_address: shownAddress.nullish(),
      payment_method: z
        .looseObject({
          direct_debit: method({ iban: text() }),
          credit_card: method({ token_id: text() }),
          bank_transfer: method({}),
          teci: method({ token_teci: text() }),
        })
        .nullish(),
      invoice: z
        .looseObject({
          cycle: z
            .looseObject({
              name: text(),
              day: z.number().nullish(),
              type: text(),
              frequency: z.number().nullish(),
            })
            .nullish(),
          due_date_id: z.number().nullish(),
          due_days_id: z.number().nullish(),
          delivery_mode: text(),
        })
        .nullish(),
      created_at: text(),
      ended_at: text(),
      updated_at: text(),
    }),
  },
});
