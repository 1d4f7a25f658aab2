import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { compact, type Unreadable, unreadable } from './read.ts';

export type MsisdnReason =
  | 'empty'
  | 'not_a_number'
  | 'too_short'
  | 'too_long'
  /** A number of another country. */
  | 'foreign'
  /** Nine digits which are no line a customer can have: special rates, unassigned ranges. */
  | 'not_a_line';

export interface Msisdn {
  readonly ok: true;
  /** The Spanish national number: nine digits, no prefix. */
  readonly value: string;
  readonly kind: 'mobile' | 'fixed';
}

/** Reads a Spanish phone number however it is written: `+34 612 345 678`, `0034612345678`, `612.34.56.78`. */
export function parseMsisdn(text: string): Msisdn | Unreadable<MsisdnReason> {
  const typed = compact(text).replace(/^TEL:/, '');
  if (typed === '') return unreadable('empty', text);
  if (!/^\+?[0-9]+$/.test(typed)) return unreadable('not_a_number', text);
  const international = /^(?:\+|00)(.*)$/.exec(typed);
  if (international && !international[1]?.startsWith('34')) return unreadable('foreign', text);
  const national = nationalNumber(typed);
  if (national.length < 9) return unreadable('too_short', text);
  if (national.length > 9) return unreadable('too_long', text);
  const kind = lineKind(national);
  return kind ? { ok: true, value: national, kind } : unreadable('not_a_line', text);
}

function nationalNumber(typed: string): string {
  const prefixed = /^(?:\+|00)34(.*)$/.exec(typed);
  if (prefixed) return prefixed[1] ?? '';
  return typed.length === 11 && typed.startsWith('34') ? typed.slice(2) : typed;
}

// Validity alone is not enough: the library calls 512345678 valid (a UAN), 900123456 too (toll-free).
function lineKind(national: string): Msisdn['kind'] | undefined {
  const number = parsePhoneNumberFromString(national, 'ES');
  if (!number?.isValid()) return undefined;
  switch (number.getType()) {
    case 'MOBILE':
      // The library lists some numbers of landlines among the mobiles: those begin with 6 or 7.
      return /^[67]/.test(national) ? 'mobile' : 'fixed';
    case 'FIXED_LINE':
      return 'fixed';
    default:
      return undefined;
  }
}

/** A number as it is compared, sent and remembered, however a system spells it; what is no Spanish one has no blanks. */
export function canonicalMsisdn(text: string): string {
  const read = parseMsisdn(text);
  return read.ok ? read.value : compact(text);
}

/** A number with its country: that of Spain goes without saying, any other stands before it, as it came. */
export function withCountry(number: string, countryCode: string | null | undefined): string {
  const code = compact(countryCode ?? '').replace(/^(?:\+|00)/, '');
  if (['', '34', 'ES'].includes(code) || number.trim().startsWith('+')) return number;
  return `${/^\d+$/.test(code) ? `+${code}` : code} ${number.trim()}`;
}

/** As it is written in Spain: `612 345 678`; what is no Spanish number as it came. */
export function formatMsisdn(text: string): string {
  const read = parseMsisdn(text);
  const value = read.ok ? read.value : text;
  return value.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
}
