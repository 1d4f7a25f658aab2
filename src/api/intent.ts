import type { OnScreen } from '../fields/on-screen.ts';
import type { Change, Localized } from './operation.ts';

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

/** A word as it stands within a sentence; one that begins with an abbreviation stays. */
export const lowered = (word: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
