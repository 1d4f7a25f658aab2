import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { documentNumber, documentType, email, form } from '../schemas.ts';

const text = () => z.string().nullish();

export const customersSearch = defineOperation({
  id: 'customers-v4.customers.search',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/search',
  title: { en: 'Find the ids of a customer', es: 'Buscar los id de un cliente' },
  resource: headings.customers,
  risk: 'read',
  params: z.strictObject({}),
  query: z.strictObject({
    identity_document: documentNumber().optional(),
    // The page lists no values and shows NIF: the kinds of customers-v2 are taken.
    identity_document_type: documentType().optional(),
    email: email().optional(),
  }),
  responses: {
    200: z.looseObject({ customer: z.looseObject({ id: text(), external_id: text() }).nullish() }),
  },
});

const document = z.looseObject({ number: text(), type: text() });

const postalAddress = z.looseObject({
  address_lines: z.array(z.string()).nullish(),
  postal_code: text(),
  locality: text(),
  administrative_area: text(),
  region_code: text(),
});

const contactInfo = z.looseObject({
  phone_numbers: z
    .array(
      z.looseObject({
        country_code: text(),
        number: text(),
        type: text(),
        is_default: z.boolean().nullish(),
      }),
    )
    .nullish(),
  emails: z.array(z.looseObject({ email: text(), is_default: z.boolean().nullish() })).nullish(),
  postal_address: postalAddress.nullish(),
});

const personalInfo = z.looseObject({
  identity_document: document.nullish(),
  name: text(),
  first_surname: text(),
  second_surname: text(),
  gender: text(),
  nationality: text(),
  birthdate: text(),
});

/**
 * The page prints an empty example: the shape is the one customers are created with, every part of it
 * optional. `company_info` and `digital_personal_info` are printed nowhere and stay open.
 */
export const customersGet = defineOperation({
  id: 'customers-v4.customers.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/{customer_id}',
  title: { en: 'See a customer', es: 'Ver un cliente' },
  resource: headings.customers,
  risk: 'read',
  params: z.strictObject({
    customer_id: z.uuid().register(form, {
      label: { en: 'Customer', es: 'Cliente' },
      hint: { en: 'The UUID of the customer', es: 'El UUID del cliente' },
    }),
  }),
  responses: {
    200: z.looseObject({
      id: text(),
      external_id: text(),
      /** PRIVATE_CUSTOMER, CORPORATE_CUSTOMER or DIGITAL_CUSTOMER. */
      type: text(),
      preferred_language: text(),
      /** CONSUMER, SELF_EMPLOYEE or SME. */
      segment: text(),
      contact_info: contactInfo.nullish(),
      personal_info: personalInfo.nullish(),
      company_info: z.looseObject({ identity_document: document.nullish() }).nullish(),
      digital_personal_info: z.looseObject({}).nullish(),
    }),
  },
});
