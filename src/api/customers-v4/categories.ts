import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { unreadIn } from '../../fields/unread.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { nowIn, stateOf } from '../entries.ts';
import { headings } from '../headings.ts';
import { stateWords } from '../intent.ts';
import { defineOperation, type Inverse, type Localized } from '../operation.ts';
import { digits, distinct, form, noBody, wireId } from '../schemas.ts';
import { gone, seenIf } from '../seen.ts';
import { text } from './ids.ts';
import { takenAway } from './taken-away.ts';

const category = z.looseObject({
  id: wireId().nullish(),
  name: text(),
  description: text(),
  valid_values: z.array(z.string()).nullish(),
});

const description = () =>
  z
    .string()
    .min(1)
    .register(form, { label: { en: 'Description', es: 'Descripción' } });

const validValues = (hint: Localized) =>
  z
    .array(z.string().min(1))
    .refine(distinct, { error: 'holds the same value twice' })
    .register(form, {
      label: { en: 'Allowed values', es: 'Valores permitidos' },
      hint,
    });

const ANY = {
  en: 'None means that any value may be given.',
  es: 'Ninguno significa que vale cualquier valor.',
};
const ALL_OF_THEM = {
  en: 'All of them: those there are and the new ones. One that is left out is taken away. Type [] to lift the restriction: any value may be given then.',
  es: 'Todos: los que hay y los nuevos. El que falte se quita. Escribe [] para levantar la restricción: valdrá cualquier valor.',
};

export const categoriesList = defineOperation({
  id: 'customers-v4.categories.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/categories',
  title: { en: 'List the categories', es: 'Ver las categorías' },
  resource: headings.categories,
  moves: 'nothing',
  params: z.strictObject({}),
  responses: { 200: z.looseObject({ categories: z.array(category) }) },
});

export const categories = defineCatalogue(
  'categories',
  () => [categoriesList],
  async (_input, read) => {
    const { categories: all } = await read(categoriesList, { params: {} });
    return entriesOf(all, ({ id, name }) =>
      id == null ? undefined : { value: id, name: name == null ? id : `${name} (${id})` },
    );
  },
);

export const categoryId = () =>
  digits().register(form, { label: { en: 'Category', es: 'Categoría' }, catalogue: categories });

const one = z.strictObject({ category_id: categoryId() });

export const categoriesCreate = defineOperation({
  id: 'customers-v4.categories.create',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/categories',
  title: { en: 'Add categories', es: 'Añadir categorías' },
  says({ body }, _sight, { list }) {
    const names = list(body.categories.map(({ name }) => name));
    return body.categories.length === 1
      ? { en: `Add category ${names}`, es: `Añadir la categoría ${names}` }
      : {
          en: `Add ${body.categories.length} categories: ${names}`,
          es: `Añadir ${body.categories.length} categorías: ${names}`,
        };
  },
  resource: headings.categories,
  moves: 'data',
  notes: [
    {
      words: {
        en: 'Categories are those of the whole tenant. Without allowed values a category can have any.',
        es: 'Las categorías son las de toda la organización. Sin valores permitidos, una categoría admite cualquiera.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: z.strictObject({
    categories: z
      .array(
        z.strictObject({
          name: z
            .string()
            .regex(/^[A-Za-z0-9_]{1,50}$/)
            .register(form, {
              label: { en: 'Name', es: 'Nombre' },
              hint: {
                en: 'Letters, digits and underscores, 50 at most',
                es: 'Letras, cifras y guiones bajos, 50 como mucho',
              },
              example: 'risk',
            }),
          description: description().optional(),
          valid_values: validValues(ANY).optional(),
        }),
      )
      .min(1)
      .register(form, { label: { en: 'Category', es: 'Categoría' } }),
  }),
  responses: { 201: z.looseObject({ categories: z.array(category) }) },
  async verify({ body }, read) {
    const { categories: all } = await read(categoriesList, { params: {} });
    return body.categories.every(({ name }) => all.some((each) => each.name === name)) ? 'done' : 'not_done';
  },
  // One request takes one category back.
  undo(_input, { answer }): Inverse | undefined {
    const read = z.looseObject({ categories: z.tuple([category]) }).safeParse(answer);
    if (!read.success) return undefined;
    const [{ id }] = read.data.categories;
    return id == null ? undefined : { operation: categoriesDelete, input: { params: { category_id: id } } };
  },
});

export const categoriesGet = defineOperation({
  id: 'customers-v4.categories.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/categories/{category_id}',
  title: { en: 'See a category', es: 'Ver una categoría' },
  resource: headings.categories,
  moves: 'nothing',
  params: one,
  responses: { 200: category },
});

export const categoriesUpdate = defineOperation({
  id: 'customers-v4.categories.update',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/categories/{category_id}',
  title: { en: 'Change a category', es: 'Cambiar una categoría' },
  says: (_input, _sight, { of }) => ({
    en: `Change category ${of('params.category_id')}`,
    es: `Cambiar la categoría ${of('params.category_id')}`,
  }),
  resource: headings.categories,
  moves: 'data',
  notes: [
    {
      words: {
        en: 'Allowed values are those of the whole tenant, and what is sent takes the place of all of them: name those there are and the new ones. A value left out is taken away.',
        es: 'Los valores permitidos son los de toda la organización, y los que se envían los sustituyen a todos: pon los que hay y los nuevos. El valor que falte se quita.',
      },
      decides: true,
    },
  ],
  params: one,
  body: z.strictObject({
    description: description().optional(),
    valid_values: validValues(ALL_OF_THEM).optional(),
  }),
  responses: { 204: noBody() },
  async before({ params, body }, read) {
    const now = await read(categoriesGet, { params });
    const values = { en: 'Allowed values', es: 'Valores permitidos' };
    const words = { en: 'Description', es: 'Descripción' };
    return {
      changes: [
        ...(body.description === undefined
          ? []
          : [
              {
                label: words,
                now: now.description ?? null,
                after: body.description,
                written: true as const,
              },
            ]),
        ...(body.valid_values === undefined
          ? []
          : [
              {
                label: values,
                now: now.valid_values == null ? [] : nowIn(now.valid_values),
                after: body.valid_values,
                written: true as const,
              },
            ]),
        ...takenAway(now.valid_values == null ? [] : nowIn(now.valid_values), body.valid_values),
      ],
      compares: ['body.description', 'body.valid_values'],
    };
  },
  async verify({ params, body: { description: words, valid_values: values } }, read) {
    const now = await read(categoriesGet, { params });
    const said = words === undefined || now.description === words;
    const { valid_values: there = [] } = now;
    return seenIf(
      said && (values === undefined || (unreadIn(there) === 0 && isDeepStrictEqual(there ?? [], values))),
    );
  },
});

export const categoriesDelete = defineOperation({
  id: 'customers-v4.categories.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path: '/v4/orgs/{org_id}/categories/{category_id}',
  title: { en: 'Delete a category', es: 'Eliminar una categoría' },
  says: (_input, { changes: [category] }, { of, list }) => {
    const named = stateWords(category?.now)?.en;
    const name = named === undefined ? of('params.category_id') : list([named]);
    return { en: `Delete category ${name}`, es: `Eliminar la categoría ${name}` };
  },
  resource: headings.categories,
  moves: 'data',
  params: one,
  responses: { 204: noBody() },
  async before({ params }, read) {
    const { name } = await read(categoriesGet, { params });
    return {
      changes: [
        {
          label: { en: 'Category', es: 'Categoría' },
          ...stateOf(name ?? undefined),
          after: null,
          written: true,
        },
      ],
    };
  },
  verify: ({ params }, read) => gone(read(categoriesGet, { params })),
});
