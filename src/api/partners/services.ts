import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, noBody } from '../schemas.ts';
import { callbacks, serviceId, serviceType } from './service.ts';

export const servicesCreate = defineOperation({
  id: 'partners.services.create',
  api: 'partners',
  method: 'POST',
  path: '/v2/{service_type}/',
  title: { en: 'Create a service', es: 'Crear un servicio' },
  says: ({ params }, _sight, { of }) => ({
    en: `Create a service ${params.service_type}: ${of('body.service_id') ?? 'its number is given by the back office'}`,
    es: `Crear un servicio ${params.service_type}: ${of('body.service_id') ?? 'su número lo da el back office'}`,
  }),
  resource: headings.services,
  moves: 'service',
  params: z.strictObject({ service_type: serviceType() }),
  body: z.strictObject({
    ...callbacks,
    service_id: serviceId().optional(),
    // What a service needs depends on its kind and is printed nowhere.
    service_details: z.record(z.string(), z.unknown()).register(form, {
      hint: { en: 'What this kind of service needs.', es: 'Lo que necesita este tipo de servicio.' },
    }),
  }),
  responses: { 202: noBody() },
});
