import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { digits, form, wireId } from '../schemas.ts';

/** A mask of the catalogue: a named set of network services that are cut together. */
export const mask = z.looseObject({
  id: wireId().nullish(),
  code: z.string().nullish(),
  description: z.string().nullish(),
  name: z.string().nullish(),
  operationTypeCode: z.string().nullish(),
  subscriptionTypeCode: z.string().nullish(),
  services: z
    .array(
      z.looseObject({
        id: wireId().nullish(),
        code: z.string().nullish(),
        description: z.string().nullish(),
      }),
    )
    .nullish(),
});

export type Mask = z.output<typeof mask>;

const masks = defineCatalogue(
  'masks',
  () => [masksList],
  async (_input, read) =>
    entriesOf(await read(masksList, { params: {} }), ({ code, name }) =>
      code == null ? undefined : { value: code, name: name ? `${name} (${code})` : code },
    ),
);

export const masksList = defineOperation({
  id: 'barrings.masks.list',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/masks',
  title: { en: 'List the masks', es: 'Ver las máscaras' },
  resource: headings.barrings,
  moves: 'nothing',
  params: z.strictObject({}),
  query: z.strictObject({
    operationTypeCode: z
      .string()
      .min(1)
      .register(form, {
        label: { en: 'Kind of operation', es: 'Tipo de operación' },
        hint: { en: 'A code such as DEBT', es: 'Un código como DEBT' },
      })
      .optional(),
    code: z
      .string()
      .min(1)
      .register(form, { label: { en: 'Mask', es: 'Máscara' }, catalogue: masks })
      .optional(),
    // The page's own words say "subscription type code"; its example spells the parameter so.
    subscriptionType: z
      .string()
      .min(1)
      .register(form, {
        label: { en: 'Kind of line', es: 'Tipo de línea' },
        hint: { en: 'A code such as MOBILE', es: 'Un código como MOBILE' },
      })
      .optional(),
  }),
  responses: { 200: z.array(mask) },
});

export const masksGet = defineOperation({
  id: 'barrings.masks.get',
  api: 'barrings',
  method: 'GET',
  path: '/v2/orgs/{org_id}/masks/{mask_id}',
  title: { en: 'See a mask', es: 'Ver una máscara' },
  resource: headings.barrings,
  moves: 'nothing',
  params: z.strictObject({
    mask_id: digits().register(form, {
      label: { en: 'Mask number', es: 'Número de la máscara' },
      hint: { en: 'Its id in the catalogue, not its code', es: 'Su id en el catálogo, no su código' },
    }),
  }),
  responses: { 200: mask },
});
