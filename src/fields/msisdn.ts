import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { withoutPhoneLabel } from './label.ts';
import { isDayOrAddress } from './not-a-number.ts';
import { compact, plain, type Unreadable, unreadable } from './read.ts';

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
  /** The Spanish national number: nine digits, thirteen of a machine, no prefix. */
  readonly value: string;
  /** Machines have numbers of their own, and SIMs as mobiles do. */
  readonly kind: 'mobile' | 'fixed' | 'machine';
}

/** Reads a Spanish phone number however it is written: `+34 612 345 678`, `0034612345678`, `612.34.56.78`. */
export function parseMsisdn(text: string): Msisdn | Unreadable<MsisdnReason> {
  const spelled = withoutPhoneLabel(plain(text));
  const typed = compact(spelled).replace(/^TEL:/, '');
  if (typed === '') return unreadable('empty', text);
  if (!/^\+?[0-9]+$/.test(typed) || isDayOrAddress(spelled)) return unreadable('not_a_number', text);
  if (isForeign(typed)) return unreadable('foreign', text);
  const national = nationalNumber(typed);
  if (MACHINE.test(national)) return { ok: true, value: national, kind: 'machine' };
  if (national.length < 9) return unreadable('too_short', text);
  if (national.length > 9) return unreadable('too_long', text);
  const kind = lineKind(national);
  return kind ? { ok: true, value: national, kind } : unreadable('not_a_line', text);
}

/** Lines of lifts, alarms and meters. */
const MACHINE = /^590\d{10}$/;

/** Two zeros are a prefix only where the number of a country follows: `007` is none. */
function isForeign(typed: string): boolean {
  const [, sign, number = ''] = /^(\+|00)(.*)$/.exec(typed) ?? [];
  if (sign === undefined || number.startsWith('34')) return false;
  return sign === '+' || (parsePhoneNumberFromString(`+${number}`)?.isPossible() ?? false);
}

function nationalNumber(typed: string): string {
  const prefixed = /^(?:\+|00)34(.*)$/.exec(typed);
  if (prefixed) return prefixed[1] ?? '';
  const bare = /^34(\d{9}|590\d{10})$/.exec(typed);
  return bare?.[1] ?? typed;
}

// Validity alone is not enough: the library calls 512345678 and 400123456 valid, and 900123456 (toll-free) too.
function lineKind(national: string): Msisdn['kind'] | undefined {
  if (!/^[6-9]/.test(national)) return undefined;
  const number = parsePhoneNumberFromString(national, 'ES');
  if (!number?.isValid()) return undefined;
  // It takes some landlines for mobiles: the first digit says it.
  const isLine = ['MOBILE', 'FIXED_LINE'].includes(number.getType() ?? '');
  if (!isLine) return undefined;
  return /^[67]/.test(national) ? 'mobile' : 'fixed';
}

/** Nine digits that begin as a phone number does, in a range that no line is given from. */
export function isLikeLine(digits: string): boolean {
  return /^[6-9]\d{8}$/.test(digits) && lineKind(digits) === undefined;
}

/** A number as it is compared, sent and remembered, however a system spells it; what is no Spanish one has no blanks. */
export function canonicalMsisdn(text: string): string {
  const read = parseMsisdn(text);
  return read.ok ? read.value : compact(text);
}

/** A country by the prefix or the code of its numbers, however that is written: `+34`, `0034` and `34` are one. */
const countryOf = (prefix: string): string => compact(prefix).replace(/^(?:\+|00)/, '');

/** Whether a number is one of Spain by the country beside it, however that is written; without one it is. */
export const isOfSpain = (prefix: string): boolean => ['', '34', 'ES'].includes(countryOf(prefix));

/** A number with its country: that of Spain goes without saying, any other stands before it, as it came. */
export function withCountry(number: string, countryCode: string | null | undefined): string {
  const country = countryOf(countryCode ?? '');
  if (isOfSpain(country) || number.trim().startsWith('+')) return number;
  return `${/^\d+$/.test(country) ? `+${country}` : country} ${number.trim()}`;
}

/**
 * A number of the country of that prefix, as its people dial it: a Spanish one in nine digits; of another one
 * nothing goes but what people put between the digits, and that very prefix where it was typed once more.
 */
export function nationalMsisdn(typed: string, prefix: string): string {
  if (isOfSpain(prefix)) {
    const read = parseMsisdn(typed);
    return read.ok ? read.value : typed;
  }
  const number = compact(typed).replace(/^TEL:/, '');
  const country = countryOf(prefix);
  const again = ['+', '00'].find((sign) => number.startsWith(`${sign}${country}`));
  const digits = again === undefined ? number : number.slice(again.length + country.length);
  return /^[0-9]+$/.test(digits) ? digits : typed;
}

/** As it is written in Spain: `612 345 678`; what is no Spanish number as it came. */
export function formatMsisdn(text: string): string {
  const read = parseMsisdn(text);
  const value = read.ok ? read.value : text;
  return value.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
}
