import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { isWhole, nowIn, UNKNOWN } from '../entries.ts';
import { headings } from '../headings.ts';
import { defineOperation, type Inverse } from '../operation.ts';
import { noBody } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { treatments } from './customer-body.ts';
import { takenAway } from './taken-away.ts';

export const specialTreatmentsList = defineOperation({
  id: 'customers-v4.special-treatments.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/special-treatment',
  title: { en: 'List the special treatments', es: 'Ver los tratamientos especiales' },
  resource: headings.specialTreatment,
  moves: 'nothing',
  params: z.strictObject({}),
  responses: { 200: z.looseObject({ values: z.array(z.string()) }) },
});

export const specialTreatments = defineCatalogue(
  'special_treatments',
  () => [specialTreatmentsList],
  async (_input, read) => {
    const { values } = await read(specialTreatmentsList, { params: {} });
    return entriesOf(values, (value) => ({ value, name: value }));
  },
);

/** No tenant has as many. */
const MOST = 100;

export const specialTreatmentsUpdate = defineOperation({
  id: 'customers-v4.special-treatments.update',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/special-treatment',
  title: { en: 'Change which special treatments there are', es: 'Cambiar qué tratamientos especiales hay' },
  says: ({ body }, _sight, { list }) => ({
    en: `Let there be these special treatments for all customers: ${list(body.values)}`,
    es: `Dejar para todos los clientes estos tratamientos especiales: ${list(body.values)}`,
  }),
  resource: headings.specialTreatment,
  moves: 'data',
  notes: [
    {
      words: {
        en: 'These are the treatments of the whole tenant. What is sent is read as the whole list: a value left out is taken away.',
        es: 'Son los tratamientos de toda la organización. Lo que se envía se entiende como la lista entera: el valor que falte se quita.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: z.strictObject({ values: treatments(MOST) }),
  responses: { 204: noBody() },
  async before({ body }, read) {
    const { values: now } = await read(specialTreatmentsList, { params: {} });
    const label = { en: 'Special treatments', es: 'Tratamientos especiales' };
    return {
      changes: [
        { label, now: nowIn(now), after: body.values, written: true },
        ...takenAway(nowIn(now), body.values),
      ],
      compares: ['body.values'],
    };
  },
  async verify({ body }, read) {
    const { values } = await read(specialTreatmentsList, { params: {} });
    return seenIf(isWhole(values) && isDeepStrictEqual(new Set(values), new Set(body.values)));
  },
  undo({ params }, { changes: [treatments] }): Inverse | undefined {
    const values = treatments?.now;
    return Array.isArray(values) && values.length > 0 && !values.includes(UNKNOWN)
      ? { operation: specialTreatmentsUpdate, input: { params, body: { values } } }
      : undefined;
  },
});
