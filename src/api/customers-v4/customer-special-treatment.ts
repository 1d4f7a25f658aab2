import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { isWhole, nowIn, UNKNOWN } from '../entries.ts';
import { headings } from '../headings.ts';
import { type Before, type Done, defineOperation, type Inverse, type Read } from '../operation.ts';
import { noBody } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { treatments } from './customer-body.ts';
import { customer } from './ids.ts';
import { specialTreatments } from './special-treatments.ts';

const path = '/v4/orgs/{org_id}/customers/{customer_id}/special-treatment';

export const customerSpecialTreatmentGet = defineOperation({
  id: 'customers-v4.customer-special-treatment.get',
  api: 'customers-v4',
  method: 'GET',
  path,
  title: { en: 'See the special treatment of a customer', es: 'Ver el tratamiento especial de un cliente' },
  resource: headings.customerSpecialTreatment,
  moves: 'nothing',
  params: customer,
  responses: { 200: z.looseObject({ values: z.array(z.string()) }) },
});

async function change(
  params: z.output<typeof customer>,
  after: readonly string[],
  read: Read,
): Promise<Before> {
  const { values: now } = await read(customerSpecialTreatmentGet, { params });
  const label = { en: 'Special treatment', es: 'Tratamiento especial' };
  return { changes: [{ label, now: nowIn(now), after, written: true }], compares: ['body.values'] };
}

async function seen(params: z.output<typeof customer>, after: readonly string[], read: Read) {
  const { values } = await read(customerSpecialTreatmentGet, { params });
  return seenIf(isWhole(values) && isDeepStrictEqual(values, after));
}

/** Back to what it was: to nothing, or to the values there were. */
function restored(params: z.output<typeof customer>, { changes: [treatment] }: Done): Inverse | undefined {
  const values = treatment?.now;
  if (!Array.isArray(values) || values.includes(UNKNOWN)) return undefined;
  return values.length === 0
    ? { operation: customerSpecialTreatmentDelete, input: { params } }
    : { operation: customerSpecialTreatmentSet, input: { params, body: { values } } };
}

export const customerSpecialTreatmentSet = defineOperation({
  id: 'customers-v4.customer-special-treatment.set',
  api: 'customers-v4',
  method: 'PUT',
  path,
  title: { en: 'Give a customer a special treatment', es: 'Dar un tratamiento especial a un cliente' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Give ${whom} the special treatment ${of('body.values')}`,
    es: `Dar a ${whom} el tratamiento especial ${of('body.values')}`,
  }),
  resource: headings.customerSpecialTreatment,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'A customer has one special treatment: this one takes the place of the one there is.',
        es: 'Un cliente tiene un tratamiento especial: este sustituye al que haya.',
      },
      decides: true,
    },
  ],
  params: customer,
  body: z.strictObject({ values: treatments(1, specialTreatments) }),
  responses: { 204: noBody() },
  before: ({ params, body }, read) => change(params, body.values, read),
  verify: ({ params, body }, read) => seen(params, body.values, read),
  undo: ({ params }, done): Inverse | undefined => restored(params, done),
});

export const customerSpecialTreatmentDelete = defineOperation({
  id: 'customers-v4.customer-special-treatment.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path,
  title: {
    en: 'Take the special treatment from a customer',
    es: 'Quitar el tratamiento especial a un cliente',
  },
  says: (_input, _sight, { whom }) => ({
    en: `Take the special treatment from ${whom}`,
    es: `Quitar el tratamiento especial a ${whom}`,
  }),
  resource: headings.customerSpecialTreatment,
  moves: 'data',
  params: customer,
  responses: { 204: noBody() },
  before: ({ params }, read) => change(params, [], read),
  verify: ({ params }, read) => seen(params, [], read),
  undo: ({ params }, done): Inverse | undefined => restored(params, done),
});
