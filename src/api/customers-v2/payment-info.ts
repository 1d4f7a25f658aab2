import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, form, wireId } from '../schemas.ts';

const text = () => z.string().nullish();
const hidden = () => z.string().register(form, { is: 'iban' }).nullish();

export const paymentInfoGet = defineOperation({
  id: 'customers-v2.payment-info.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/paymentinfo',
  title: { en: 'See how an account is paid', es: 'Ver cómo se paga una cuenta' },
  resource: headings.paymentInfo,
  risk: 'read',
  deprecated: '2.35.2',
  params: z.strictObject({ account_id: accountId() }),
  responses: {
    200: z.looseObject({
      payment_method: text(),
      bank_account: z
        .looseObject({
          entity: text(),
          subsidiary: text(),
          control_digit: text(),
          number: hidden(),
          iban: text(),
        })
        .nullish(),
      credit_card: z
        .looseObject({
          reference: z.string().register(form, { is: 'card' }).nullish(),
          type_id: wireId().nullish(),
          number: z.string().register(form, { is: 'card' }).nullish(),
          validity_date: text(),
        })
        .nullish(),
    }),
  },
});
