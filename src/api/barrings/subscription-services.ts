import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { type Aim, defineOperation, type Inverse } from '../operation.ts';
import { digits, distinct, form, subscriptionId } from '../schemas.ts';
import { accepted } from './mask-change.ts';
import {
  beforeServices,
  seenServices,
  serviceActive,
  serviceReason,
  serviceSentence,
  serviceState,
} from './service-change.ts';

const line = z.strictObject({ subscription_id: subscriptionId() });

export const subscriptionServicesList = defineOperation({
  id: 'barrings.subscription-services.list',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services',
  title: { en: 'List the services of a line', es: 'Ver los servicios de una línea' },
  resource: headings.barrings,
  moves: 'nothing',
  params: line,
  responses: { 200: z.array(serviceState) },
});

/** The network services of the line. */
const services = defineCatalogue(
  'network_services',
  () => [subscriptionServicesList],
  async (input, read) => {
    const params = line.parse({ subscription_id: valueAt(input, 'params.subscription_id') });
    const all = await read(subscriptionServicesList, { params });
    return entriesOf(all, ({ serviceId, serviceName }) =>
      serviceId == null ? undefined : { value: serviceId, name: serviceName ?? serviceId },
    );
  },
);

const serviceId = () =>
  digits().register(form, { label: { en: 'Service', es: 'Servicio' }, catalogue: services });
const service = z.strictObject({ subscription_id: subscriptionId(), service_id: serviceId() });

export const subscriptionServicesGet = defineOperation({
  id: 'barrings.subscription-services.get',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services/{service_id}',
  title: { en: 'See a service of a line', es: 'Ver un servicio de una línea' },
  resource: headings.barrings,
  moves: 'nothing',
  params: service,
  responses: { 200: serviceState },
});

/** One by one or many at once: it is the services of this line that change. */
const servicesOf = (subscriptionId: string): Aim => ({ servicesOf: subscriptionId });

export const subscriptionServicesUpdate = defineOperation({
  id: 'barrings.subscription-services.update',
  api: 'barrings',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services/{service_id}',
  title: { en: 'Change a service of a line', es: 'Cambiar un servicio de una línea' },
  says: ({ params, body }, sight, words) =>
    serviceSentence([{ serviceId: params.service_id, active: body.active }], sight, words),
  resource: headings.barrings,
  moves: 'service',
  params: service,
  body: z.strictObject({ reason: serviceReason(), active: serviceActive() }),
  responses: { 202: accepted },
  async before({ params, body }, read) {
    const wanted = [{ serviceId: params.service_id, active: body.active }];
    const services = [await read(subscriptionServicesGet, { params })];
    return beforeServices(wanted, services);
  },
  async verify({ params, body }, read) {
    const wanted = [{ serviceId: params.service_id, active: body.active }];
    return seenServices(wanted, [await read(subscriptionServicesGet, { params })]);
  },
  aim: ({ params }): Aim => servicesOf(params.subscription_id),
  undo({ params, body }): Inverse {
    const input = { params, body: { ...body, active: !body.active } };
    return { operation: subscriptionServicesUpdate, input };
  },
});

export const subscriptionServicesUpdateMany = defineOperation({
  id: 'barrings.subscription-services.update-many',
  api: 'barrings',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services',
  title: { en: 'Change services of a line', es: 'Cambiar servicios de una línea' },
  says: ({ body }, sight, words) => serviceSentence(asText(body.services), sight, words),
  resource: headings.barrings,
  moves: 'service',
  params: line,
  body: z.strictObject({
    reason: serviceReason(),
    services: z
      .array(
        z.strictObject({
          // int64 in JSON: a number here, since the wire wants one and service ids are small.
          serviceId: z
            .int()
            .nonnegative()
            .register(form, { label: { en: 'Service', es: 'Servicio' }, catalogue: services }),
          active: serviceActive(),
        }),
      )
      .min(1)
      .refine((services) => distinct(services.map((each) => each.serviceId)), {
        error: 'holds the same service twice',
      })
      .register(form, { label: { en: 'Services', es: 'Servicios' } }),
  }),
  responses: { 202: accepted },
  async before({ params, body }, read) {
    const services = await read(subscriptionServicesList, { params });
    const wanted = asText(body.services);
    return beforeServices(wanted, services);
  },
  async verify({ params, body }, read) {
    return seenServices(asText(body.services), await read(subscriptionServicesList, { params }));
  },
  aim: ({ params }): Aim => servicesOf(params.subscription_id),
  // `before` tells of each service in the order of the body.
  undo({ params, body }, { changes }): Inverse | undefined {
    const changed = body.services.filter((_, index) => changes[index]?.now !== changes[index]?.after);
    if (changed.length === 0) return undefined;
    const services = changed.map(({ serviceId, active }) => ({ serviceId, active: !active }));
    return { operation: subscriptionServicesUpdateMany, input: { params, body: { ...body, services } } };
  },
});

function asText(services: readonly { serviceId: number; active: boolean }[]) {
  return services.map(({ serviceId, active }) => ({ serviceId: String(serviceId), active }));
}
