import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { entryOf, UNKNOWN } from '../entries.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { defineOperation, type Inverse } from '../operation.ts';
import { digits, form, noBody, wireId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { categories } from './categories.ts';
import { beforeCategory, HIDDEN, isSo, label, valueIn } from './category-change.ts';
import { customer, customerUuid, text } from './ids.ts';

const held = {
  id: wireId().nullish(),
  name: text(),
  value: text(),
  description: text(),
  reason: text(),
  create_date_time: text(),
  last_modified_date_time: text(),
};

const value = () =>
  z
    .string()
    .regex(/^[a-z0-9_]{1,50}$/)
    .register(form, {
      hint: {
        en: 'Lower-case letters, digits and underscores, 50 at most',
        es: 'Minúsculas, cifras y guiones bajos, 50 como mucho',
      },
      example: 'influencer',
      // "If null, category won't be shown".
      nullMeans: HIDDEN,
    });
const description = () => z.string().min(1).max(200).register(form, { multiline: true });
const reason = () => z.string().min(1).max(200).register(form, { multiline: true, reason: true });

export const customerCategoriesList = defineOperation({
  id: 'customers-v4.customer-categories.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories',
  title: { en: 'List the categories of a customer', es: 'Ver las categorías de un cliente' },
  resource: headings.customerCategories,
  moves: 'nothing',
  params: customer,
  responses: { 200: z.looseObject({ customer_id: text(), categories: z.array(z.looseObject(held)) }) },
});

const own = defineCatalogue(
  'customer_categories',
  () => [customerCategoriesList],
  async (input, read) => {
    const params = customer.parse({ customer_id: valueAt(input, 'params.customer_id') });
    const { categories: all } = await read(customerCategoriesList, { params });
    return entriesOf(all, ({ id, name, value: given }) =>
      id == null ? undefined : { value: id, name: `${name ?? id}: ${given ?? '—'}` },
    );
  },
);

const one = z.strictObject({
  customer_id: customerUuid(),
  category_id: digits().register(form, { label: { en: 'Category', es: 'Categoría' }, catalogue: own }),
});

export const customerCategoriesGet = defineOperation({
  id: 'customers-v4.customer-categories.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories/{category_id}',
  title: { en: 'See a category of a customer', es: 'Ver una categoría de un cliente' },
  resource: headings.customerCategories,
  moves: 'nothing',
  params: one,
  responses: { 200: z.looseObject(held) },
});

export const customerCategoriesHistory = defineOperation({
  id: 'customers-v4.customer-categories.history',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories/historical',
  title: { en: 'See the category history of a customer', es: 'Ver el historial de categorías de un cliente' },
  resource: headings.customerCategories,
  moves: 'nothing',
  params: customer,
  responses: {
    200: z.looseObject({
      customer_id: text(),
      categories: z.array(
        z.looseObject({
          id: wireId().nullish(),
          name: text(),
          historical_values: z
            .array(
              z.looseObject({
                value: text(),
                description: text(),
                reason: text(),
                create_date: text(),
                end_date: text(),
                last_modified_date: text(),
                modified_by: text(),
              }),
            )
            .nullish(),
        }),
      ),
    }),
  },
});

export const customerCategoriesAdd = defineOperation({
  id: 'customers-v4.customer-categories.add',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories',
  title: { en: 'Put a customer into a category', es: 'Poner a un cliente en una categoría' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Put ${whom} into category ${of('body.id')}: ${of('body.value')}`,
    es: `Poner a ${whom} en la categoría ${of('body.id')}: ${of('body.value')}`,
  }),
  resource: headings.customerCategories,
  moves: 'nothing',
  params: customer,
  body: z.strictObject({
    id: z.int().register(form, { label: { en: 'Category', es: 'Categoría' }, catalogue: categories }),
    value: value().nullable(),
    description: description().optional(),
    reason: reason().optional(),
  }),
  responses: { 201: noBody() },
  async before({ params, body }, read) {
    const { categories: all } = await read(customerCategoriesList, { params });
    const held = entryOf(all, String(body.id));
    return beforeCategory(body, held === undefined ? {} : held);
  },
  async verify({ params, body }, read) {
    const { categories: all } = await read(customerCategoriesList, { params });
    const now = all.find(({ id }) => id === String(body.id));
    return seenIf(now !== undefined && isSo(body, now));
  },
  undo({ params, body }, { changes: [category] }): Inverse | undefined {
    if (category?.now !== null) return undefined;
    const input = { params: { ...params, category_id: String(body.id) } };
    return { operation: customerCategoriesDelete, input };
  },
});

export const customerCategoriesUpdate = defineOperation({
  id: 'customers-v4.customer-categories.update',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories/{category_id}',
  title: { en: 'Change a category of a customer', es: 'Cambiar una categoría de un cliente' },
  says(_input, _sight, { whom, of }) {
    const value = of('body.value');
    const to = value === undefined ? '' : `: ${value}`;
    return {
      en: `Change category ${of('params.category_id')} of ${whom}${to}`,
      es: `Cambiar la categoría ${of('params.category_id')} de ${whom}${to}`,
    };
  },
  resource: headings.customerCategories,
  moves: 'nothing',
  params: one,
  body: z.strictObject({
    value: value().nullable().optional(),
    description: description().nullable().optional(),
    reason: reason().nullable().optional(),
  }),
  responses: { 204: noBody() },
  async before({ params, body }, read) {
    return beforeCategory(body, await read(customerCategoriesGet, { params }));
  },
  verify: async ({ params, body }, read) => seenIf(isSo(body, await read(customerCategoriesGet, { params }))),
  // Of the description and the reason it is not known what they were.
  undo({ params, body }, { changes: [category] }): Inverse | undefined {
    const onlyValue = Object.keys(body).every((name) => name === 'value');
    if (!onlyValue || category === undefined || category.now === UNKNOWN) return undefined;
    const value = isDeepStrictEqual(category.now, HIDDEN) ? null : category.now;
    return { operation: customerCategoriesUpdate, input: { params, body: { value } } };
  },
});

export const customerCategoriesDelete = defineOperation({
  id: 'customers-v4.customer-categories.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/categories/{category_id}',
  title: { en: 'Take a customer out of a category', es: 'Sacar a un cliente de una categoría' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Take ${whom} out of category ${of('params.category_id')}`,
    es: `Sacar a ${whom} de la categoría ${of('params.category_id')}`,
  }),
  resource: headings.customerCategories,
  moves: 'data',
  params: one,
  responses: { 204: noBody() },
  async before({ params }, read) {
    const { value: now } = await read(customerCategoriesGet, { params });
    return { changes: [{ label, now: valueIn(now), after: null, written: true }] };
  },
  async verify({ params: { customer_id, category_id } }, read) {
    const { categories: all } = await read(customerCategoriesList, { params: { customer_id } });
    return seenIf(entryOf(all, category_id) === null);
  },
});
