import { z } from 'zod';
import { parseDocument } from '../../fields/document.ts';
import { V4_TYPES } from '../../fields/document-type.ts';
import { breaks, form } from '../schemas.ts';

/** The types of documents in the words of customers v4: the page prints NIF alone, and another can be typed. */
export const identityDocumentType = () =>
  z
    .string()
    .min(1)
    .max(20)
    .register(form, {
      label: { en: 'Document type', es: 'Tipo de documento' },
      options: {
        [V4_TYPES.NIF]: { en: 'NIF', es: 'NIF' },
        [V4_TYPES.TR]: { en: 'NIE', es: 'NIE' },
        [V4_TYPES.CIF]: { en: 'CIF (company)', es: 'CIF (empresa)' },
        [V4_TYPES.PASS]: { en: 'Passport', es: 'Pasaporte' },
      },
      unprinted: 'values',
    });

const KINDS: Readonly<Record<string, string>> = {
  nif: V4_TYPES.NIF,
  nie: V4_TYPES.TR,
  cif: V4_TYPES.CIF,
  passport: V4_TYPES.PASS,
};

/** A document whose number is of its kind; the page prints NIF alone as a type. */
export const identityDocument = z
  .strictObject({
    number: z
      .string()
      .min(1)
      .max(20)
      .register(form, {
        label: { en: 'Document', es: 'Documento' },
        is: 'document',
        kindIn: 'type',
        example: '12345678Z',
      }),
    type: identityDocumentType(),
  })
  .refine(
    ({ number, type }) => {
      if (!Object.values(KINDS).includes(type) || type === 'PASSPORT') return true;
      const read = parseDocument(number);
      return read.ok && KINDS[read.type] === type && read.check === 'right';
    },
    breaks(['number'], {
      en: 'This is not a document of the chosen type, or its check character is wrong. A NIF is such as 12345678Z.',
      es: 'No es un documento del tipo elegido, o su carácter de control no es correcto. Un NIF es como 12345678Z.',
    }),
  )
  .register(form, { label: { en: 'Identity document', es: 'Documento de identidad' } });

/** An ISO 3166-1 country of two letters. */
export const countryCode = () =>
  z
    .string()
    .regex(/^[A-Z]{2}$/)
    .register(form, {
      label: { en: 'Nationality', es: 'Nacionalidad' },
      hint: { en: 'The country, two letters', es: 'El país, dos letras' },
      is: 'country',
      example: 'ES',
    });
