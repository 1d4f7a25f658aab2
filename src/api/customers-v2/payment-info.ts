import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, form, wireId } from '../schemas.ts';

const text = () => z.string().nullish();
const account = () => z.string().register(form, { is: 'iban' }).nullish();
const card = () => z.string().register(form, { is: 'card' }).nullish();

export const paymentInfoGet = defineOperation({
  id: 'customers-v2.payment-info.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/paymentinfo',
  title: { en: 'See how an account is paid', es: 'Ver cómo se paga una cuenta' },
  resource: headings.paymentInfo,
  moves: 'nothing',
  deprecated: '2.35.2',
  params: z.strictObject({ account_id: accountId() }),
  responses: {
    200: z.looseObject({
      payment_method: z
        .string()
        .register(form, {
          options: {
            BANK_ACCOUNT: { en: 'Direct debit', es: 'Domiciliación bancaria' },
            BANK_TRANSFER: { en: 'Bank transfer', es: 'Transferencia' },
            CREDIT_CARD: { en: 'Credit card', es: 'Tarjeta de crédito' },
            ECI: { en: 'El Corte Inglés card', es: 'Tarjeta El Corte Inglés' },
            RECURRING_CREDIT_CARD: { en: 'Credit card, recurring', es: 'Tarjeta de crédito recurrente' },
          },
        })
        .nullish(),
      bank_account: z
        .looseObject({
          entity: text(),
          subsidiary: text(),
          control_digit: text(),
          number: account(),
          iban: text(),
        })
        .nullish(),
      credit_card: z
        .looseObject({
          reference: card(),
          type_id: wireId().nullish(),
          number: card(),
          validity_date: card(),
        })
        .nullish(),
    }),
  },
});
