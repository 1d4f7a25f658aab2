import { z } from 'zod';
import { emailAddress, form, unprintedHere } from '../schemas.ts';
import { postalAddress } from './postal-address.ts';

const phone = {
  country_code: z
    .string()
    .regex(/^\+\d{1,3}$/)
    .register(form, { hint: { en: 'With the plus', es: 'Con el más' }, example: '+34' }),
  number: z
    .string()
    .regex(/^\d{6,14}$/)
    .register(form, {
      label: { en: 'Phone number', es: 'Número de teléfono' },
      is: 'msisdn',
      kindIn: 'country_code',
      example: '612345678',
    }),
  // The page prints MOBILE alone.
  type: z
    .string()
    .min(1)
    .max(20)
    .register(form, {
      label: { en: 'Kind of number', es: 'Tipo de número' },
      options: { MOBILE: { en: 'Mobile', es: 'Móvil' }, FIXED: { en: 'Landline', es: 'Fijo' } },
      unprinted: 'values',
    }),
};

const isDefault = () => z.boolean().register(form, { label: { en: 'The one to use', es: 'El que se usa' } });
/** "DigitalEmail: maxLength 82". */
const email = () => emailAddress();

/** How a new customer is reached. */
export const contactInfo = z.strictObject({
  phone_numbers: z.array(z.strictObject({ ...phone, is_default: isDefault().optional() })).min(1),
  emails: z.array(z.strictObject({ email: email(), is_default: isDefault().optional() })).min(1),
  postal_address: postalAddress,
});

/** Printed where a customer is created. */
const theOneToUse = { is_default: unprintedHere(isDefault().optional(), 'sister') };

/** How a customer is reached from now on: what is not sent stays. */
export const contactInfoChange = z.strictObject({
  phone_numbers: z.array(z.strictObject({ ...phone, ...theOneToUse })).optional(),
  emails: z.array(z.strictObject({ email: email(), ...theOneToUse })).optional(),
  postal_address: unprintedHere(postalAddress.optional(), 'sister'),
});
