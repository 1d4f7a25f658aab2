import { z } from 'zod';
import { breaks, form } from '../schemas.ts';
import { text } from './ids.ts';

/** A Spanish postal code: five digits, the first two a province (01 to 52). */
const postalCode = () =>
  z
    .string()
    .regex(/^([0-4]\d{4}|5[0-2]\d{3})$/)
    .register(form, {
      hint: { en: 'Five digits', es: 'Cinco cifras' },
      example: '28039',
    });

const addressLine = () =>
  z
    .string()
    .min(1)
    .refine(
      (line) => !/undefined/i.test(line),
      breaks([], {
        en: 'The back office refuses a line that says “undefined”. Write street and number, such as Calle Mayor 2.',
        es: 'El back office rechaza una línea que diga «undefined». Escribe calle y número, como Calle Mayor 2.',
      }),
    );

const parts = {
  address_lines: z
    .array(addressLine())
    .min(1)
    .max(1)
    .register(form, {
      hint: {
        en: 'Street, number, floor and door on one line',
        es: 'Calle, número, piso y puerta en una línea',
      },
      example: 'Calle Mayor 2, 3º A',
    }),
  postal_code: postalCode(),
  locality: z.string().min(2).max(100),
  administrative_area: z.string().min(4).max(50),
  region_code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .register(form, { hint: { en: 'Two letters', es: 'Dos letras' }, example: 'ES' }),
};

/** An address as customers are created with it. */
export const postalAddress = z.strictObject(parts);

/** An address as accounts are billed to it: with the province's number. */
export const billingAddress = z.strictObject({
  ...parts,
  state_id: z
    .string()
    .regex(/^\d{1,2}$/)
    .register(form, {
      hint: { en: 'The number of the province', es: 'El número de la provincia' },
      example: '28',
    })
    .optional(),
});

/** An address as it is answered. */
export const shownAddress = z.looseObject({
  address_lines: z.array(z.string()).nullish(),
  postal_code: text(),
  state_id: text(),
  locality: text(),
  administrative_area: text(),
  region_code: text(),
});
