import { maskEmail } from './mask.ts';

const EMAIL = /[^\s@<>|,;:()]+@[^\s@<>|,;:()]+\.[^\s@<>|,;:()]+/gu;
/** Five digits or more, however they are separated, with the letters that belong to them. */
const NUMBER = /\p{L}{0,3}\d(?:[ .\-/]{0,2}\d){4,}\p{L}?/gu;
const SHOWN = 3;

/**
 * Free text as a channel may show it: e-mails, and everything that could be a document, a phone number, an
 * account or a card, are reduced to their last three characters. It hides too much rather than too little.
 */
export function maskText(text: string): string {
  return text
    .normalize('NFKC')
    .split(UUID)
    .map((part) => (IS_UUID.test(part) ? part : maskPart(part)))
    .join('');
}

/** UUIDs name things of the back office and of ours, and no person: without them no two requests could be told apart. */
const UUID = /(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/i;
const IS_UUID = new RegExp(`^${UUID.source}$`, 'i');

const maskPart = (text: string): string =>
  text.replace(EMAIL, maskEmail).replace(NUMBER, (found) => `•••${found.slice(-SHOWN)}`);

/** Shorter words stand in any sentence. */
const SHORTEST_WORD = 3;

/** The same, and without the words of values that are somebody's: a name can be told from other words by nothing else. */
export function maskTextOf(text: string, values: readonly string[]): string {
  const words = values
    .flatMap((value) => value.normalize('NFKC').split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length);
  return words.reduce(
    (masked, word) =>
      masked.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu'), '•••'),
    maskText(text),
  );
}
