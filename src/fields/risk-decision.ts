/**
 * What risk review decides of a sale or of a change of a line. The change log of customers v2 (2.4.0 to 2.8.0) names three
 * decisions with which nothing is done; what each of them means, and what a favourable one looks like, is printed nowhere.
 * This is the only place that reads one.
 */

export interface RiskDecision {
  /** As it came. */
  readonly came: string;
  /** Whether risk review holds the change or has refused it. */
  readonly holds: boolean;
}

/** The decisions with which nothing is done; compared without blanks, and in any case. */
const HOLDING: ReadonlySet<string> = new Set(['r', 'x', 'n/a']);

/** Reads a decision; nothing where none stands. */
export function readRiskDecision(value: unknown): RiskDecision | undefined {
  if (value === null || value === undefined) return undefined;
  const came = (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();
  return came === '' ? undefined : { came, holds: leavesOf(value).some(isHolding) };
}

/** A decision may come coded, as `{ id, value }`. */
const leavesOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [value];

const isHolding = (value: unknown): boolean =>
  HOLDING.has(
    String(value)
      .normalize('NFKC')
      .replace(/[\s\p{Cf}]/gu, '')
      .toLowerCase(),
  );
