import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, wireId } from '../schemas.ts';

const text = () => z.string().nullish();
const listed = () =>
  z
    .array(z.looseObject({ id: wireId().nullish(), value: text(), iso: text(), description: text() }))
    .nullish();
const operators = () => z.array(z.looseObject({ code: text(), name: text() })).nullish();

export const masterDataGet = defineOperation({
  id: 'customers-v2.master-data.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/signups/master-data',
  title: { en: 'See the codes of signups', es: 'Ver los códigos de las altas' },
  resource: headings.signups,
  moves: 'nothing',
  params: z.strictObject({}),
  query: z.strictObject({
    // Its name is not printed: it follows the API's other fields.
    dealer_id: z.string().min(1).register(form, { example: 'C00002' }).optional(),
  }),
  responses: {
    200: z.looseObject({
      states: listed(),
      document_types: listed(),
      nationalities: listed(),
      languages: listed(),
      balances: z.array(z.number()).nullish(),
      mobile_operators: operators(),
      cli_operators: operators(),
      sectors: listed(),
      billing_types: listed(),
      fabrication_types: listed(),
      deactivation_motives: z
        .looseObject({ termination_motives: listed(), cancellation_motives: listed() })
        .nullish(),
      movement_types: listed(),
      recharge_origins: listed(),
      occupations: listed(),
      occupation_sectors: listed(),
    }),
  },
});
