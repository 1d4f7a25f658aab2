import { movementsCreate, movementsDelete } from '../../../../api/partners/movements.ts';
import {
  movementsNonSubscribableCreate,
  movementsNonSubscribableDelete,
  movementsNonSubscribableUpdate,
} from '../../../../api/partners/movements-non-subscribable.ts';
import { refundsCreate } from '../../../../api/partners/refunds.ts';
import { refundsNonSubscribableCreate } from '../../../../api/partners/refunds-non-subscribable.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { World } from '../../world.ts';
import { lineOf } from './service.ts';

interface Movement {
  readonly lineId: number;
  readonly subscribable: boolean;
  readonly gross: number;
  refunded: number;
}

/** By movement id. */
const movements = shelf(() => new Map<string, Movement>());

interface Charge {
  readonly amount: { readonly value_with_taxes: number };
}

function create(serviceId: string, { amount }: Charge, subscribable: boolean, world: World): Reply {
  const { line } = lineOf(serviceId, world);
  const id = world.newId();
  movements(world).set(id, { lineId: line.id, subscribable, gross: amount.value_with_taxes, refunded: 0 });
  return { status: 201, body: { code: 'CREATED', title: 'Movement created correctly', movement_id: id } };
}

function movementOf(serviceId: string, id: string, subscribable: boolean, world: World): Movement {
  const { line } = lineOf(serviceId, world);
  const found = movements(world).get(id);
  if (found?.lineId !== line.id || found.subscribable !== subscribable)
    throw new Problem(404, 'Movement not found');
  return found;
}

function remove(serviceId: string, id: string, subscribable: boolean, world: World): Reply {
  movementOf(serviceId, id, subscribable, world);
  movements(world).delete(id);
  return { body: { code: 'DELETED', title: 'Movement deleted correctly' } };
}

interface Refund extends Charge {
  readonly movement_id: string;
}

/** No more is given back than was charged. */
function refund(
  serviceId: string,
  { movement_id, amount }: Refund,
  subscribable: boolean,
  world: World,
): Reply {
  const movement = movementOf(serviceId, movement_id, subscribable, world);
  if (movement.refunded + amount.value_with_taxes > movement.gross + 0.001) {
    throw new Problem(400, 'The refund exceeds the movement');
  }
  movement.refunded += amount.value_with_taxes;
  return {
    status: 201,
    body: { code: 'CREATED', title: 'Refund created correctly', refund_id: world.newId() },
  };
}

const update = route(movementsNonSubscribableUpdate, ({ params, body }, world) => {
  const movement = movementOf(params.service_id, params.movement_id, false, world);
  movements(world).set(params.movement_id, { ...movement, gross: body.amount.value_with_taxes });
  return { body: { code: 'CREATED', title: 'Movement updated correctly' } };
});

export const billing = [
  route(movementsCreate, ({ params, body }, world) => create(params.service_id, body, true, world)),
  route(movementsDelete, ({ params }, world) => remove(params.service_id, params.movement_id, true, world)),
  route(refundsCreate, ({ params, body }, world) => refund(params.service_id, body, true, world)),
  route(movementsNonSubscribableCreate, ({ params, body }, world) =>
    create(params.service_id, body, false, world),
  ),
  update,
  route(movementsNonSubscribableDelete, ({ params }, world) =>
    remove(params.service_id, params.movement_id, false, world),
  ),
  route(refundsNonSubscribableCreate, ({ params, body }, world) =>
    refund(params.service_id, body, false, world),
  ),
];
