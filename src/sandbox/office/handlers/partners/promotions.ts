import { promotionsCreate, promotionsUpdate } from '../../../../api/partners/promotions.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import { lineOf } from './service.ts';

/** The line of each promotion, by the promotion's id. */
const promotionsOf = shelf(() => new Map<string, { readonly lineId: number; until?: string }>());

const create = route(promotionsCreate, ({ params }, world) => {
  const { line } = lineOf(params.service_id, world);
  const id = world.newId();
  promotionsOf(world).set(id, { lineId: line.id });
  return { status: 201, body: { code: 'CREATED', title: 'Promotion created correctly', promotion_id: id } };
});

const update = route(promotionsUpdate, ({ params, body }, world) => {
  const { line } = lineOf(params.service_id, world);
  const found = promotionsOf(world).get(params.promotion_id);
  if (found?.lineId !== line.id) throw new Problem(404, 'Promotion not found');
  found.until = body.deactivation_date;
  return { body: { code: 'OK', title: 'Promotion updated correctly' } };
});

export const promotions = [create, update];
