import { z } from 'zod';
import { keepUnread } from '../../fields/unread.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { entryOf, stateOf } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { defineOperation, type Inverse } from '../operation.ts';
import { digits, form, noBody, subscriptionId, wireId } from '../schemas.ts';
import { seenIf, whileThere } from '../seen.ts';
import { filter, unnamedParameter } from './filter.ts';

const text = () => z.string().nullish();
const line = z.strictObject({ subscription_id: subscriptionId() });

export const servicesList = defineOperation({
  id: 'customers-v2.services.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services',
  title: { en: 'List the services of a line', es: 'Ver los servicios de una línea' },
  resource: headings.services,
  moves: 'nothing',
  deprecated: '2.37.1',
  notes: [unnamedParameter],
  params: line,
  query: filter(['active', 'inactive']),
  responses: {
    200: z.looseObject({
      subscription_id: wireId().nullish(),
      items: z
        .array(
          z.looseObject({
            id: wireId().nullish(),
            value: text(),
            changeable: z.boolean().nullish(),
            date_last_modified: text(),
            active: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  },
});

const services = defineCatalogue(
  'services_of_line',
  () => [servicesList],
  async (input, read) => {
    const params = line.parse({ subscription_id: valueAt(input, 'params.subscription_id') });
    const list = await whileThere(read(servicesList, { params }));
    const changeable = list?.items?.filter((item) => item.changeable !== false);
    return entriesOf(changeable && keepUnread(list?.items, changeable), ({ id, value }) =>
      id == null ? undefined : { value: id, name: value ?? id },
    );
  },
);

export const servicesUpdate = defineOperation({
  id: 'customers-v2.services.update',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/services/{service_id}',
  title: { en: 'Change a service of a line', es: 'Cambiar un servicio de una línea' },
  says({ params, body }, { changes: [service] }, { whom, of }) {
    const name = service?.label.en ?? of('params.service_id') ?? params.service_id;
    if (body.active === undefined)
      return {
        en: `Send service ${name} of ${whom} anew`,
        es: `Enviar de nuevo el servicio ${name} de ${whom}`,
      };
    return body.active
      ? { en: `Switch ${name} on for ${whom}`, es: `Activar ${name} a ${whom}` }
      : { en: `Switch ${name} off for ${whom}`, es: `Desactivar ${name} a ${whom}` };
  },
  resource: headings.services,
  moves: 'service',
  deprecated: '2.37.1',
  params: z.strictObject({
    subscription_id: subscriptionId(),
    service_id: digits().register(form, { catalogue: services }),
  }),
  body: z.strictObject({
    active: z
      .boolean()
      .register(form, { hint: { en: 'No cuts the service off', es: 'No: corta el servicio' } })
      .optional(),
  }),
  responses: { 201: noBody() },
  async before({ params: { subscription_id, service_id }, body }, read) {
    const list = await whileThere(read(servicesList, { params: { subscription_id } }));
    // Deprecated since 2.37.1: what is switched is known by its number alone then.
    if (list === undefined) {
      const label = { en: service_id, es: service_id };
      return { changes: [{ label, now: null, after: body.active ?? null, unknown: true }] };
    }
    const found = entryOf(list.items, service_id);
    const name = found?.value ?? service_id;
    const now = found === null ? null : (found?.active ?? undefined);
    return {
      changes: [{ label: { en: name, es: name }, ...stateOf(now), after: body.active ?? now ?? null }],
      touches: found ? [name] : [],
      compares: ['body.active'],
    };
  },
  async verify({ params: { subscription_id, service_id }, body }, read) {
    const { items } = await read(servicesList, { params: { subscription_id } });
    const found = items?.find(({ id }) => id === service_id);
    return seenIf(found !== undefined && (body.active === undefined || found.active === body.active));
  },
  undo({ params }, { changes: [service] }): Inverse | undefined {
    if (typeof service?.now !== 'boolean' || service.now === service.after) return undefined;
    return { operation: servicesUpdate, input: { params, body: { active: service.now } } };
  },
});
