import { z } from 'zod';
import { breaks, documentNumber, documentType, email, form } from '../schemas.ts';

const fields = z.strictObject({
  email: email().optional(),
  number: z
    .string()
    .regex(/^[0-9]{5,15}$/)
    .register(form, {
      label: { en: 'Phone number', es: 'Número de teléfono' },
      hint: { en: 'Nine digits, no prefix', es: 'Nueve cifras, sin prefijo' },
      is: 'msisdn',
      example: '612345678',
    })
    .optional(),
  documentType: documentType().optional(),
  document: documentNumber('documentType').optional(),
});

/** What a customer is searched by; `nif`, which the page calls deprecated, is not offered. */
export const criteria = fields
  .refine(
    (given) => Object.values(given).some((value) => value !== undefined),
    breaks(['number'], {
      en: 'Search by something: a phone number, an e-mail or a document.',
      es: 'Busca por algo: un número, un correo o un documento.',
    }),
  )
  .refine(
    ({ document, documentType }) => document === undefined || documentType !== undefined,
    breaks(['documentType'], {
      en: 'Say which type of document it is.',
      es: 'Indica de qué tipo es el documento.',
    }),
  )
  .refine(
    ({ document, documentType }) => document !== undefined || documentType === undefined,
    breaks(['document'], {
      en: 'A type of document needs its number.',
      es: 'Un tipo de documento necesita su número.',
    }),
  );
