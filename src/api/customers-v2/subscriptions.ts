import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { coded, subscriptionId, wireId, wireNumber } from '../schemas.ts';
import { include } from './include.ts';
import { addedLines, soldIn } from './line-sale.ts';
import { clientAttributes, decided, salesInfo, tpvResponse } from './sale.ts';
import { subscriptionType } from './subscription-types.ts';

export const subscriptionsGet = defineOperation({
  id: 'customers-v2.subscriptions.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}',
  title: { en: 'See a line', es: 'Ver una línea' },
  resource: headings.subscriptions,
  moves: 'nothing',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  query: include(['origin', 'selldate', 'historical_status'], {
    origin: { en: 'Origin', es: 'Origen' },
    selldate: { en: 'Last change of status', es: 'Último cambio de estado' },
    historical_status: { en: 'Status history', es: 'Historial de estados' },
  }),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      subscription_status: coded().nullish(),
      sell_date: z.string().nullish(),
      activated_date: z.string().nullish(),
      end_date: z.string().nullish(),
      subscription_type: subscriptionType().nullish(),
      origin: coded().nullish(),
      historical_status: z
        .array(
          z.looseObject({
            subscription_status: coded().nullish(),
            date: z.string().nullish(),
            modified_by: z.string().nullish(),
          }),
        )
        .nullish(),
      dealer_id: z.string().nullish(),
      shop_id: z.string().nullish(),
      path: z.string().nullish(),
      filename: z.string().nullish(),
      identification_nr: wireNumber().nullish(),
      imsi: wireNumber().nullish(),
      /** Declared text, printed as a bare 19-digit number: the call path keeps its digits. */
      iccid: wireNumber().nullish(),
    }),
  },
});

export const subscriptionsAdd = defineOperation({
  id: 'customers-v2.subscriptions.add',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/signups/subscriptions',
  title: { en: 'Add a mobile line or TV to an account', es: 'Añadir una línea móvil o TV a una cuenta' },
  says({ body }, _sight, { list }) {
    const { account_id: account, subscriptions } = body.account;
    const sold = soldIn(subscriptions);
    return {
      en: `Add ${list(sold.map(({ en }) => en))} to account ${account}`,
      es: `Añadir ${list(sold.map(({ es }) => es))} a la cuenta ${account}`,
    };
  },
  resource: headings.signups,
  moves: 'service',
  notes: [
    {
      words: {
        en: 'The account must be a convergent one: the line or TV is added to what it has.',
        es: 'La cuenta tiene que ser convergente: la línea o la TV se añade a lo que ya tiene.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: z.strictObject({
    client: z.strictObject({ attributes: clientAttributes.optional() }).optional(),
    sales_info: salesInfo.optional(),
    account: z.strictObject({ account_id: z.int(), subscriptions: addedLines }),
    tpv_response: tpvResponse.optional(),
  }),
  responses: decided,
});
