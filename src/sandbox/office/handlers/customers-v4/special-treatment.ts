import {
  customerSpecialTreatmentDelete,
  customerSpecialTreatmentGet,
  customerSpecialTreatmentSet,
} from '../../../../api/customers-v4/customer-special-treatment.ts';
import {
  specialTreatmentsList,
  specialTreatmentsUpdate,
} from '../../../../api/customers-v4/special-treatments.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';

const allowed = shelf(() => ({ values: ['silver', 'gold', 'platinum', 'vip'] }));

const list = route(specialTreatmentsList, (_input, world) => ({ body: { values: allowed(world).values } }));

const update = route(specialTreatmentsUpdate, ({ body }, world) => {
  const inUse = world.customers.map(({ treatment }) => treatment).filter((each) => each !== undefined);
  const missing = inUse.find((value) => !body.values.includes(value));
  if (missing !== undefined) throw new Problem(409, `${missing} is assigned to a customer`);
  allowed(world).values = [...body.values];
  return { status: 204 };
});

const get = route(customerSpecialTreatmentGet, ({ params }, world) => {
  const { treatment } = world.customerByUuid(params.customer_id);
  return { body: { values: treatment === undefined ? [] : [treatment] } };
});

const set = route(customerSpecialTreatmentSet, ({ params, body }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  const [value] = body.values;
  if (value !== undefined && !allowed(world).values.includes(value)) {
    throw new Problem(400, `${value} is not a special treatment`);
  }
  if (value === undefined) delete customer.treatment;
  else customer.treatment = value;
  return { status: 204 };
});

const remove = route(customerSpecialTreatmentDelete, ({ params }, world) => {
  delete world.customerByUuid(params.customer_id).treatment;
  return { status: 204 };
});

export const specialTreatment = [list, update, get, set, remove];
