import { devicesUpdate } from '../../../../api/partners/devices.ts';
import { netflixNotifySimyo, netflixUpdate } from '../../../../api/partners/netflix.ts';
import { servicesCreate } from '../../../../api/partners/services.ts';
import { parseIccid } from '../../../../fields/iccid.ts';
import { route } from '../../route.ts';
import type { World } from '../../world.ts';
import { acceptChange } from './report.ts';
import { createService, type Service, serviceOf } from './service.ts';

/** A service without a number of its own is given one. */
const create = route(servicesCreate, ({ params, body }, world) => {
  const serial = world.nextSerial();
  const named = { ...params, service_id: body.service_id ?? String(serial) };
  acceptChange(serial, body, world, () =>
    createService(named, serial, world) ? undefined : 'There is such a service',
  );
  return { status: 202 };
});

/** A new SIM takes the place of the old one; details without an ICCID are of another kind of device. */
const device = route(devicesUpdate, ({ params, body }, world) => {
  const service = serviceOf(params, world, 400);
  const { iccid } = body.new_service_device_details;
  const isSim = body.category === 'SIM' || body.category === 'eSIM';
  acceptChange(service.id, body, world, () =>
    isSim && iccid !== undefined ? insert(String(iccid), service, world) : undefined,
  );
  return { status: 202 };
});

function insert(iccid: string, { line }: Service, world: World): string | undefined {
  const read = parseIccid(iccid);
  if (!read.ok) return 'Not an ICCID';
  if (world.lines().some((each) => each.line.iccid === read.value)) return 'The SIM is in use';
  if (line) line.iccid = read.value;
  return undefined;
}

const netflix = route(netflixUpdate, ({ params, body }, world) => {
  serviceOf({ service_type: 'netflix', ...params }, world, 400);
  return { body: { transaction_id: body.transaction_id } };
});

const simyo = route(netflixNotifySimyo, ({ params }, world) => {
  serviceOf({ service_type: 'netflix', ...params }, world, 400);
  return { status: 200 };
});

export const services = [create, device, netflix, simyo];
