import type { Text } from '../text/text.ts';

/** The tables of words for why something was refused or put off: a reason stands in one of them alone. */
export const reasonTables = ({
  requests,
  reading,
  between,
  settling,
  stop,
}: Text): readonly Readonly<Record<string, string>>[] => [
  requests.refusedBecause,
  reading.refusals.because,
  between.because,
  settling.because,
  stop.because,
];

/** Why an event says that something was refused or put off, in words, by the word it is stored under. */
export const reasonsOf = (text: Text): Readonly<Record<string, string>> =>
  Object.fromEntries(reasonTables(text).flatMap((table) => Object.entries(table)));
