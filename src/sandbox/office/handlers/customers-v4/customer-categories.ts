import {
  customerCategoriesAdd,
  customerCategoriesDelete,
  customerCategoriesGet,
  customerCategoriesHistory,
  customerCategoriesList,
  customerCategoriesUpdate,
} from '../../../../api/customers-v4/customer-categories.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { World } from '../../world.ts';
import { categoryOf } from './categories.ts';

interface Held {
  readonly id: number;
  readonly name: string;
  value: string | null;
  description?: string | null | undefined;
  reason?: string | null | undefined;
  readonly create_date_time: string;
  last_modified_date_time: string;
}

interface Past {
  readonly categoryId: number;
  readonly name: string;
  readonly value: string | null;
  readonly reason: string | null;
  readonly create_date: string;
  end_date: string | null;
}

const heldBy = shelf(() => new Map<string, Held[]>());
const pastOf = shelf(() => new Map<string, Past[]>());

const of = (uuid: string, world: World): Held[] => {
  const customer = world.customerByUuid(uuid);
  const found = heldBy(world).get(customer.uuid) ?? [];
  heldBy(world).set(customer.uuid, found);
  return found;
};

function one(uuid: string, id: string, world: World): Held {
  const found = of(uuid, world).find((each) => String(each.id) === id);
  if (!found) throw new Problem(404, 'The customer is not in this category');
  return found;
}

/** What stood before ends now, and what stands is noted. */
function note(uuid: string, { id, name, value, reason }: Held, world: World): void {
  const at = world.now().toISOString();
  const past = pastOf(world).get(uuid) ?? [];
  const open = past.find((each) => each.categoryId === id && each.end_date === null);
  if (open) open.end_date = at;
  past.unshift({ categoryId: id, name, value, reason: reason ?? null, create_date: at, end_date: null });
  pastOf(world).set(uuid, past);
}

function checkValue(id: string, value: string | null | undefined, world: World): void {
  const { valid_values: allowed = [] } = categoryOf(id, world);
  if (value != null && allowed.length > 0 && !allowed.includes(value)) {
    throw new Problem(400, `${value} is not among the values of the category: ${allowed.join(', ')}`);
  }
}

const list = route(customerCategoriesList, ({ params }, world) => ({
  body: {
    customer_id: params.customer_id,
    categories: of(params.customer_id, world).filter(({ value }) => value !== null),
  },
}));

const get = route(customerCategoriesGet, ({ params }, world) => ({
  body: one(params.customer_id, params.category_id, world),
}));

const add = route(customerCategoriesAdd, ({ params, body }, world) => {
  const { name } = categoryOf(String(body.id), world);
  const all = of(params.customer_id, world);
  if (all.some(({ id }) => id === body.id))
    throw new Problem(409, 'The customer is in this category already');
  checkValue(String(body.id), body.value, world);
  const at = world.now().toISOString();
  const made: Held = { ...body, name, create_date_time: at, last_modified_date_time: at };
  all.push(made);
  note(params.customer_id, made, world);
  return { status: 201 };
});

const update = route(customerCategoriesUpdate, ({ params, body }, world) => {
  const held = one(params.customer_id, params.category_id, world);
  checkValue(params.category_id, body.value, world);
  Object.assign(held, body, { last_modified_date_time: world.now().toISOString() });
  note(params.customer_id, held, world);
  return { status: 204 };
});

const remove = route(customerCategoriesDelete, ({ params }, world) => {
  const held = one(params.customer_id, params.category_id, world);
  const all = of(params.customer_id, world);
  all.splice(all.indexOf(held), 1);
  note(params.customer_id, { ...held, value: null }, world);
  return { status: 204 };
});

const history = route(customerCategoriesHistory, ({ params }, world) => {
  const { uuid } = world.customerByUuid(params.customer_id);
  const byCategory = Map.groupBy(pastOf(world).get(uuid) ?? [], ({ categoryId }) => categoryId);
  return {
    body: {
      customer_id: uuid,
      categories: [...byCategory].map(([id, past]) => ({
        id,
        name: past[0]?.name,
        historical_values: past.map(({ categoryId: _, name: _name, ...each }) => ({
          ...each,
          modified_by: 'API_KEY',
        })),
      })),
    },
  };
});

export const customerCategories = [list, get, add, update, remove, history];
