import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { noBody } from '../schemas.ts';
import { serviceId } from './service.ts';

const params = z.strictObject({ service_id: serviceId() });

export const netflixUpdate = defineOperation({
  id: 'partners.netflix.update',
  api: 'partners',
  method: 'PATCH',
  path: '/v2/netflix/{service_id}',
  title: { en: 'Change a Netflix plan', es: 'Cambiar un plan de Netflix' },
  says: (_input, _sight, { whom, of }) => ({
    en: `Change the Netflix plan of ${whom} to ${of('body.plan_type')} (offer ${of('body.offer_id')})`,
    es: `Cambiar el plan de Netflix de ${whom} a ${of('body.plan_type')} (oferta ${of('body.offer_id')})`,
  }),
  resource: headings.services,
  moves: 'service',
  params,
  body: z.strictObject({
    offer_id: z.string().min(1),
    plan_type: z.string().min(1),
    transaction_id: z.string().min(1),
  }),
  // The table says transactionId, the example transaction_id: both are kept.
  responses: {
    200: z.looseObject({ transaction_id: z.string().nullish(), transactionId: z.string().nullish() }),
  },
});

export const netflixNotifySimyo = defineOperation({
  id: 'partners.netflix.notify-simyo',
  api: 'partners',
  method: 'POST',
  path: '/v2/netflix/{service_id}/simyo',
  title: { en: 'Tell Simyo of a Netflix change', es: 'Avisar a Simyo de un cambio de Netflix' },
  says: (_input, _sight, { whom }) => ({
    en: `Tell Simyo of a Netflix change of ${whom}`,
    es: `Avisar a Simyo de un cambio de Netflix de ${whom}`,
  }),
  resource: headings.services,
  moves: 'nothing',
  params,
  body: z.strictObject({
    pai: z.string().optional(),
    netflixOfferId: z.string().optional(),
    changeDate: z.string().optional(),
  }),
  responses: { 200: noBody() },
});
