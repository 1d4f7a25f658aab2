/** What the two changes of a line's services share. */
import { z } from 'zod';
import { lowered } from '../../fields/lowered.ts';
import { entryBy, stateOf } from '../entries.ts';
import type { Sight, Wording } from '../intent.ts';
import type { Before, Change, Localized, Seen } from '../operation.ts';
import { form, wireId } from '../schemas.ts';

/** A network service of a line, and whether an order on it is under way. */
export const serviceState = z.looseObject({
  serviceId: wireId().nullish(),
  serviceName: z.string().nullish(),
  active: z.boolean().nullish(),
  statusReason: z.array(z.string()).nullish(),
  order: z.looseObject({ running: z.boolean().nullish(), orders: z.array(z.string()).nullish() }).nullish(),
});

export type ServiceState = z.output<typeof serviceState>;

/** Why a service is switched. */
export const serviceReason = () =>
  z.enum(['CUST', 'PROD']).register(form, {
    label: { en: 'Reason', es: 'Motivo' },
    options: {
      CUST: { en: 'Customer request', es: 'Petición del cliente' },
      PROD: { en: 'Product', es: 'Producto' },
    },
  });

/** The state a service is switched to. */
export const serviceActive = () =>
  z.boolean().register(form, {
    label: { en: 'Service active', es: 'Servicio activo' },
    hint: { en: 'No cuts the service off', es: 'No: corta el servicio' },
  });

/** A service as a change wants it, its id as text. */
export interface Wanted {
  readonly serviceId: string;
  readonly active: boolean;
}

/** What the approval card shows of either change. */
export function beforeServices(wanted: readonly Wanted[], services: readonly ServiceState[]): Before {
  return {
    changes: serviceChanges(wanted, services),
    touches: touchedServices(wanted, services),
    // Without a change there is nothing to give a reason for.
    compares: ['body.active', 'body.services', 'body.reason'],
  };
}

/** One line a service: active now, active after. A service the line does not list shows by its id. */
function serviceChanges(wanted: readonly Wanted[], services: readonly ServiceState[]): Change[] {
  return wanted.map(({ serviceId, active }) => {
    const service = entryBy(services, serviceId, (each) => each.serviceId);
    const name = service?.serviceName ?? serviceId;
    const now = service === null ? null : (service?.active ?? undefined);
    return { label: { en: name, es: name }, ...stateOf(now), after: active };
  });
}

/** The services a change touches, by name. */
function touchedServices(wanted: readonly Wanted[], services: readonly ServiceState[]): string[] {
  return services
    .filter((service) => wanted.some((each) => each.serviceId === service.serviceId))
    .flatMap((service) => service.serviceName ?? service.serviceId ?? []);
}

/** Whether no order on a service is under way; what is not said is not known. */
export const isAtRest = ({ order }: ServiceState): boolean => order?.running === false;

/** Done when every service stands as wanted with no order running on it. */
export function seenServices(wanted: readonly Wanted[], services: readonly ServiceState[]): Seen {
  const stands = ({ serviceId, active }: Wanted) =>
    services.some(
      (service) => service.serviceId === serviceId && service.active === active && isAtRest(service),
    );
  return wanted.every(stands) ? 'done' : 'not_done';
}

/** `Cut off outgoing calls of ••• ••• 678 and give texts back`: each service by the name the line gives it. */
export function serviceSentence(
  wanted: readonly Wanted[],
  { changes }: Sight,
  { whom, list, of }: Wording,
): Localized {
  const named = wanted.map(({ serviceId, active }, index) => ({
    active,
    name: lowered(changes[index]?.label.en ?? of('params.service_id') ?? serviceId),
  }));
  const [on, off] = [named.filter(({ active }) => active), named.filter(({ active }) => !active)].map(
    (each) => (each.length === 0 ? undefined : list(each.map(({ name }) => name))),
  );
  if (off === undefined) return { en: `Give ${on} back to ${whom}`, es: `Devolver ${on} a ${whom}` };
  const cut = { en: `Cut off ${off} of ${whom}`, es: `Cortar ${off} a ${whom}` };
  return on === undefined ? cut : { en: `${cut.en} and give ${on} back`, es: `${cut.es} y devolver ${on}` };
}
