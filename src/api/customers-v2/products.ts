import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { UNKNOWN } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { onDay, turning } from '../intent.ts';
import { type Change, defineOperation } from '../operation.ts';
import { decidedBy, riskDecision } from '../risk-decision.ts';
import { coded, form, noBody, subscriptionId, wireId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { unnamedParameter } from './filter.ts';
import { include } from './include.ts';

const text = () => z.string().nullish();
const line = z.strictObject({ subscription_id: subscriptionId() });

const tariff = z.looseObject({ id: wireId().nullish(), value: text(), historic_date: text() });

/** What a tariff stands with: those it may be changed for, and the change that waits. */
const standing = <T extends z.ZodType>(other: T) => ({
  compatibilities: z.array(other).nullish(),
  scheduled: z
    .looseObject({
      request_date: text(),
      process_date: text(),
      scheduled_date: text(),
      destination_product: other.nullish(),
    })
    .nullish(),
});

/** The page nests tariffs in tariffs, two deep. */
const product = tariff.extend(standing(tariff.extend(standing(tariff.nullish()))));

export const productsGet = defineOperation({
  id: 'customers-v2.products.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/products',
  title: { en: 'See the tariff of a line', es: 'Ver la tarifa de una línea' },
  resource: headings.products,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'The history of tariffs begins with the present one.',
        es: 'El historial de tarifas empieza por la actual.',
      },
    },
    unnamedParameter,
  ],
  params: line,
  query: include(
    ['compatibilities', 'historical_changes'],
    {
      compatibilities: { en: 'Compatible tariffs', es: 'Tarifas compatibles' },
      historical_changes: { en: 'Earlier tariffs', es: 'Tarifas anteriores' },
    },
    { unprinted: 'input' },
  ),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      product: product.nullish(),
      bundle: coded().nullish(),
      historical_changes: z.array(tariff).nullish(),
    }),
  },
});

const compatible = defineCatalogue(
  'compatible_products',
  () => [productsGet],
  async (input, read) => {
    const params = line.parse({ subscription_id: valueAt(input, 'params.subscription_id') });
    const { product: now } = await read(productsGet, {
      params,
      query: { query: { include: ['compatibilities'] } },
    });
    return entriesOf(now?.compatibilities, ({ id, value }) =>
      id == null ? undefined : { value: id, name: value ?? id },
    );
  },
);

interface Named {
  readonly id?: string | null | undefined;
  readonly value?: string | null | undefined;
}

/** The names of two tariffs; two of the same name are told apart by their number. */
function named(one: Named, other: Named): [string, string] {
  const same = one.id === other.id;
  const nameOf = ({ id, value }: Named) => value ?? id ?? UNKNOWN;
  if (same) return [nameOf(one), nameOf(one)];
  if (nameOf(one) !== nameOf(other)) return [nameOf(one), nameOf(other)];
  return [`${nameOf(one)} (${one.id})`, `${nameOf(other)} (${other.id})`];
}

/** A line of a bundle: who decides sees which, for its main line cannot be changed so. */
function bundleOf(bundle: Named | null | undefined): Change[] {
  const name = bundle?.value ?? bundle?.id;
  const label = { en: 'Bundle of the line (stays)', es: 'Paquete de la línea (sigue)' };
  return name == null ? [] : [{ label, now: name, after: name }];
}

export const productsChange = defineOperation({
  id: 'customers-v2.products.change',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/products',
  title: { en: 'Change the tariff of a line', es: 'Cambiar la tarifa de una línea' },
  says(_input, sight, { whom, of }) {
    const tariff = turning(sight, of('body.productId') ?? '');
    const from = onDay(of('body.scheduled_date'), { en: 'from', es: 'desde el' });
    return {
      en: `Change the tariff of ${whom}: ${tariff.en}${from.en}`,
      es: `Cambiar la tarifa de ${whom}: ${tariff.es}${from.es}`,
    };
  },
  resource: headings.products,
  moves: 'service',
  notes: [
    {
      words: {
        en: 'The main line of a bundle cannot be changed this way.',
        es: 'La línea principal de un paquete no se puede cambiar así.',
      },
      decides: true,
    },
  ],
  params: line,
  body: z.strictObject({
    productId: z.int().register(form, {
      catalogue: compatible,
      hint: {
        en: 'Not for the main line of a bundle: its tariff cannot be changed this way',
        es: 'No vale para la línea principal de un paquete: su tarifa no se puede cambiar así',
      },
    }),
    scheduled_date: z.iso
      .date()
      .register(form, { hint: { en: 'At once when left empty', es: 'Al momento si se deja vacío' } })
      .optional(),
  }),
  // Its page prints no body for 201; what stands there all the same is looked at for a decision too.
  responses: { ...decidedBy<z.ZodType>(z.looseObject({ risk_decision: riskDecision() })), 201: noBody() },
  async before({ params, body }, read) {
    const query = { query: { include: ['compatibilities' as const] } };
    const { product: now, bundle } = await read(productsGet, { params, query });
    const wanted = now?.compatibilities?.find(({ id }) => id === String(body.productId));
    const [present, after] = named(now ?? {}, { id: String(body.productId), value: wanted?.value });
    return {
      changes: [{ label: { en: 'Tariff', es: 'Tarifa' }, now: present, after }, ...bundleOf(bundle)],
      // With another change waiting, asking for the present tariff is not nothing.
      compares: now != null && now.scheduled == null ? ['body.productId'] : [],
    };
  },
  async verify({ params, body }, read, [tariff] = []) {
    const { product: now } = await read(productsGet, { params });
    const wanted = String(body.productId);
    const isNew = tariff === undefined || tariff.now !== tariff.after;
    return seenIf((isNew && now?.id === wanted) || now?.scheduled?.destination_product?.id === wanted);
  },
});
