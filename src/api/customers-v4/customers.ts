import { z } from 'zod';
import { canonicalDocument, parseDocument } from '../../fields/document.ts';
import { lowered } from '../../fields/lowered.ts';
import { maskDocument } from '../../fields/mask.ts';
import { UNKNOWN } from '../entries.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { personalChange } from '../personal.ts';
import { breaks, documentNumber, email, form, noBody } from '../schemas.ts';
import { gone, seenIf } from '../seen.ts';
import { termOf } from '../words.ts';
import { contactInfoChange } from './contact-info.ts';
import { newCustomer, preferredLanguage } from './customer-body.ts';
import { customerChanges } from './customer-changes.ts';
import { identityDocumentType } from './identity-document.ts';
import { customer, text } from './ids.ts';
import { companyInfoChange, personalInfoChange } from './info-change.ts';
import { shownAddress } from './postal-address.ts';

export const customersSearch = defineOperation({
  id: 'customers-v4.customers.search',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/customers/search',
  title: { en: 'Find the ids of a customer', es: 'Buscar los id de un cliente' },
  resource: headings.customers,
  moves: 'nothing',
  params: z.strictObject({}),
  query: z.strictObject({
    identity_document: documentNumber('identity_document_type').optional(),
    identity_document_type: identityDocumentType().optional(),
    email: email().optional(),
  }),
  responses: {
    200: z.looseObject({ customer: z.looseObject({ id: text(), external_id: text() }).nullish() }),
  },
});

const document = z.looseObject({ number: text(), type: text() });

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
  postal_address: shownAddress.nullish(),
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

const companyInfo = z.looseObject({
  identity_document: document.nullish(),
  company_name: text(),
  /** As customers v2 calls it. */
  name: text(),
  associated_users: z
    .array(z.looseObject({ name: text(), first_surname: text(), second_surname: text() }))
    .nullish(),
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
  moves: 'nothing',
  params: customer,
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
      company_info: companyInfo.nullish(),
      digital_personal_info: z.looseObject({ name: text(), email: text() }).nullish(),
    }),
  },
});

const customerLabel = { en: 'Customer', es: 'Cliente' };

export const customersCreate = defineOperation({
  id: 'customers-v4.customers.create',
  api: 'customers-v4',
  method: 'POST',
  path: '/v4/orgs/{org_id}/customers',
  title: { en: 'Create a customer', es: 'Crear un cliente' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Create ${whom} as a customer (${of('body.type')})`,
    es: `Crear a ${whom} como cliente (${of('body.type')})`,
  }),
  resource: headings.customers,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'At least one phone number and one e-mail are asked for: that is our rule, no page prints which of them may be left out.',
        es: 'Se pide al menos un teléfono y un correo: es nuestra regla, ninguna página imprime cuál se puede omitir.',
      },
      decides: true,
    },
  ],
  params: z.strictObject({}),
  body: newCustomer,
  responses: { 201: z.looseObject({ id: text(), external_id: text() }) },
});

export const customersUpdate = defineOperation({
  id: 'customers-v4.customers.update',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/customers/{customer_id}',
  title: {
    en: 'Change the data of a customer',
    es: 'Cambiar los datos de un cliente',
  },
  says({ body }, _sight, { whom, list }) {
    const parts = Object.keys(body).map((name) => termOf('customers-v4', name));
    return {
      en: `Change of ${whom}: ${list(parts.map(({ en }) => lowered(en)))}`,
      es: `Cambiar de ${whom}: ${list(parts.map(({ es }) => lowered(es)))}`,
    };
  },
  resource: headings.customers,
  moves: 'identity',
  params: customer,
  body: z.strictObject({
    preferred_language: preferredLanguage().optional(),
    contact_info: contactInfoChange.optional(),
    personal_info: personalInfoChange.optional(),
    company_info: companyInfoChange.optional(),
  }),
  responses: { 204: noBody() },
  async before({ params, body }, read) {
    const changes = customerChanges(await read(customersGet, { params }), body);
    // Which of several numbers is the one to use is sent too, and not compared.
    return { changes, compares: ['body.preferred_language'] };
  },
});

export const customersDelete = defineOperation({
  id: 'customers-v4.customers.delete',
  api: 'customers-v4',
  method: 'DELETE',
  path: '/v4/orgs/{org_id}/customers/{customer_id}',
  title: { en: 'Delete a customer', es: 'Eliminar un cliente' },
  says: (_input, _sight, { whom }) => ({
    en: `Delete ${whom}`,
    es: `Eliminar ${whom}`,
  }),
  resource: headings.customers,
  moves: 'data',
  approvals: 2,
  params: customer,
  responses: { 204: noBody() },
  async before({ params }, read) {
    const { personal_info, company_info } = await read(customersGet, { params });
    const document = (personal_info ?? company_info)?.identity_document?.number;
    return {
      changes: [
        { label: customerLabel, now: document == null ? UNKNOWN : maskDocument(document), after: null },
      ],
    };
  },
  verify: ({ params }, read) => gone(read(customersGet, { params })),
});

export const customersConvertNieToNif = defineOperation({
  id: 'customers-v4.customers.convert-nie-to-nif',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/customers/{customer_id}/convert-nie-to-nif',
  title: { en: 'Replace the NIE of a customer by a NIF', es: 'Sustituir el NIE de un cliente por un NIF' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Replace the NIE of ${whom} by the NIF ${of('body.nif')}`,
    es: `Sustituir el NIE de ${whom} por el NIF ${of('body.nif')}`,
  }),
  resource: headings.customers,
  moves: 'identity',
  params: customer,
  body: z.strictObject({
    nif: z
      .string()
      .min(1)
      .refine(
        (typed) => {
          const read = parseDocument(typed);
          return read.ok && read.type === 'nif' && read.check === 'right';
        },
        breaks([], {
          en: 'This is not a NIF: eight digits and the letter that belongs to them, such as 12345678Z.',
          es: 'No es un NIF: ocho cifras y la letra que les corresponde, como 12345678Z.',
        }),
      )
      .register(form, { is: 'document', example: '12345678Z' }),
  }),
  responses: { 204: noBody() },
  async before({ params, body }, read) {
    const { personal_info } = await read(customersGet, { params });
    const now = personal_info?.identity_document?.number;
    const label = { en: 'Document', es: 'Documento' };
    return { changes: [personalChange(label, 'document', now ?? null, body.nif)] };
  },
  async verify({ params, body }, read) {
    const { personal_info } = await read(customersGet, { params });
    const now = personal_info?.identity_document?.number;
    return seenIf(now != null && canonicalDocument(now) === canonicalDocument(body.nif));
  },
});
