import { z } from 'zod';
import { parseDocument } from '../../fields/document.ts';
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
        NIF: { en: 'NIF', es: 'NIF' },
        NIE: { en: 'NIE', es: 'NIE' },
        CIF: { en: 'CIF (company)', es: 'CIF (empresa)' },
        PASSPORT: { en: 'Passport', es: 'Pasaporte' },
      },
      unprinted: 'values',
    });

const KINDS: Readonly<Record<string, string>> = { nif: 'NIF', nie: 'NIE', cif: 'CIF', passport: 'PASSPORT' };

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
