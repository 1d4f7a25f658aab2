import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { accountId, coded, wireId } from '../schemas.ts';

export const termsList = defineOperation({
  id: 'customers-v2.terms.list',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/accounts/{account_id}/terms',
  title: { en: 'List the commitments of an account', es: 'Ver las permanencias de una cuenta' },
  resource: headings.terms,
  moves: 'nothing',
  notes: [
    {
      words: {
        en: 'What ends last stands first.',
        es: 'Lo que termina más tarde va primero.',
      },
    },
  ],
  params: z.strictObject({ account_id: accountId() }),
  responses: {
    200: z.array(
      z.looseObject({
        subscription_id: wireId().nullish(),
        start_date: z.string().nullish(),
        end_date: z.string().nullish(),
        /** Euros. */
        penalty_amount: z.number().nullish(),
        terms_months: z.number().nullish(),
        account_bundle_id: wireId().nullish(),
        binding_type: coded().nullish(),
        promotion: z
          .looseObject({
            id: wireId().nullish(),
            value: z.string().nullish(),
            description: z.string().nullish(),
          })
          .nullish(),
        /** `terminal` or `promotion`. */
        associated_type: z.string().nullish(),
        associated_terminal: coded().nullish(),
      }),
    ),
  },
});
