import { z } from 'zod';
import { form } from '../schemas.ts';

/** "origin ip address": the header of what a customer may ask for online. */
export const origin = z.strictObject({
  'x-ip-address': z
    .union([z.ipv4(), z.ipv6()])
    .register(form, {
      label: { en: 'IP address', es: 'Dirección IP' },
      hint: { en: 'Where the wish came from, if online', es: 'Desde dónde se pidió, si fue en línea' },
      example: '192.168.1.1',
    })
    .optional(),
});
