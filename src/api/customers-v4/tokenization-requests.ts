import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { account, text } from './ids.ts';

export const tokenizationRequestsList = defineOperation({
  id: 'customers-v4.tokenization-requests.list',
  api: 'customers-v4',
  method: 'GET',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/tokenization-requests',
  title: {
    en: 'List the card tokenizations of an account',
    es: 'Ver las tokenizaciones de tarjeta de una cuenta',
  },
  resource: headings.tokenization,
  moves: 'nothing',
  params: account,
  responses: {
    200: z.looseObject({
      items: z.array(
        z.looseObject({
          reference_id: text(),
          account_id: text(),
          status: text(),
          token_id: text(),
          error_message: text(),
          created_at: text(),
          updated_at: text(),
        }),
      ),
    }),
  },
});
