import { compact, type Unreadable, unreadable } from './read.ts';

export type IccidReason = 'empty' | 'not_a_number' | 'prefix' | 'length' | 'check';

export interface Iccid {
  readonly ok: true;
  /** 19 or 20 digits. */
  readonly value: string;
}

/** Reads the number printed on a SIM: digits that begin with 89 (telecommunications) and end in a Luhn check. */
export function parseIccid(text: string): Iccid | Unreadable<IccidReason> {
  // A 19-digit number fills its ten bytes on the card with an F, which some readers print.
  const typed = compact(text).replace(/^(\d{19})F$/, '$1');
  if (typed === '') return unreadable('empty', text);
  if (!/^[0-9]+$/.test(typed)) return unreadable('not_a_number', text);
  if (!typed.startsWith('89')) return unreadable('prefix', text);
  if (typed.length !== 19 && typed.length !== 20) return unreadable('length', text);
  return luhn(typed) ? { ok: true, value: typed } : unreadable('check', text);
}

/** Digits without separators and filler, of whatever can be one; anything else as it came. */
export function canonicalIccid(text: string): string {
  const digits = compact(text).replace(/F+$/, '');
  return /^[0-9]{18,22}$/.test(digits) ? digits : text;
}

/** Whether two spellings are one SIM; what is absent is none. */
export const sameIccid = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one != null && other != null && canonicalIccid(one) === canonicalIccid(other);

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
