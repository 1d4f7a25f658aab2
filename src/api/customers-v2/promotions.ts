import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, wireId } from '../schemas.ts';
import { filter, unnamedParameter } from './filter.ts';

const text = () => z.string().nullish();

const promotion = {
  promotion_id: wireId().nullish(),
  promotion_name: text(),
  promotion_benefit_type: z
    .looseObject({ id: wireId().nullish(), value: z.union([z.number(), z.string()]).nullish() })
    .nullish(),
  promotion_type: z.looseObject({ id: wireId().nullish(), value: text() }).nullish(),
};

export const promotionsList = defineOperation({
  id: 'customers-v2.promotions.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/promotions',
  title: { en: 'List the promotions of account and lines', es: 'Ver las promociones de cuenta y líneas' },
  resource: headings.promotions,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'Without a filter: active and scheduled promotions. The filter shows the inactive ones instead.',
        es: 'Sin filtro: promociones activas y programadas. El filtro muestra en su lugar las inactivas.',
      },
    },
    unnamedParameter,
  ],
  params: z.strictObject({ account_id: accountId() }),
  query: filter(['inactive']),
  responses: {
    200: z.looseObject({
      subscription_promotions: z
        .array(
          z.looseObject({
            subscription_id: wireId().nullish(),
            promotion_code: text(),
            ...promotion,
            association_date: text(),
            end_date: text(),
            account_bundle_id: wireId().nullish(),
          }),
        )
        .nullish(),
      account_promotions: z
        .array(z.looseObject({ ...promotion, begin_date: text(), end_date: text() }))
        .nullish(),
      account_bundle_promotions: z
        .array(
          z.looseObject({
            ...promotion,
            effective_date_ini: text(),
            effective_date_end: text(),
            account_bundle_id: wireId().nullish(),
          }),
        )
        .nullish(),
    }),
  },
});
