/** Amounts of money as people type them: with a comma or a point, and never with three decimals. */
import { readAmount } from './amount.ts';
import { plain, type Unreadable, unreadable } from './read.ts';

export type MoneyReason =
  | 'empty'
  | 'form'
  /** Three decimals or more: a thousand may be meant, or a part of a cent. */
  | 'decimals'
  | 'too_large';

export interface Money {
  readonly ok: true;
  /** Euros with their cents: exact, as it is written in JSON. */
  readonly value: number;
}

const CURRENCY = /^(?:EUR|€)\s*|(?<!\s)\s*(?:€|EUR|EUROS?)$/gi;
/** `1210`, `12,5`, `12.50`. */
const PLAIN = /^(\d+)(?:[.,](\d{1,2}))?$/;
/** Thousands that nothing else can be: parted by blanks or apostrophes, by two of one sign, or by the other sign than the cents. */
const GROUPED = [
  /^(\d{1,3}(?:[ '’]\d{3})+)(?:[.,](\d{1,2}))?$/,
  /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))$/,
  /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))$/,
  /^(\d{1,3}(?:\.\d{3}){2,})$/,
  /^(\d{1,3}(?:,\d{3}){2,})$/,
];
const MANY_DECIMALS = /^\d+[.,]\d{3,}$/;

/**
 * Reads an amount in euros. What could be a thousand or a fraction, such as `1.210`, is refused: nobody is charged
 * by a guess.
 */
export function parseMoney(text: string): Money | Unreadable<MoneyReason> {
  const typed = plain(text)
    .replace(/\u2212/g, '-')
    .replace(CURRENCY, '')
    .trim();
  if (typed === '') return unreadable('empty', text);
  const [, minus = '', amount = ''] = /^(-?)\s?(.*)$/.exec(typed) ?? [];
  if (MANY_DECIMALS.test(amount)) return unreadable('decimals', text);
  const [, whole, cents] = [PLAIN, ...GROUPED].map((form) => form.exec(amount)).find((found) => found) ?? [];
  if (whole === undefined) return unreadable('form', text);
  const value = readAmount(`${minus}${whole.replace(/\D/g, '')}${cents === undefined ? '' : `.${cents}`}`);
  return value === undefined ? unreadable('too_large', text) : { ok: true, value };
}
