import { z } from 'zod';
import { maskIccid } from '../../fields/mask.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, noBody, subscriptionId, wireId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { iccid } from './iccid.ts';
import { origin } from './origin.ts';
import { decidedOnCreation } from './sale.ts';
import { subscriptionsGet } from './subscriptions.ts';

const text = () => z.string().nullish();

export const simcardInfoGet = defineOperation({
  id: 'customers-v2.simcard-info.get',
  api: 'customers-v2',
  method: 'GET',
  path: '/v2/orgs/{org_id}/signups/simcard-info/{iccid}',
  title: { en: 'See what is known of a SIM', es: 'Ver qué se sabe de una SIM' },
  resource: headings.signups,
  risk: 'read',
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

export const simActivate = defineOperation({
  id: 'customers-v2.sim.activate',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/signups/activate-sim',
  title: { en: 'Activate a SIM', es: 'Activar una SIM' },
  resource: headings.signups,
  risk: 'destructive',
  params: z.strictObject({}),
  body: z.strictObject({
    msisdn: z
      .string()
      .regex(/^[6789]\d{8}$/)
      .register(form, { hint: { en: 'Nine digits', es: 'Nueve cifras' }, example: '612345678' }),
    activation_type: z.int().optional(),
  }),
  responses: { 200: noBody() },
});

export const simReplace = defineOperation({
  id: 'customers-v2.sim.replace',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/sim-replacement',
  title: { en: 'Replace the SIM of a line', es: 'Cambiar la SIM de una línea' },
  resource: headings.subscriptions,
  risk: 'destructive',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  headers: origin,
  body: z.strictObject({
    dealer_id: z.string().min(1),
    shop_id: z.string().min(1).optional(),
    logistic: z.boolean().register(form, {
      hint: { en: 'Yes for a SIM that is sent', es: 'Sí para una SIM que se envía' },
    }),
    new_icc: iccid().optional(),
  }),
  responses: decidedOnCreation,
  async before({ params, body }, read) {
    const { iccid: now } = await read(subscriptionsGet, { params });
    return {
      changes: [
        {
          label: { en: 'SIM', es: 'SIM' },
          now: now == null ? null : maskIccid(now),
          after: body.new_icc === undefined ? null : maskIccid(body.new_icc),
          masked: true,
        },
      ],
    };
  },
  async verify({ params, body }, read) {
    const { iccid: now } = await read(subscriptionsGet, { params });
    return seenIf(body.new_icc !== undefined && now === body.new_icc);
  },
});
