import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { wireId } from '../schemas.ts';
import { iccid } from './iccid.ts';

const text = () => z.string().nullish();

export const simcardInfoGet = defineOperation({
  id: 'customers-v2.simcard-info.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/signups/simcard-info/{iccid}',
  title: { en: 'See what is known of a SIM', es: 'Ver qué se sabe de una SIM' },
  resource: headings.signups,
  moves: 'nothing',
  params: z.strictObject({ iccid: iccid() }),
  responses: {
    200: z.looseObject({
      simcard_status_id: wireId().nullish(),
      origin_id: wireId().nullish(),
      create_date: text(),
      last_status_date: text(),
      promotion_code: text(),
      society_id: text(),
      initial_balance: z.number().nullish(),
    }),
  },
});
