import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { coded, digits, form, wireId, wireNumber } from '../schemas.ts';
import { criteria } from './criteria.ts';
import { customerTree } from './customer-tree.ts';

/** A customer's tree; `nif`, which the page calls deprecated, is not offered. */
export const usersTree = defineOperation({
  id: 'customers-v2.users.tree',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/users/tree',
  title: { en: 'Find a customer with accounts and lines', es: 'Buscar un cliente con cuentas y líneas' },
  resource: headings.users,
  moves: 'nothing',
  params: z.strictObject({}),
  query: criteria,
  responses: { 200: customerTree },
});

const text = () => z.string().nullish();

const personal = z.looseObject({
  first_name: text(),
  middle_name: text(),
  last_name: text(),
  gender: text(),
  birthdate: text(),
  other_phone: wireNumber().nullish(),
  email: text(),
});

const business = z.looseObject({
  company: text(),
  created_date: text(),
  other_phone: wireNumber().nullish(),
  email: text(),
  responsable: z
    .looseObject({
      id: wireId().nullish(),
      name: z.string().register(form, { is: 'name' }).nullish(),
      middlename: text(),
      lastname: text(),
      document_type_id: wireId().nullish(),
      document_value: text(),
      nationality_id: wireId().nullish(),
      nationality_iso: text(),
      nationality_value: text(),
    })
    .nullish(),
});

export const usersGet = defineOperation({
  id: 'customers-v2.users.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/users/{user_id}',
  title: { en: 'See a user', es: 'Ver un usuario' },
  resource: headings.users,
  moves: 'nothing',
  params: z.strictObject({
    user_id: digits().register(form, { label: { en: 'User', es: 'Usuario' } }),
  }),
  responses: {
    200: z.looseObject({
      id: wireId().nullish(),
      customer_id: wireId().nullish(),
      language: coded().nullish(),
      document_type: coded().nullish(),
      document_value: text(),
      sector: coded().nullish(),
      type: coded().nullish(),
      nationality: coded().nullish(),
      personal: personal.nullish(),
      business: business.nullish(),
      address_info: z
        .looseObject({
          address: z.string().register(form, { is: 'address' }).nullish(),
          state: text(),
          zip_code: text(),
          locality: text(),
        })
        .nullish(),
      special_treatment: coded().nullish(),
    }),
  },
});
