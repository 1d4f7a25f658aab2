import { devicesUpdate } from '../../../../api/partners/devices.ts';
import { netflixNotifySimyo, netflixUpdate } from '../../../../api/partners/netflix.ts';
import { servicesCreate } from '../../../../api/partners/services.ts';
import { route } from '../../route.ts';
import { lineOf } from './service.ts';

const create = route(servicesCreate, ({ params, body }, world) => {
  const lineId = world.nextSerial();
  world.later({
    lineId,
    serviceIds: [],
    maskCodes: [],
    apply: () =>
      world.callBack(body.callback_success_url, {
        result: 'OK',
        service_type: params.service_type,
        id: lineId,
      }),
  });
  return { status: 202 };
});

/** A new SIM takes the place of the old one; details without an ICCID are of another kind of device. */
const device = route(devicesUpdate, ({ params, body }, world) => {
  const { line } = lineOf(params.service_id, world, 400);
  world.later({
    lineId: line.id,
    serviceIds: [],
    maskCodes: [],
    apply() {
      const { iccid } = body.new_service_device_details;
      if (/sim$/i.test(body.category) && iccid !== undefined) line.iccid = String(iccid);
      world.callBack(body.callback_success_url, { result: 'OK', device_id: params.device_id });
    },
  });
  return { status: 202 };
});

const netflix = route(netflixUpdate, ({ params, body }, world) => {
  lineOf(params.service_id, world, 400);
  return { body: { transaction_id: body.transaction_id } };
});

const simyo = route(netflixNotifySimyo, ({ params }, world) => {
  lineOf(params.service_id, world, 400);
  return { status: 200 };
});

export const services = [create, device, netflix, simyo];
