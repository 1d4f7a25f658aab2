import { cleaned } from './clean.ts';
import { SPELLED_EMAIL, spelledEmail, WRITTEN_EMAIL } from './email.ts';
import { SAID_PASSPORT } from './label.ts';
import { maskEmail } from './mask.ts';
import { UUID_IN_TEXT } from './uuid.ts';

/** Whatever people put between the digits of a number, a line break too, as JSON and HTML write it. */
const GAP = String.raw`(?:\\[nrt]|&[a-z#\d]{2,6};|<br ?/?>|[^\p{L}\p{N}]){0,12}`;
/** Five digits or more, however they are separated, with the letters that belong to them. */
const NUMBER = new RegExp(
  String.raw`[(+]{0,3}\p{L}{0,3}\d(?:${GAP}\d){4,}(?:[^\p{L}\p{N}\s]{0,2}\p{L}(?![\p{L}\p{N}]))?`,
  'gu',
);
/** A word with five digits among its letters: some passports are so. */
const WORD = /(?<![\p{L}\p{N}])(?=(?:\p{L}*\d){5})[\p{L}\p{N}]+/gu;
/** Passports of nine capitals and digits in any order have fewer: `CF4VG1F2K`. */
const MIXED = /(?<![\p{L}\p{N}])(?=[A-Z]*\d[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){2})[A-Z\d]{9}(?![\p{L}\p{N}])/gu;
const CENTS = String.raw`\d{1,3}(?:[. ]?\d{3})?,\d{1,2}|\d{1,3}(?:[, ]?\d{3})?\.\d{1,2}`;
const BETWEEN = String.raw`[^\p{L}\p{N}\p{Sc}]{0,5}`;
/** No identifier has cents and a currency behind or before them: `1.234,56 €`, `€1,234.56`, several in a row. */
const AMOUNTS = new RegExp(
  String.raw`^[(+]{0,3}(?:(?:${CENTS})(?: ?\p{Sc}${BETWEEN}(?:${CENTS}))*|(?:${CENTS})(?:${BETWEEN}\p{Sc} ?(?:${CENTS}))*)$`,
  'u',
);
const CURRENCY_BEHIND = /^\s?(?:\p{Sc}|eur)/iu;
const CURRENCY_BEFORE = /(?:\p{Sc}|eur|euros)\s?$/iu;
/** Thousands and cents parted by two signs are an amount without one: `1.234,56`. */
const THOUSANDS = /^[(+]{0,3}(?:\d{1,3}\.\d{3},\d{2}|\d{1,3},\d{3}\.\d{2})$/;
const SHOWN = 3;

/** A code of the back office, `MCUS.999.997`: a word and at most six digits, which no others follow. */
const CODE = String.raw`(?<![\p{L}\p{N}])[A-Z]{4,}(?:[._]\d{3}){1,2}(?![\p{L}\p{N}]|[^\p{L}\p{N}]{1,12}\p{N})`;
const KEPT = new RegExp(`${UUID_IN_TEXT.source}|${CODE}`, 'gu');

/** Own codes are digits alone: there is nothing in them that a pattern would read otherwise. */
const keeping = (own: readonly string[]): RegExp =>
  own.length === 0
    ? KEPT
    : new RegExp(`${KEPT.source}|(?<![\\p{L}\\p{N}])(?:${own.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/**
 * Free text as a channel may show it: e-mails, and everything that could be a document, a phone number, an
 * account or a card, are reduced to their last three characters. It hides too much rather than too little.
 * UUIDs and codes stay: they name things of the back office and of ours, and no two requests could be told apart without.
 * So do `own` codes, where they stand as a word of their own.
 */
export function maskText(text: string, own: readonly string[] = []): string {
  const written = cleaned(text);
  let end = 0;
  let masked = '';
  for (const { 0: kept, index } of written.matchAll(keeping(own))) {
    masked += maskPart(written.slice(end, index)) + kept;
    end = index + kept.length;
  }
  return masked + maskPart(written.slice(end));
}

function maskPart(text: string): string {
  return text
    .replace(WRITTEN_EMAIL, (found) => maskEmail(found.replace(/\s/g, '')))
    .replace(SPELLED_EMAIL, (found) => maskEmail(spelledEmail(found)))
    .replace(SAID_PASSPORT, (found, value: string) => `${found.slice(0, -value.length)}${tailOf(value)}`)
    .replace(NUMBER, (found, index: number, all: string) =>
      isMoney(found, index, all) ? found : tailOf(found),
    )
    .replace(WORD, tailOf)
    .replace(MIXED, tailOf);
}

function isMoney(found: string, index: number, all: string): boolean {
  if (THOUSANDS.test(found)) return true;
  const end = index + found.length;
  const isPriced =
    CURRENCY_BEHIND.test(all.slice(end, end + NEAR)) ||
    CURRENCY_BEFORE.test(all.slice(Math.max(0, index - NEAR), index));
  return isPriced && AMOUNTS.test(found);
}

/** As far as a currency stands from its amount. */
const NEAR = 6;

const tailOf = (found: string): string => `•••${found.replace(/[^\p{L}\p{N}]/gu, '').slice(-SHOWN)}`;

/** Shorter words stand in any sentence. */
const SHORTEST_WORD = 3;

/** The same, and without the words of values that are somebody's: a name can be told from other words by nothing else. */
export function maskTextOf(text: string, values: readonly string[], own: readonly string[] = []): string {
  const words = values
    .flatMap((value) => cleaned(value).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length);
  return words.reduce(
    (masked, word) =>
      masked.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu'), '•••'),
    maskText(text, own),
  );
}
