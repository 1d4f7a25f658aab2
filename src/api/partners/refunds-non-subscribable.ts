import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { charge, inOrder, orderRule, periodRule, wholePeriod } from './movement-body.ts';
import { movementId } from './movements.ts';
import { refunded } from './refunds.ts';
import { service } from './service.ts';

export const refundsNonSubscribableCreate = defineOperation({
  id: 'partners.refunds-non-subscribable.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/{service_id}/billing/refund-non-subscribable-services',
  title: {
    en: 'Refund a movement outside a subscription',
    es: 'Devolver un movimiento fuera de una suscripción',
  },
  says: ({ body }, _sight, { whom, money }) => ({
    en: `Refund ${money(body.amount.value_with_taxes)} to ${whom} outside a subscription`,
    es: `Devolver ${money(body.amount.value_with_taxes)} a ${whom} fuera de una suscripción`,
  }),
  resource: headings.billing,
  moves: 'money',
  params: service,
  body: z
    .strictObject({
      refund_datetime: z.iso.datetime(),
      ...charge,
      external_refund_unique_id: z.string().optional(),
      transaction_type_id: z.string().min(1),
      movement_id: movementId(),
    })
    .refine(wholePeriod, periodRule)
    .refine(inOrder, orderRule),
  responses: { 201: refunded },
});
