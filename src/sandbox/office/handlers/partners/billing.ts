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
import { type Named, serviceOf } from './service.ts';

interface Movement {
  readonly serviceId: number;
  readonly subscribable: boolean;
  readonly gross: number;
  refunded: number;
}

/** By movement id. */
const movements = shelf(() => new Map<string, Movement>());

interface Charge {
  readonly amount: { readonly value_with_taxes: number };
}

function create(named: Named, { amount }: Charge, subscribable: boolean, world: World): Reply {
  const service = serviceOf(named, world);
  const id = world.newId();
  const gross = amount.value_with_taxes;
  movements(world).set(id, { serviceId: service.id, subscribable, gross, refunded: 0 });
  return { status: 201, body: { code: 'CREATED', title: 'Movement created correctly', movement_id: id } };
}

function movementOf(named: Named, id: string, subscribable: boolean, world: World): Movement {
  const service = serviceOf(named, world);
  const found = movements(world).get(id);
  if (found?.serviceId !== service.id || found.subscribable !== subscribable)
    throw new Problem(404, 'Movement not found');
  return found;
}

interface Moved extends Named {
  readonly movement_id: string;
}

function remove(params: Moved, subscribable: boolean, world: World): Reply {
  movementOf(params, params.movement_id, subscribable, world);
  movements(world).delete(params.movement_id);
  return { body: { code: 'DELETED', title: 'Movement deleted correctly' } };
}

interface Refund extends Charge {
  readonly movement_id: string;
}

/** No more is given back than was charged. */
function refund(named: Named, { movement_id, amount }: Refund, subscribable: boolean, world: World): Reply {
  const movement = movementOf(named, movement_id, subscribable, world);
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
  const movement = movementOf(params, params.movement_id, false, world);
  movements(world).set(params.movement_id, { ...movement, gross: body.amount.value_with_taxes });
  return { body: { code: 'CREATED', title: 'Movement updated correctly' } };
});

export const billing = [
  route(movementsCreate, ({ params, body }, world) => create(params, body, true, world)),
  route(movementsDelete, ({ params }, world) => remove(params, true, world)),
  route(refundsCreate, ({ params, body }, world) => refund(params, body, true, world)),
  route(movementsNonSubscribableCreate, ({ params, body }, world) => create(params, body, false, world)),
  update,
  route(movementsNonSubscribableDelete, ({ params }, world) => remove(params, false, world)),
  route(refundsNonSubscribableCreate, ({ params, body }, world) => refund(params, body, false, world)),
];
