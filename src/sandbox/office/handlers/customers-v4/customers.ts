import { associatedUsersSet } from '../../../../api/customers-v4/associated-users.ts';
import { availableCreditCardsList } from '../../../../api/customers-v4/available-credit-cards.ts';
import {
  customersConvertNieToNif,
  customersDelete,
  customersGet,
  customersSearch,
  customersUpdate,
} from '../../../../api/customers-v4/customers.ts';
import { externalCustomersGet } from '../../../../api/customers-v4/external-customers.ts';
import { V4_TYPES } from '../../../../fields/document-type.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Customer } from '../../state.ts';
import { sameDocument, sameEmail } from '../customers-v2/users.ts';
import { printAddress } from './address.ts';
import { typeIn } from './document-types.ts';

const search = route(customersSearch, ({ query = {} }, world) => {
  const { identity_document: document, identity_document_type: type, email } = query;
  if (!document && !email) throw new Problem(400, 'identity_document or email is required');
  if (document && !type) throw new Problem(400, 'identity_document_type is required');
  const known = type === undefined ? undefined : typeIn(type);
  const customer = world.customers.find(
    (each) =>
      (document === undefined || sameDocument(each, known, document)) &&
      (email === undefined || sameEmail(each, email)),
  );
  if (!customer) throw new Problem(404, 'Resource not found');
  return { body: { customer: { id: customer.uuid, external_id: String(customer.customerId) } } };
});

const get = route(customersGet, ({ params }, world) => ({
  body: print(world.customerByUuid(params.customer_id)),
}));

function print(customer: Customer): unknown {
  const business = customer.kind === 'business';
  const { type, number } = customer.document;
  const identity_document = { type: V4_TYPES[type], number };
  return {
    id: customer.uuid,
    external_id: String(customer.customerId),
    type: business ? 'CORPORATE_CUSTOMER' : 'PRIVATE_CUSTOMER',
    preferred_language: customer.language ?? 'es',
    segment: business ? 'SME' : 'CONSUMER',
    contact_info: contact(customer),
    ...(business
      ? { company_info: { identity_document, name: customer.company } }
      : {
          personal_info: {
            identity_document,
            name: customer.firstName,
            first_surname: customer.lastNames[0],
            second_surname: customer.lastNames[1],
            gender: null,
            nationality: customer.country ?? 'ES',
            birthdate: customer.birthdate,
          },
        }),
  };
}

function contact(customer: Customer): unknown {
  const { state_id: _, ...address } = printAddress(customer);
  const number = customer.accounts.flatMap((account) => account.lines).find((line) => line.number)?.number;
  return {
    phone_numbers: number ? [{ country_code: '+34', number, type: 'MOBILE', is_default: true }] : [],
    emails: [{ email: customer.email, is_default: true }],
    postal_address: address,
  };
}

const update = route(customersUpdate, ({ params, body }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  if (body.preferred_language !== undefined) customer.language = body.preferred_language;
  const [first] = body.contact_info?.emails ?? [];
  if (first) customer.email = first.email;
  if (typeof body.company_info?.name === 'string') customer.company = body.company_info.name;
  if (body.personal_info?.nationality !== undefined) customer.country = body.personal_info.nationality;
  return { status: 204 };
});

const remove = route(customersDelete, ({ params }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  const lines = customer.accounts.flatMap((account) => account.lines);
  if (lines.some(({ status }) => status === 'INSTALADO')) throw new Problem(409, 'The customer has lines');
  world.removeCustomer(customer);
  return { status: 204 };
});

const convert = route(customersConvertNieToNif, ({ params, body }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  if (customer.document.type !== 'TR') throw new Problem(409, 'The document of the customer is not a NIE');
  if (world.customers.some((each) => sameDocument(each, 'NIF', body.nif))) {
    throw new Problem(409, 'Another customer has this NIF');
  }
  customer.document = { type: 'NIF', number: body.nif };
  return { status: 204 };
});

const setUsers = route(associatedUsersSet, ({ params }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  if (customer.kind !== 'business') throw new Problem(400, 'Only a business has a representative');
  return { status: 204 };
});

const cards = route(availableCreditCardsList, ({ params }, world) => {
  const { accounts } = world.customerByUuid(params.customer_id);
  const paid = accounts.flatMap(({ paidBy, createdAt }) =>
    paidBy?.token === undefined
      ? []
      : [{ id: paidBy.token, created_at: createdAt, summary: '5100', expiration_date: '05/2029' }],
  );
  return { body: { available_credit_cards: paid } };
});

const external = route(externalCustomersGet, ({ params }, world) => {
  const found = world.customers.find((each) => String(each.customerId) === params.customer_external_id);
  if (!found) throw new Problem(404, 'No such customer');
  return { body: { id: found.uuid } };
});

export const customers = [search, get, update, remove, convert, setUsers, cards, external];
