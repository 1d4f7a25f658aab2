import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation, type Inverse } from '../operation.ts';
import { form, maskCode, noBody, wireId } from '../schemas.ts';
import { callbacks, service } from './service.ts';

export const barringsGet = defineOperation({
  id: 'partners.barrings.get',
  api: 'partners',
  method: 'GET',
  path: '/v2/{service_type}/{service_id}/barrings',
  title: { en: 'See the barrings of a service', es: 'Ver las restricciones de un servicio' },
  resource: headings.barrings,
  moves: 'nothing',
  params: service,
  responses: {
    200: z.looseObject({ subscriptionId: wireId().nullish(), appliedBarringsMaskCodes: z.array(maskCode()) }),
  },
});

// The masks a partner sees are not named as the barrings it switches: no read tells before from after.
export const barringsUpdate = defineOperation({
  id: 'partners.barrings.update',
  api: 'partners',
  method: 'PATCH',
  path: '/v2/{service_type}/{service_id}/barrings',
  title: { en: 'Change a barring of a service', es: 'Cambiar una restricción de un servicio' },
  says({ body }, _sight, { whom, of }) {
    const what = of('body.barring_name') ?? body.barring_name;
    return body.active
      ? { en: `Bar ${what} on ${whom}`, es: `Restringir ${what} a ${whom}` }
      : { en: `Lift the bar on ${what} of ${whom}`, es: `Levantar la restricción de ${what} de ${whom}` };
  },
  resource: headings.barrings,
  moves: 'service',
  params: service,
  body: z.strictObject({
    ...callbacks,
    active: z.boolean().register(form, {
      label: { en: 'Sent as “active”', es: 'Se envía como «active»' },
      hint: {
        en: 'Yes is sent as “active: true”, which may bar the service or free it',
        es: 'Sí se envía como «active: true», que puede restringir el servicio o liberarlo',
      },
      unprinted: 'meaning',
    }),
    barring_name: z
      .enum([
        'ROAMING',
        'INTERNATIONAL_DESTINATIONS',
        'OUTGOING_VOICE',
        'OUTGOING_SMS',
        'INCOMING_VOICE',
        'INCOMING_SMS',
        'INTERNET',
        'VOICE_PREMIUM_ENTERTAINMENT',
        'VOICE_PREMIUM_INFORMATION',
        'SMS_PREMIUM',
        'SUBSCRIPTION_PREMIUM',
      ])
      .register(form, {
        options: {
          ROAMING: { en: 'Roaming', es: 'Roaming' },
          INTERNATIONAL_DESTINATIONS: { en: 'International calls', es: 'Llamadas internacionales' },
          OUTGOING_VOICE: { en: 'Outgoing calls', es: 'Llamadas salientes' },
          OUTGOING_SMS: { en: 'Outgoing texts', es: 'SMS salientes' },
          INCOMING_VOICE: { en: 'Incoming calls', es: 'Llamadas entrantes' },
          INCOMING_SMS: { en: 'Incoming texts', es: 'SMS entrantes' },
          INTERNET: { en: 'Internet', es: 'Internet' },
          VOICE_PREMIUM_ENTERTAINMENT: {
            en: 'Premium calls: entertainment',
            es: 'Tarificación adicional: ocio',
          },
          VOICE_PREMIUM_INFORMATION: {
            en: 'Premium calls: information',
            es: 'Tarificación adicional: información',
          },
          SMS_PREMIUM: { en: 'Premium texts', es: 'SMS premium' },
          SUBSCRIPTION_PREMIUM: { en: 'Premium subscriptions', es: 'Suscripciones premium' },
        },
      }),
  }),
  responses: { 202: noBody() },
  // The result of the inverse is reported to addresses of its own.
  undo: ({ params, body: { active, barring_name } }): Inverse => ({
    operation: barringsUpdate,
    input: { params, body: { active: !active, barring_name } },
  }),
});
