import type { MaskChange } from '../../../../api/barrings/mask-change.ts';
import { masksOperationsCreate } from '../../../../api/barrings/masks-operations.ts';
import {
  subscriptionMasksHistory,
  subscriptionMasksList,
  subscriptionMasksUpdate,
} from '../../../../api/barrings/subscription-masks.ts';
import { type CatalogueMask, maskByCode } from '../../catalogue.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import type { Line } from '../../state.ts';
import type { World } from '../../world.ts';
import { lineOrBadRequest } from './subscription-services.ts';

const list = route(subscriptionMasksList, ({ params }, world) => {
  const line = lineOrBadRequest(params.subscription_id, world);
  return { body: { subscriptionId: line.id, masks: line.masks } };
});

const history = route(subscriptionMasksHistory, ({ params }, world) => {
  const line = lineOrBadRequest(params.subscription_id, world);
  return {
    body: line.history.map(({ id, code, operation, user, date }) => {
      const mask = maskByCode(code);
      return {
        id,
        mask: { id: mask?.id, code, name: mask?.name, description: mask?.description },
        operation,
        subscription_id: line.id,
        user,
        date,
      };
    }),
  };
});

const KIND = { MOBILE: 'mobile', FIXED: 'fixed' } as const;

/** Every mask must exist, fit the kind of line and not already stand (or be on its way) as asked. */
function checkMasks(change: MaskChange, line: Line, world: World): CatalogueMask[] {
  const refuse = (message: string) => new Problem(400, message, 'INVALID_BARRING_MASK');
  const underWay = world.pendingFor(line.id).flatMap((each) => each.maskCodes);
  return change.barringsMasksCodes.map((code) => {
    const mask = maskByCode(code);
    if (!mask) throw refuse(`Unknown barring mask ${code}`);
    if (KIND[mask.subscriptionTypeCode] !== line.kind) throw refuse(`${code} is not for this kind of line`);
    if (underWay.includes(code)) throw refuse(`An operation on ${code} is running`);
    const applied = line.masks.includes(code);
    if (change.action === 'APPLY' && applied) throw refuse(`${code} is already applied`);
    if (change.action === 'REMOVE' && !applied) throw refuse(`${code} is not applied`);
    return mask;
  });
}

function change(subscriptionId: string, body: MaskChange, world: World): Reply {
  const found = world.findLine(subscriptionId);
  if (!found) throw new Problem(404, 'SubscriptionId not found', 'SUBSCRIPTION_NOT_FOUND');
  const { line } = found;
  if (line.status === 'BAJA') {
    throw new Problem(409, 'The subscription is terminated', 'INVALID_SUBSCRIPTION_STATUS');
  }
  const masks = checkMasks(body, line, world);
  const externalId = world.later({
    lineId: line.id,
    serviceIds: masks.flatMap((mask) => mask.services.map((service) => service.id)),
    maskCodes: body.barringsMasksCodes,
    apply: () => apply(body, line, world),
  });
  return { status: 202, body: { externalId } };
}

function apply({ action, barringsMasksCodes: codes }: MaskChange, line: Line, world: World): void {
  line.masks =
    action === 'APPLY' ? [...line.masks, ...codes] : line.masks.filter((code) => !codes.includes(code));
  const date = world.now().toISOString();
  for (const code of codes) {
    line.history.push({ id: world.nextSerial(), code, operation: action, user: 'API_KEY', date });
  }
}

const update = route(subscriptionMasksUpdate, ({ params, body }, world) =>
  change(params.subscription_id, body, world),
);

const operate = route(masksOperationsCreate, ({ params, body }, world) =>
  change(params.subscription_id, body, world),
);

export const subscriptionMasks = [list, history, update, operate];
