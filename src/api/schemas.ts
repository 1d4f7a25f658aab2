import { z } from 'zod';
import { dayOf } from '../fields/day.ts';
import { parseEmail } from '../fields/email.ts';
import type { Meaning } from '../fields/meaning.ts';
import { parseUuid } from '../fields/uuid.ts';
import type { Localized } from './operation.ts';

/**
 * Why an input is our reading: no page prints it (`input`), the page of its operation does not, but that of a sister or a
 * change log does (`sister`), or its page prints the input and no list of its values (`values`) or not what they stand for
 * (`meaning`).
 */
export type Unprinted = 'input' | 'sister' | 'values' | 'meaning';

/** What a form and an answer need to know of a field beyond its schema; what is not said is in the words. */
export interface FieldMeta {
  readonly label?: Localized;
  readonly hint?: Localized;
  /** A value that would be accepted, for hints and refusals. */
  readonly example?: string;
  /** What the value is in the trade; the words say it for most. */
  readonly is?: Meaning;
  /** The field beside it that says how it is written: the kind of a document, the country of a phone number. */
  readonly kindIn?: string;
  /** A longer text: several lines high. */
  readonly multiline?: true;
  /** The list a field is completed from as a person types: what `defineCatalogue` returned. */
  readonly catalogue?: string;
  /** The field beside it that, filled in, lets a value in which the catalogue does not hold. */
  readonly unlistedWith?: string;
  /**
   * Names for the values of an enumeration; a value without one shows as it is sent. Of a text they are suggestions:
   * another value can be typed.
   */
  readonly options?: Readonly<Record<string, Localized>>;
  /** What null means where it is a value of its own: it can be chosen, under this name. */
  readonly nullMeans?: Localized;
  /** The API page calls the field deprecated; `ignored` says that nothing is made of it. */
  readonly deprecated?: { readonly since?: string; readonly ignored?: true };
  /** What of it, and of all that stands in it, is not printed: the form and docs/operations.md say so. */
  readonly unprinted?: Unprinted;
  /** The API's own free-text "why": the person's reason is sent in it and shown on the card. */
  readonly reason?: true;
  /** Filled in by Careline when the request is sent: where the API reports success or failure. */
  readonly callback?: 'success' | 'error';
}

/** Where fields say how they are asked for: `z.string().register(form, { label })`. */
export const form = z.registry<FieldMeta>();

/** The same field, not printed here: its schema may be printed elsewhere, and is marked in this place alone. */
export function unprintedHere<S extends z.ZodType>(schema: S, unprinted: Unprinted): S {
  const copy = schema.clone();
  form.add(copy, { ...form.get(schema), unprinted });
  return copy;
}

/** A field's label with the mark of one that is outdated: so wherever its name is shown. */
export function markedLabel({ en, es }: Localized, { deprecated }: FieldMeta = {}): Localized {
  if (deprecated === undefined) return { en, es };
  const { since, ignored } = deprecated;
  const [from, desde] = since === undefined ? ['', ''] : [` since ${since}`, ` desde ${since}`];
  return ignored
    ? { en: `${en} (no longer processed${from})`, es: `${es} (ya no se procesa${desde})` }
    : { en: `${en} (outdated${from})`, es: `${es} (obsoleto${desde})` };
}

/** An int64 identifier in a path or query: 1 to 19 digits, kept as text so that none is lost. */
export const digits = () => z.string().regex(/^[0-9]{1,19}$/);

/** An int64 as the wire returns it: a number, or text when too large for one. Becomes text of digits. */
export const wireId = () =>
  z.union([z.int(), z.string().regex(/^[0-9]{1,20}$/)]).transform((value) => String(value));

/** A number people write in several ways (of a line, of a SIM): digits or text, as it came. */
export const wireNumber = () => z.union([z.number(), z.string()]).transform((value) => String(value));

/** A day of Spain in whichever form the wire prints it: `2027-09-16`; what is no date as it came. */
export const wireDay = () => z.string().transform((text) => dayOf(text) ?? text);

interface Plain {
  readonly id?: string | null | undefined;
  readonly value?: string | null | undefined;
}

/** An object with a value; where the plain value is answered, it is taken for that. */
export const orPlain = <S extends z.ZodObject>(coded: S) =>
  z.union([coded, wireNumber().transform((value): Plain => ({ value }))]);

/** `{ id, value }`: how customers-v2 prints coded values; both may be null, and the value may stand alone. */
export const coded = () => orPlain(z.looseObject({ id: wireId().nullish(), value: z.string().nullish() }));

/** The code of a mask; where the mask itself is answered, its code is taken from it. */
export const maskCode = () =>
  z.union([wireNumber(), z.looseObject({ code: wireNumber() }).transform(({ code }) => code)]);

/** A success without a body (201 and 204 of several changes): whatever stands there is ignored. */
export const noBody = () => z.unknown();

/** The line every barring, block and penalty hangs on. */
export const subscriptionId = () =>
  digits().register(form, {
    label: { en: 'Subscription', es: 'Suscripción' },
    hint: { en: 'The number of the line in the back office', es: 'El número de la línea en el back office' },
  });

/** An account as customers-v2 numbers it. */
export const accountId = () =>
  digits().register(form, {
    label: { en: 'Account', es: 'Cuenta' },
    hint: { en: 'The account number, digits only', es: 'El número de la cuenta, solo cifras' },
  });

/** The kinds of document, as customers-v2 prints them. TR ("tarjeta de residencia") is a NIE. */
export const documentType = () =>
  z.enum(['NIF', 'DNI', 'TR', 'PASS', 'CIF']).register(form, {
    label: { en: 'Document type', es: 'Tipo de documento' },
    options: {
      NIF: { en: 'NIF', es: 'NIF' },
      DNI: { en: 'DNI', es: 'DNI' },
      TR: { en: 'NIE (residence card)', es: 'NIE (tarjeta de residencia)' },
      PASS: { en: 'Passport', es: 'Pasaporte' },
      CIF: { en: 'CIF (company)', es: 'CIF (empresa)' },
    },
  });

/** The text of an identity document, without blanks or dashes; `kindIn` names the field of its type. */
export const documentNumber = (kindIn?: string) =>
  z
    .string()
    .min(1)
    .max(20)
    .register(form, {
      label: { en: 'Document', es: 'Documento' },
      hint: { en: 'Digits and letters, such as 12345678Z', es: 'Cifras y letras, como 12345678Z' },
      ...(kindIn !== undefined && { kindIn }),
    });

/** What the reader of e-mails takes; how long one may be, each field says for itself. */
const isEmail = (text: string): boolean => {
  const read = parseEmail(text);
  return read.ok || read.reason === 'too_long';
};

/** An e-mail address of at most so many characters: 82 on most pages. */
export const emailAddress = (most = 82) => z.stringFormat('email', isEmail).max(most);

/** A UUID of any version: which one an API makes is its own affair. */
export const uuid = () => z.stringFormat('uuid', (text) => parseUuid(text) !== undefined);

/** An e-mail address to look a customer up by. */
export const email = () =>
  z.stringFormat('email', isEmail).register(form, {
    label: { en: 'E-mail', es: 'Correo electrónico' },
  });

/** True when no value stands twice: `uniqueItems` of the API pages. */
export const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/**
 * For `refine`: under which field a broken rule between fields is said, and in which words.
 * `schema.refine(rule, breaks(['period_end'], { en: '…', es: '…' }))`.
 */
export const breaks = (path: readonly string[], words: Localized) => ({
  path: [...path],
  error: words.en,
  params: { words },
});
