import { promotionsCreate, promotionsUpdate } from '../../../../api/partners/promotions.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import { serviceOf } from './service.ts';

interface Promotion {
  readonly serviceId: number;
  readonly from: string;
}

/** By the id its creation returned. */
const promotionsOf = shelf(() => new Map<string, Promotion>());

const create = route(promotionsCreate, ({ params, body }, world) => {
  const service = serviceOf(params, world);
  const id = world.newId();
  promotionsOf(world).set(id, { serviceId: service.id, from: body.promotion.activation_date });
  return { status: 201, body: { code: 'CREATED', title: 'Promotion created correctly', promotion_id: id } };
});

const update = route(promotionsUpdate, ({ params, body }, world) => {
  const service = serviceOf(params, world);
  const found = promotionsOf(world).get(params.promotion_id);
  if (found?.serviceId !== service.id) throw new Problem(404, 'Promotion not found');
  if (Date.parse(body.deactivation_date) < Date.parse(found.from)) {
    throw new Problem(400, 'The promotion ends before it starts');
  }
  return { body: { code: 'OK', title: 'Promotion updated correctly' } };
});

export const promotions = [create, update];
