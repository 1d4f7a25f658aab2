import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, coded, wireId } from '../schemas.ts';

export const accountsGet = defineOperation({
  id: 'customers-v2.accounts.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}',
  title: { en: 'See an account', es: 'Ver una cuenta' },
  resource: headings.accounts,
  risk: 'read',
  params: z.strictObject({ account_id: accountId() }),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      customer_id: wireId().nullish(),
      account_number: z.string().nullish(),
      work_order_id: z.string().nullish(),
      work_orders: z
        .array(
          z.looseObject({
            work_order_id: z.string().nullish(),
            work_order_type: coded().nullish(),
            status: coded().nullish(),
            created_date: z.string().nullish(),
          }),
        )
        .nullish(),
      activation_date: z.string().nullish(),
      billing_type: coded().nullish(),
      status: coded().nullish(),
      path: z.string().nullish(),
      filename: z.string().nullish(),
    }),
  },
});
