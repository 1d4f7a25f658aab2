import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { documentNumber, documentType, unprintedHere } from '../schemas.ts';
import { criteria } from './criteria.ts';
import { customerTree } from './customer-tree.ts';

// Searches by POST change nothing.
export const usersTreeSearch = defineOperation({
  id: 'customers-v2.users.tree-search',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/users/tree',
  title: { en: 'Search a customer (by POST)', es: 'Buscar un cliente (por POST)' },
  resource: headings.users,
  moves: 'nothing',
  looksOnly: true,
  params: z.strictObject({}),
  // They are the criteria of the GET.
  body: unprintedHere(criteria, 'sister'),
  responses: { 200: customerTree },
});

export const usersTreeFull = defineOperation({
  id: 'customers-v2.users.tree-full',
  api: 'customers-v2',
  method: 'POST',
  path: '/v2/orgs/{org_id}/users/tree/full',
  title: {
    en: 'See all accounts and lines of a customer',
    es: 'Ver todas las cuentas y líneas de un cliente',
  },
  resource: headings.users,
  moves: 'nothing',
  looksOnly: true,
  params: z.strictObject({}),
  body: z.strictObject({ document_type: documentType(), document: documentNumber('document_type') }),
  responses: { 200: customerTree },
});
