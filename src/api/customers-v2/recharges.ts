import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { subscriptionId, wireId } from '../schemas.ts';
import { period, shownPeriod } from './period.ts';

export const rechargesList = defineOperation({
  id: 'customers-v2.recharges.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/recharge/detail',
  title: { en: 'List the top-ups of a line', es: 'Ver las recargas de una línea' },
  resource: headings.consumption,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Without dates it is the current month: an empty list does not mean that the line was never topped up.',
        es: 'Sin fechas es el mes en curso: una lista vacía no significa que nunca se haya recargado.',
      },
    },
  ],
  params: z.strictObject({ subscription_id: subscriptionId() }),
  query: period({ en: 'Without dates, the current month', es: 'Sin fechas, el mes en curso' }),
  responses: {
    200: z.looseObject({
      subscription_id: wireId().nullish(),
      identification_nr: wireId().nullish(),
      period_date: shownPeriod.nullish(),
      recharges: z
        .array(
          z.looseObject({
            recharge_id: wireId().nullish(),
            date: z.string().nullish(),
            movement_type_id: wireId().nullish(),
            origin_id: wireId().nullish(),
            amount: z.number().nullish(),
          }),
        )
        .nullish(),
    }),
  },
});
