import {
  subscriptionServicesGet,
  subscriptionServicesList,
  subscriptionServicesUpdate,
  subscriptionServicesUpdateMany,
} from '../../../../api/barrings/subscription-services.ts';
import { maskByCode, type NetworkService, SERVICES } from '../../catalogue.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import type { Line } from '../../state.ts';
import type { World } from '../../world.ts';

/** Most pages of this API document no 404 for the subscription: an unknown one is a 400. */
export function lineOrBadRequest(id: string, world: World): Line {
  const found = world.findLine(id);
  if (!found) throw new Problem(400, 'SubscriptionId not found', 'SUBSCRIPTION_NOT_FOUND');
  return found.line;
}

/** The masks of a line that cut a service. */
const cutting = (line: Line, service: NetworkService) =>
  line.masks.map(maskByCode).filter((mask) => mask?.services.some((each) => each.id === service.id));

function print(line: Line, service: NetworkService, world: World): unknown {
  const masks = cutting(line, service);
  const off = line.off.get(service.id);
  const orders = world.pendingFor(line.id).filter((each) => each.serviceIds.includes(service.id));
  return {
    serviceId: service.id,
    serviceName: service.code,
    active: line.status === 'INSTALADO' && masks.length === 0 && off === undefined,
    statusReason: [
      ...new Set([...masks.flatMap((mask) => mask?.operationTypeCode ?? []), ...(off ? [off] : [])]),
    ],
    order: { running: orders.length > 0, orders: orders.map((each) => each.externalId) },
  };
}

const list = route(subscriptionServicesList, ({ params }, world) => {
  const line = lineOrBadRequest(params.subscription_id, world);
  return { body: SERVICES[line.kind].map((service) => print(line, service, world)) };
});

const get = route(subscriptionServicesGet, ({ params }, world) => {
  const line = world.findLine(params.subscription_id)?.line;
  const service = line && SERVICES[line.kind].find((each) => String(each.id) === params.service_id);
  if (!line || !service) throw new Problem(404, 'Not found');
  return { body: print(line, service, world) };
});

interface Switch {
  readonly serviceId: number;
  readonly active: boolean;
}

/** A service a mask cuts cannot be switched on alone: the mask has to go. */
function checkSwitch({ serviceId, active }: Switch, line: Line): void {
  const service = SERVICES[line.kind].find((each) => each.id === serviceId);
  if (!service) throw new Problem(400, `The line has no service ${serviceId}`);
  const mask = cutting(line, service)[0];
  if (active && mask) throw new Problem(400, `Barred by ${mask.code}`);
  if (!active === line.off.has(serviceId)) throw new Problem(400, `${service.code} already stands so`);
}

function change(line: Line, switches: readonly Switch[], reason: string, world: World): Reply {
  if (line.status === 'BAJA') throw new Problem(400, 'The subscription is terminated');
  for (const each of switches) checkSwitch(each, line);
  const externalId = world.later({
    lineId: line.id,
    serviceIds: switches.map((each) => each.serviceId),
    maskCodes: [],
    apply: () => {
      for (const { serviceId, active } of switches) {
        if (active) line.off.delete(serviceId);
        else line.off.set(serviceId, reason);
      }
    },
  });
  return { status: 202, body: { externalId } };
}

const update = route(subscriptionServicesUpdate, ({ params, body }, world) => {
  const line = lineOrBadRequest(params.subscription_id, world);
  return change(line, [{ serviceId: Number(params.service_id), active: body.active }], body.reason, world);
});

const updateMany = route(subscriptionServicesUpdateMany, ({ params, body }, world) =>
  change(lineOrBadRequest(params.subscription_id, world), body.services, body.reason, world),
);

export const subscriptionServices = [list, get, update, updateMany];
