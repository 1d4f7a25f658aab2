import { withoutUnseen } from './clean.ts';
import { westernDigits } from './digits.ts';

/** What a field could not be read from: a machine code, and the text as it was understood. */
export interface Unreadable<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  /** Cleaned and bounded, for the person who typed it: it is their own text, not to be logged. */
  readonly read: string;
}

/** Longer input is cut before anything looks at it: no field of the trade comes near. */
const LONGEST = 300;
const LONGEST_ECHO = 80;

// Slack turns what looks like a number, an address or a site into `<target|what was typed>`.
const SLACK_LINK = /<(tel:|mailto:)([^|<>]*)(?:\|[^<>]*)?>/gi;
const SLACK_SITE = /<https?:\/\/([^|<>]*)(?:\|([^<>]*))?>/gi;
const SLACK_MENTION = /<[@#!][^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Takes Slack's markup off: links become their target, mentions a blank, entities their character. */
export function withoutMarkup(text: string): string {
  return text
    .replace(SLACK_MENTION, ' ')
    .replace(SLACK_LINK, (_all, _scheme: string, target: string) => target)
    .replace(SLACK_SITE, (_all, target: string, typed?: string) => typed ?? target)
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Full-width characters narrowed, digits of any script as 0 to 9, nothing that cannot be seen. */
export function narrowed(text: string): string {
  return westernDigits(withoutUnseen(text.replace(NUMERO, 'n. ').normalize('NFKC')));
}

// Normalised, `nº` is a word: NO612345678 would pass for a passport.
const NUMERO = /(?<![\p{L}\p{N}])n\.?[º°]\.?/giu;

/** One line of plain text: no markup, every blank a single space. */
export function plain(text: string): string {
  return narrowed(withoutMarkup(text.slice(0, LONGEST)))
    .replace(/\s+/g, ' ')
    .trim();
}

// U+2212 is the minus sign, which is no dash to Unicode; U+00B7 is how some write a thousands point.
const SEPARATORS = /[\s./\\()\p{Pd}\u2212\u00B7]/gu;

// What people put around a value, and no value begins or ends with.
const AROUND = /^["'«»“”‘’`*_,;:¿¡]+|["'«»“”‘’`*_,;:!?]+$/gu;

/** `plain` without what people put around a number and between its characters, in upper case. */
export function compact(text: string): string {
  return latinLetters(plain(text).replace(AROUND, '').replace(SEPARATORS, '').toUpperCase());
}

/** Cyrillic and Greek capitals that look like ours: in a number nobody means another letter. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕЅІЈКМНОРСТУХ', ...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, at) => [
    letter,
    'ABESIJKMHOPCTYXABEZHIKMNOPTYX'[at] ?? letter,
  ]),
);

export function latinLetters(text: string): string {
  return text.replace(/[\u0370-\u04FF]/g, (letter) => LOOKALIKES[letter.toUpperCase()] ?? letter);
}

/** Refuses, echoing what was read no further than a line goes. */
export function unreadable<Reason extends string>(reason: Reason, text: string): Unreadable<Reason> {
  const read = plain(text);
  const characters = [...read];
  const cut = characters.length > LONGEST_ECHO;
  return { ok: false, reason, read: cut ? `${characters.slice(0, LONGEST_ECHO).join('')}…` : read };
}
