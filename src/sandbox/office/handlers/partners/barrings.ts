import { barringsGet, barringsUpdate } from '../../../../api/partners/barrings.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import { acceptChange } from './report.ts';
import { serviceOf } from './service.ts';

/** Barrings switched by the partner, by service. */
const switched = shelf(() => new Map<number, Set<string>>());

const get = route(barringsGet, ({ params }, world) => {
  const { id, line } = serviceOf(params, world, 400);
  const own = switched(world).get(id) ?? [];
  return { body: { subscriptionId: id, appliedBarringsMaskCodes: [...(line?.masks ?? []), ...own] } };
});

/** A barring that is already as asked is reported to the error address, as nothing was to be done. */
const update = route(barringsUpdate, ({ params, body }, world) => {
  const { id } = serviceOf(params, world, 400);
  acceptChange(id, body, world, () => {
    const own = switched(world).get(id) ?? new Set<string>();
    if (own.has(body.barring_name) === body.active) return 'The barring is already so';
    if (body.active) own.add(body.barring_name);
    else own.delete(body.barring_name);
    switched(world).set(id, own);
    return undefined;
  });
  return { status: 202 };
});

export const barrings = [get, update];
