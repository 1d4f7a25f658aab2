import { z } from 'zod';
import { headings } from '../headings.ts';
import { type Done, defineOperation, type Inverse, type Operation } from '../operation.ts';
import { form } from '../schemas.ts';
import {
  charge,
  inOrder,
  movementSentence,
  movementType,
  orderRule,
  periodRule,
  wholePeriod,
} from './movement-body.ts';
import { service, serviceId, serviceType, titled } from './service.ts';

export const movementId = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .register(form, {
      label: { en: 'Movement', es: 'Movimiento' },
      hint: { en: 'The id its creation returned', es: 'El id que devolvió su creación' },
      example: '8da2b117-ef72-413d-98ce-36d1eb544e44',
    });

export const movement = z.strictObject({
  service_type: serviceType(),
  service_id: serviceId(),
  movement_id: movementId(),
});

/** The answer to a new movement, of either kind. */
export const created = z.looseObject({ ...titled, movement_id: z.string() });

/** All that its deletion needs: the rest of the answer may be missing or odd. */
const named = z.looseObject({
  movement_id: z.union([z.string(), z.int()]).transform(String).pipe(movementId()),
});

/** The deletion of the movement whose creation was answered so. */
export function deletionOf(
  operation: Operation,
  params: z.output<typeof service>,
  { answer }: Done,
): Inverse | undefined {
  const read = named.safeParse(answer);
  return read.success
    ? { operation, input: { params: { ...params, movement_id: read.data.movement_id } } }
    : undefined;
}

// No read lists movements: neither change can be read back.
export const movementsCreate = defineOperation({
  id: 'partners.movements.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/{service_id}/billing/movements',
  title: { en: 'Create a movement of a service', es: 'Crear un movimiento de un servicio' },
  says: ({ body }, _sight, words) => movementSentence(body, words),
  resource: headings.billing,
  moves: 'money',
  params: service,
  body: z
    .strictObject({
      type: movementType(),
      movement_datetime: z.iso.datetime(),
      ...charge,
      external_movement_unique_id: z.string().min(1),
      billable: z.boolean(),
      concept_id: z.string().optional(),
      campaign_id: z
        .string()
        .register(form, {
          // The page's example names one for a charge: it counts for discounts alone, and is not refused elsewhere.
          hint: {
            en: 'The promotion; it counts for a discount only',
            es: 'La promoción; solo cuenta en un descuento',
          },
        })
        .optional(),
    })
    .refine(wholePeriod, periodRule)
    .refine(inOrder, orderRule),
  responses: { 201: created },
  undo: ({ params }, done): Inverse | undefined => deletionOf(movementsDelete, params, done),
});

export const movementsDelete = defineOperation({
  id: 'partners.movements.delete',
  api: 'partners',
  method: 'DELETE',
  path: '/v2/{service_type}/{service_id}/billing/movements/{movement_id}',
  title: { en: 'Delete a movement', es: 'Eliminar un movimiento' },
  says: ({ params }, _sight, { whom }) => ({
    en: `Delete movement ${params.movement_id} of ${whom}`,
    es: `Eliminar el movimiento ${params.movement_id} de ${whom}`,
  }),
  resource: headings.billing,
  moves: 'money',
  params: movement,
  responses: { 200: z.looseObject(titled) },
});
