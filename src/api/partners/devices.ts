import { z } from 'zod';
import { headings } from '../headings.ts';
import { defineOperation } from '../operation.ts';
import { form, noBody } from '../schemas.ts';
import { callbacks, serviceId, serviceType } from './service.ts';

export const devicesUpdate = defineOperation({
  id: 'partners.devices.update',
  api: 'partners',
  method: 'PATCH',
  path: '/v2/{service_type}/{service_id}/devices/{device_id}',
  title: { en: 'Replace a device or SIM of a service', es: 'Sustituir un terminal o SIM de un servicio' },
  says({ params }, _sight, { whom, of }) {
    const what = of('body.category') ?? '';
    return {
      en: `Replace the device of ${whom} by another (${what}; now ${params.device_id})`,
      es: `Sustituir el terminal de ${whom} por otro (${what}; ahora ${params.device_id})`,
    };
  },
  resource: headings.devices,
  moves: 'service',
  params: z.strictObject({
    service_type: serviceType(),
    service_id: serviceId(),
    device_id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .register(form, { label: { en: 'Device', es: 'Terminal' } }),
  }),
  body: z.strictObject({
    ...callbacks,
    category: z
      .enum([
        'STB',
        'SMARTWATCH',
        'TABLET',
        'ROUTER',
        'PBX',
        'SMARTPHONE',
        'WIFI_EXTENDER',
        'OTHER',
        'SIM',
        'eSIM',
      ])
      .register(form, {
        options: {
          STB: { en: 'Set-top box', es: 'Decodificador' },
          SMARTWATCH: { en: 'Smartwatch', es: 'Reloj' },
          TABLET: { en: 'Tablet', es: 'Tableta' },
          ROUTER: { en: 'Router', es: 'Router' },
          PBX: { en: 'PBX', es: 'Centralita' },
          SMARTPHONE: { en: 'Smartphone', es: 'Móvil' },
          WIFI_EXTENDER: { en: 'Wi-Fi extender', es: 'Repetidor wifi' },
          OTHER: { en: 'Other', es: 'Otro' },
          SIM: { en: 'SIM', es: 'SIM' },
          eSIM: { en: 'eSIM', es: 'eSIM' },
        },
      }),
    // What a device needs depends on its kind and is printed nowhere.
    new_service_device_details: z.record(z.string(), z.unknown()).register(form, {
      hint: {
        en: 'What this kind of device needs, such as iccid: 8934…',
        es: 'Lo que necesita este tipo de terminal, como iccid: 8934…',
      },
    }),
  }),
  responses: { 202: noBody() },
});
