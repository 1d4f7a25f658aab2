import { customersGet, customersSearch } from '../../../../api/customers-v4/customers.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Customer } from '../../state.ts';
import { sameDocument, sameEmail } from '../customers-v2/users.ts';

const search = route(customersSearch, ({ query = {} }, world) => {
  const { identity_document: document, identity_document_type: type, email } = query;
  if (!document && !email) throw new Problem(400, 'identity_document or email is required');
  if (document && !type) throw new Problem(400, 'identity_document_type is required');
  const customer = world.customers.find(
    (each) =>
      (document === undefined || sameDocument(each, type, document)) &&
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
  const identity_document = customer.document;
  return {
    id: customer.uuid,
    external_id: String(customer.customerId),
    type: business ? 'CORPORATE_CUSTOMER' : 'PRIVATE_CUSTOMER',
    preferred_language: 'es',
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
            nationality: 'ES',
            birthdate: customer.birthdate,
          },
        }),
  };
}

function contact(customer: Customer): unknown {
  const { street, zip, locality, province } = customer.address;
  const number = customer.accounts.flatMap((account) => account.lines).find((line) => line.number)?.number;
  return {
    phone_numbers: number ? [{ country_code: '+34', number, type: 'MOBILE', is_default: true }] : [],
    emails: [{ email: customer.email, is_default: true }],
    postal_address: {
      address_lines: [street],
      postal_code: zip,
      locality,
      administrative_area: province,
      region_code: 'ES',
    },
  };
}

export const customers = [search, get];
