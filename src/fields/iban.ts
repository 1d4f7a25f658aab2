import {
  composeIBAN,
  electronicFormatIBAN,
  isValidIBAN,
  ValidationErrorsIBAN,
  validateIBAN,
} from 'ibantools';
import { compact, type Unreadable, unreadable } from './read.ts';

export type IbanReason =
  | 'empty'
  | 'form'
  | 'country'
  | 'length'
  | 'check'
  /** Twenty digits: an account number of Spain without its IBAN. */
  | 'account_number';

export interface Iban {
  readonly ok: true;
  /** The electronic form: upper case, no blanks. */
  readonly value: string;
}

/** Reads an IBAN of any country in blocks, lower case or after the word IBAN, and checks its digits. */
export function parseIban(text: string): Iban | Unreadable<IbanReason> {
  const typed = compact(text).replace(/^IBAN:?/, '');
  if (typed === '') return unreadable('empty', text);
  if (/^[0-9]{20}$/.test(typed)) return unreadable('account_number', text);
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(typed)) return unreadable('form', text);
  const value = electronicFormatIBAN(typed) ?? typed;
  const { valid, errorCodes } = validateIBAN(value);
  return valid ? { ok: true, value } : unreadable(reasonOf(errorCodes), text);
}

/** The IBAN of a Spanish account number of twenty digits; `undefined` when it has none. */
export function ibanOfAccount(text: string): string | undefined {
  const iban = composeIBAN({ countryCode: 'ES', bban: compact(text) });
  return iban !== null && isValidIBAN(iban) ? iban : undefined;
}

/** The electronic form of what can be read as an IBAN; anything else as it came. */
export function canonicalIban(text: string): string {
  const read = parseIban(text);
  return read.ok ? read.value : text;
}

/** Whether two spellings are one account; what is absent is none. */
export const sameIban = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one != null && other != null && canonicalIban(one) === canonicalIban(other);

// One IBAN may break several rules: the first of these is the one a person can act on.
function reasonOf(errors: readonly ValidationErrorsIBAN[]): IbanReason {
  if (errors.includes(ValidationErrorsIBAN.NoIBANCountry)) return 'country';
  if (errors.includes(ValidationErrorsIBAN.WrongBBANLength)) return 'length';
  if (errors.includes(ValidationErrorsIBAN.WrongBBANFormat)) return 'form';
  return 'check';
}

const GAP = String.raw`[ .\-/\u00B7]?`;
/** What may be an IBAN in a text, right or not: the groups of one can pass for a phone number. */
export const IBAN_IN_TEXT = new RegExp(
  String.raw`\b(?:[A-Z]{2}\d{2}(?:${GAP}[A-Z0-9]{4}){3,7}(?:${GAP}[A-Z0-9]{1,3})?|[a-z]{2}\d{2}(?:${GAP}\d{4}){3,7}(?:${GAP}\d{1,3})?)\b`,
  'g',
);
