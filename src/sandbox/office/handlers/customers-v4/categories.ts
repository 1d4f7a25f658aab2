import {
  categoriesCreate,
  categoriesDelete,
  categoriesGet,
  categoriesList,
  categoriesUpdate,
} from '../../../../api/customers-v4/categories.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { World } from '../../world.ts';

interface Category {
  readonly id: number;
  readonly name: string;
  description?: string | undefined;
  valid_values?: readonly string[] | undefined;
}

const kept = shelf(
  () =>
    new Map<string, Category>([
      ['11', { id: 11, name: 'risk', description: 'Risk category', valid_values: ['low', 'high'] }],
      ['12', { id: 12, name: 'fame', description: 'Who is known', valid_values: [] }],
    ]),
);

/** A category of the tenant; 404 when there is none. */
export function categoryOf(id: string, world: World): Category {
  const found = kept(world).get(id);
  if (!found) throw new Problem(404, 'No such category');
  return found;
}

const list = route(categoriesList, (_input, world) => ({ body: { categories: [...kept(world).values()] } }));
const get = route(categoriesGet, ({ params }, world) => ({ body: categoryOf(params.category_id, world) }));

const create = route(categoriesCreate, ({ body }, world) => {
  const names = new Set([...kept(world).values()].map(({ name }) => name));
  for (const { name } of body.categories) {
    if (names.has(name)) throw new Problem(409, `There is a category ${name} already`);
    names.add(name);
  }
  const categories = body.categories.map((each): Category => ({ id: world.nextSerial(), ...each }));
  for (const category of categories) kept(world).set(String(category.id), category);
  return { status: 201, body: { categories } };
});

/** New values are added to those there are, or fewer are left: both at once is refused. */
const update = route(categoriesUpdate, ({ params, body }, world) => {
  const category = categoryOf(params.category_id, world);
  const [before, after] = [category.valid_values ?? [], body.valid_values];
  if (
    after &&
    !before.every((value) => after.includes(value)) &&
    !after.every((value) => before.includes(value))
  ) {
    throw new Problem(400, 'Include all present values with the new ones, or fewer to remove some');
  }
  if (after) category.valid_values = after;
  if (body.description !== undefined) category.description = body.description;
  return { status: 204 };
});

const remove = route(categoriesDelete, ({ params }, world) => {
  categoryOf(params.category_id, world);
  kept(world).delete(params.category_id);
  return { status: 204 };
});

export const categories = [list, get, create, update, remove];
