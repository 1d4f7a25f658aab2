/** How the partners API names a service: its kind, and its number. */
import { z } from 'zod';
import { form } from '../schemas.ts';

export const serviceType = () =>
  z
    .string()
    .regex(/^[a-z][a-z0-9_-]{1,30}$/)
    .register(form, {
      hint: {
        en: 'Such as mobile or applewatch, in lower case',
        es: 'Como mobile o applewatch, en minúsculas',
      },
      example: 'mobile',
    });

export const serviceId = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .register(form, {
      label: { en: 'Phone number of the service', es: 'Número del servicio' },
      hint: { en: 'For a mobile line its nine digits', es: 'De una línea móvil, sus nueve cifras' },
      is: 'msisdn',
      example: '612345678',
    });

export const service = z.strictObject({ service_type: serviceType(), service_id: serviceId() });

/** Where the API reports how an accepted change ended: Careline fills both in. */
export const callbacks = {
  callback_success_url: z.url().register(form, { callback: 'success' }),
  callback_error_url: z.url().register(form, { callback: 'error' }),
};

/** What most changes of this API answer. */
export const titled = { code: z.string(), title: z.string() };
