import type { z } from 'zod';
import type { newCustomer } from '../../../../api/customers-v4/customer-body.ts';
import { customersCreate } from '../../../../api/customers-v4/customers.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Customer } from '../../state.ts';
import type { World } from '../../world.ts';
import { typeIn } from './document-types.ts';

type Body = z.output<typeof newCustomer>;

/** Who a new customer is, whichever shape they came in. */
function identityOf(body: Body, world: World) {
  if (body.type === 'DIGITAL_CUSTOMER') {
    const { name = '', email } = body.digital_personal_info;
    return { document: { type: 'NIF' as const, number: `D${world.nextSerial()}` }, names: [name, ''], email };
  }
  const { identity_document: given } =
    body.type === 'PRIVATE_CUSTOMER' ? body.personal_info : body.company_info;
  const document = { type: typeIn(given.type), number: given.number };
  const email = body.contact_info.emails[0]?.email ?? '';
  if (body.type === 'CORPORATE_CUSTOMER') return { document, names: ['', ''], email };
  const { name, first_surname } = body.personal_info;
  return { document, names: [name, first_surname], email };
}

function build(body: Body, world: World): Customer {
  const { document, names, email } = identityOf(body, world);
  const address = body.type === 'DIGITAL_CUSTOMER' ? undefined : body.contact_info.postal_address;
  const serial = world.nextSerial();
  return {
    userId: 1_500_000 + serial,
    customerId: 2_500_000 + serial,
    uuid: world.newId(),
    kind: body.type === 'CORPORATE_CUSTOMER' ? 'business' : 'residential',
    document,
    firstName: names[0] ?? '',
    lastNames: [
      names[1] ?? '',
      (body.type === 'PRIVATE_CUSTOMER' && body.personal_info.second_surname) || '',
    ],
    ...(body.type === 'CORPORATE_CUSTOMER' && { company: body.company_info.company_name ?? document.number }),
    birthdate: (body.type === 'PRIVATE_CUSTOMER' && body.personal_info.birthdate) || '1970-01-01',
    nationality: 'ESPAÑA',
    email,
    language: body.preferred_language,
    address: {
      street: address?.address_lines[0] ?? '',
      zip: address?.postal_code ?? '28001',
      locality: address?.locality ?? '',
      province: address?.administrative_area ?? '',
    },
    locked: false,
    accounts: [],
  };
}

const create = route(customersCreate, ({ body }, world) => {
  const customer = build(body, world);
  const { type, number } = customer.document;
  if (world.customers.some(({ document }) => document.type === type && document.number === number)) {
    throw new Problem(409, 'There is a customer with this document already');
  }
  world.addCustomer(customer);
  return { status: 201, body: { id: customer.uuid, external_id: String(customer.customerId) } };
});

export const customerCreation = [create];
