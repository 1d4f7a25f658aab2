import { z } from 'zod';
import { breaks, form } from '../schemas.ts';
import { text } from './ids.ts';

const SPAIN = 'ES';
/** A Spanish postal code: five digits, the first two a province (01 to 52). */
const SPANISH_CODE = /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/;
const LONGEST_CODE = 20;

const postalCode = () =>
  z
    .string()
    .min(1)
    .max(LONGEST_CODE)
    .register(form, {
      hint: {
        en: 'In Spain five digits, the first two a province from 01 to 52; elsewhere as that country writes it',
        es: 'En España cinco cifras, las dos primeras una provincia de 01 a 52; en otro país, como se escriba allí',
      },
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
    .register(form, { hint: { en: 'Two letters', es: 'Dos letras' }, is: 'country', example: SPAIN }),
};

/** Only Spain's codes have a form that is known here. */
const fitsRegion = ({ postal_code, region_code }: { postal_code: string; region_code: string }): boolean =>
  region_code !== SPAIN || SPANISH_CODE.test(postal_code);
const unfit = breaks(['postal_code'], {
  en: 'A Spanish postal code has five digits, and begins with a province from 01 to 52, such as 28039.',
  es: 'Un código postal español tiene cinco cifras y empieza por una provincia de 01 a 52, como 28039.',
});

/** An address as customers are created with it. */
export const postalAddress = z.strictObject(parts).refine(fitsRegion, unfit);

/** An address as accounts are billed to it: with the province's number. */
export const billingAddress = z
  .strictObject({
    ...parts,
    state_id: z
      .string()
      .regex(/^\d{1,2}$/)
      .register(form, {
        hint: { en: 'The number of the province', es: 'El número de la provincia' },
        example: '28',
      })
      .optional(),
  })
  .refine(fitsRegion, unfit);

/** An address as it is answered. */
export const shownAddress = z.looseObject({
  address_lines: z.array(z.string()).nullish(),
  postal_code: text(),
  state_id: text(),
  locality: text(),
  administrative_area: text(),
  region_code: text(),
});
