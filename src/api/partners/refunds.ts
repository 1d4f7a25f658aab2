import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { charge, inOrder, orderRule, periodRule, wholePeriod } from './movement-body.ts';
import { movementId } from './movements.ts';
import { service } from './service.ts';

/** What a refund answers. */
export const refunded = z.looseObject({
  code: z.string(),
  title: z.string().nullish(),
  refund_id: z.string(),
});

export const refundsCreate = defineOperation({
  id: 'partners.refunds.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/{service_id}/billing/refunds',
  title: { en: 'Refund a movement', es: 'Devolver un movimiento' },
  says: ({ body }, _sight, { whom, money }) => ({
    en: `Refund ${money(body.amount.value_with_taxes)} to ${whom}`,
    es: `Devolver ${money(body.amount.value_with_taxes)} a ${whom}`,
  }),
  resource: headings.billing,
  moves: 'money',
  params: service,
  body: z
    .strictObject({
      refund_datetime: z.iso.datetime(),
      ...charge,
      external_refund_unique_id: z.string().min(1),
      billable: z.boolean(),
      movement_id: movementId(),
    })
    .refine(wholePeriod, periodRule)
    .refine(inOrder, orderRule),
  responses: { 201: refunded },
});
