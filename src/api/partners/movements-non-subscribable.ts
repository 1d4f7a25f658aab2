import { z } from 'zod';
import { lowered } from '../../fields/lowered.ts';
import { headings } from '../headings.ts';
import { defineOperation, type Inverse } from '../operation.ts';
import {
  charge,
  inOrder,
  movementSentence,
  movementType,
  OUTSIDE,
  orderRule,
  periodRule,
  wholePeriod,
} from './movement-body.ts';
import { created, deletionOf, movement } from './movements.ts';
import { service, titled } from './service.ts';

const path = '/v2/{service_type}/{service_id}/billing/movements-non-subscribable-services';

const body = z
  .strictObject({
    type: movementType(),
    movement_datetime: z.iso.datetime(),
    ...charge,
    external_movement_unique_id: z.string().optional(),
    transaction_type_id: z.string().min(1),
  })
  .refine(wholePeriod, periodRule)
  .refine(inOrder, orderRule);

export const movementsNonSubscribableCreate = defineOperation({
  id: 'partners.movements-non-subscribable.create',
  api: 'partners',
  method: 'POST',
  path,
  title: {
    en: 'Create a movement outside a subscription',
    es: 'Crear un movimiento fuera de una suscripción',
  },
  says: ({ body }, _sight, words) => movementSentence(body, words, OUTSIDE),
  resource: headings.billing,
  moves: 'money',
  params: service,
  body,
  responses: { 201: created },
  undo: ({ params }, done): Inverse | undefined => deletionOf(movementsNonSubscribableDelete, params, done),
});

export const movementsNonSubscribableUpdate = defineOperation({
  id: 'partners.movements-non-subscribable.update',
  api: 'partners',
  method: 'PUT',
  path: `${path}/{movement_id}`,
  title: {
    en: 'Change a movement outside a subscription',
    es: 'Cambiar un movimiento fuera de una suscripción',
  },
  says({ params, body }, _sight, words) {
    const { en, es } = movementSentence(body, words, OUTSIDE);
    return {
      en: `Change movement ${params.movement_id} to: ${lowered(en)}`,
      es: `Cambiar el movimiento ${params.movement_id} por: ${lowered(es)}`,
    };
  },
  resource: headings.billing,
  moves: 'money',
  params: movement,
  body,
  responses: { 200: z.looseObject(titled) },
});

export const movementsNonSubscribableDelete = defineOperation({
  id: 'partners.movements-non-subscribable.delete',
  api: 'partners',
  method: 'DELETE',
  path: `${path}/{movement_id}`,
  title: {
    en: 'Delete a movement outside a subscription',
    es: 'Eliminar un movimiento fuera de una suscripción',
  },
  says: ({ params }, _sight, { whom }) => ({
    en: `Delete movement ${params.movement_id} of ${whom}, outside a subscription`,
    es: `Eliminar el movimiento ${params.movement_id} de ${whom}, fuera de una suscripción`,
  }),
  resource: headings.billing,
  moves: 'money',
  params: movement,
  responses: { 200: z.looseObject(titled) },
});
