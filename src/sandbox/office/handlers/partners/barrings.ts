import { barringsGet, barringsUpdate } from '../../../../api/partners/barrings.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import { lineOf } from './service.ts';

/** Barrings switched by the partner, by line. */
const switched = shelf(() => new Map<number, Set<string>>());

const get = route(barringsGet, ({ params }, world) => {
  const { line } = lineOf(params.service_id, world, 400);
  const own = switched(world).get(line.id) ?? [];
  return { body: { subscriptionId: line.id, appliedBarringsMaskCodes: [...line.masks, ...own] } };
});

/** A barring that is already as asked is reported to the error address, as nothing was to be done. */
const update = route(barringsUpdate, ({ params, body }, world) => {
  const { line } = lineOf(params.service_id, world, 400);
  world.later({
    lineId: line.id,
    serviceIds: [],
    maskCodes: [],
    apply() {
      const own = switched(world).get(line.id) ?? new Set<string>();
      const idle = own.has(body.barring_name) === body.active;
      if (body.active) own.add(body.barring_name);
      else own.delete(body.barring_name);
      switched(world).set(line.id, own);
      const url = idle ? body.callback_error_url : body.callback_success_url;
      world.callBack(url, { result: idle ? 'ERROR' : 'OK', barring_name: body.barring_name });
    },
  });
  return { status: 202 };
});

export const barrings = [get, update];
