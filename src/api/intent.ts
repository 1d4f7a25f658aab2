import { lowered } from '../fields/lowered.ts';
import type { OnScreen } from '../fields/on-screen.ts';
import type { Change, FactValue, Localized } from './operation.ts';

/** What was known when a change was asked for: what stood on the screen, and the state that would change. */
export interface Sight extends OnScreen {
  readonly changes: readonly Change[];
}

/**
 * The words and figures of one reader, for the sentence an operation says of an input. In a channel, names and
 * numbers of customers are masked.
 */
export interface Wording {
  /** The line, account or customer it is about, as it stands within a sentence: `••• ••• 678`, `account 5000011`. */
  readonly whom: string;
  /** ` of ••• ••• 678`; nothing in a heading that stands above the target itself. */
  aside(preposition: string): string;
  /** A value of the input, by its path, as the form names it; absent when it was not entered. */
  of(path: string): string | undefined;
  /** Euros. */
  money(value: number): string;
  /** A day of Spain. */
  day(value: string): string;
  /** `a, b and c` */
  list(values: readonly string[]): string;
}

/**
 * One sentence: what would happen, to whom, with the figures. Both languages are made from the words of one reader,
 * who is given theirs.
 */
export type Says<I> = (input: I, sight: Sight, words: Wording) => Localized;

/** A label as it stands within a sentence: `Roaming` -> `roaming`, `SMS` as it is. */
export const inSentence = ({ en, es }: Localized): Localized => ({ en: lowered(en), es: lowered(es) });

/** A value of the state that changes, in words; absent where it is not known, or no single thing. */
export function stateWords(value: FactValue | undefined): Localized | undefined {
  if (typeof value === 'string') return { en: value, es: value };
  return typeof value === 'object' && value !== null && 'en' in value ? value : undefined;
}

/** `TARIFA 10GB → TARIFA 25GB`: what the first change turns into what; without what there is now, only the latter. */
export function turning({ changes: [change] }: Sight, otherwise: string): Localized {
  const now = change?.unknown ? undefined : stateWords(change?.now);
  const after = change?.undecided ? undefined : stateWords(change?.after);
  const to = after ?? { en: otherwise, es: otherwise };
  return now === undefined ? to : { en: `${now.en} → ${to.en}`, es: `${now.es} → ${to.es}` };
}

/** ` from 1 Jan 2027`, where a day was entered. */
export const onDay = (day: string | undefined, { en, es }: Localized): Localized =>
  day === undefined ? { en: '', es: '' } : { en: ` ${en} ${day}`, es: ` ${es} ${day}` };
