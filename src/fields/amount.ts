/** Amounts of money as an API answers them: a number, or the text of a plain decimal. */

/** Not longer than a JavaScript number holds exactly, cents included. */
const PLAIN = /^-?\d{1,13}(?:\.\d{1,2})?$/;

/**
 * `150.5` and `"150.50"` are amounts. Any other text is not known: in `"120,50"`, `"1.234"` and `"1,234"` the sign
 * may part thousands or cents, and nobody is charged by a guess.
 */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !PLAIN.test(value.trim())) return undefined;
  return Number(value.trim());
}

/** What several amounts come to: those that are known, and how many are not. */
export interface Sum {
  readonly known: number;
  readonly counted: number;
  readonly unknown: number;
}

/** Adds amounts up in cents, so that 0.1 and 0.2 are 0.30. */
export function sumOf(amounts: readonly (number | null | undefined)[]): Sum {
  const known = amounts.filter((amount) => amount != null);
  const cents = known.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
  return { known: cents / 100, counted: known.length, unknown: amounts.length - known.length };
}
