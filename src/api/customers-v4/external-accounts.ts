import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountExternalId, text } from './ids.ts';

const params = z.strictObject({ account_external_id: accountExternalId() });

const contract = z.looseObject({
  id: text(),
  account_external_id: text(),
  start_date: text(),
  end_date: text(),
  requests: z
    .array(
      z.looseObject({
        request_external_id: text(),
        create_date: text(),
        contract_reference_id: text(),
        type: text(),
        origin_user: text(),
      }),
    )
    .nullish(),
});

export const externalAccountsGet = defineOperation({
  id: 'customers-v4.external-accounts.get',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/external-accounts/{account_external_id}',
  title: { en: 'Find the UUID of an account', es: 'Buscar el UUID de una cuenta' },
  resource: headings.externalAccounts,
  moves: 'nothing',
  params,
  responses: { 200: z.looseObject({ id: text() }) },
});

export const externalAccountsContracts = defineOperation({
  id: 'customers-v4.external-accounts.contracts',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/external-accounts/{account_external_id}/contracts',
  title: { en: 'List the contracts of an account', es: 'Ver los contratos de una cuenta' },
  resource: headings.externalAccounts,
  moves: 'nothing',
  params,
  responses: { 200: z.looseObject({ contracts: z.array(contract) }) },
});

export const externalAccountsActiveContract = defineOperation({
  id: 'customers-v4.external-accounts.active-contract',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/external-accounts/{account_external_id}/contracts/active',
  title: { en: 'See the active contract of an account', es: 'Ver el contrato activo de una cuenta' },
  resource: headings.externalAccounts,
  moves: 'nothing',
  params,
  responses: { 200: contract },
});
