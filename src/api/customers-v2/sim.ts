import { z } from 'zod';
import { canonicalIccid, sameIccid } from '../../fields/iccid.ts';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { personalChange } from '../personal.ts';
import { form, noBody, subscriptionId } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { iccid } from './iccid.ts';
import { origin } from './origin.ts';
import { decided } from './sale.ts';
import { subscriptionsGet } from './subscriptions.ts';

export const simActivate = defineOperation({
  id: 'customers-v2.sim.activate',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/signups/activate-sim',
  title: { en: 'Activate a SIM', es: 'Activar una SIM' },
  says: (_input, _sight, { whom }) => ({
    en: `Activate the SIM of ${whom}`,
    es: `Activar la SIM de ${whom}`,
  }),
  resource: headings.signups,
  moves: 'service',
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

/** An ICCID in its one spelling, as far as there is one. */
const written = (iccid: string | null | undefined) => (iccid == null ? null : canonicalIccid(iccid));

export const simReplace = defineOperation({
  id: 'customers-v2.sim.replace',
  api: 'customers-v2',
  method: 'PATCH',
  path: '/v2/orgs/{org_id}/subscriptions/{subscription_id}/sim-replacement',
  title: { en: 'Replace the SIM of a line', es: 'Cambiar la SIM de una línea' },
  says(_input, _sight, { whom, of }) {
    const sim = of('body.new_icc');
    return sim === undefined
      ? {
          en: `Replace the SIM of ${whom} by one the back office takes`,
          es: `Cambiar la SIM de ${whom} por la que elija el back office`,
        }
      : { en: `Replace the SIM of ${whom} by ${sim}`, es: `Cambiar la SIM de ${whom} por la ${sim}` };
  },
  resource: headings.subscriptions,
  moves: 'service',
  params: z.strictObject({ subscription_id: subscriptionId() }),
  headers: origin,
  body: z.strictObject({
    dealer_id: z.string().min(1),
    shop_id: z.string().min(1).optional(),
    logistic: z.boolean().register(form, {
      label: { en: 'Online operation', es: 'Operación online' },
      hint: {
        en: 'The page calls it “Online/offline operation”',
        es: 'La página lo llama «Online/offline operation»',
      },
      unprinted: 'meaning',
    }),
    new_icc: iccid().optional(),
  }),
  responses: decided,
  async before({ params, body }, read) {
    const { iccid: now } = await read(subscriptionsGet, { params });
    const sim = personalChange({ en: 'SIM', es: 'SIM' }, 'iccid', written(now), written(body.new_icc));
    // Without a number of its own the back office takes the new SIM: that there is none would be wrong.
    return { changes: [body.new_icc === undefined ? { ...sim, undecided: true } : sim] };
  },
  async verify({ params, body }, read) {
    const { iccid: now } = await read(subscriptionsGet, { params });
    return seenIf(sameIccid(now, body.new_icc));
  },
});
