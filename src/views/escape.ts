import { withoutUnseen } from '../fields/clean.ts';

/**
 * What others wrote (customers, back-office systems, people) becomes text that Slack shows and does not
 * act upon. `md` is the only way to make mrkdwn, and it makes every value it is given inert: a value that
 * nobody escaped does not compile.
 */

/** Longest value shown whole: a longer one is a mistake or an attack, and would push the rest away. */
const MAX_VALUE = 300;

/** What breaks a line of text; what hides or reorders it `withoutUnseen` takes out. */
const CONTROLS = /\p{Cc}/gu;
const BREAKS = /[\s\u0085\u2028\u2029]+/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Mrkdwn whose values are inert. */
export class Mrkdwn {
  readonly text: string;
  /** Whether all that it was made of is in it: nothing cut off, nothing masked. It is said on by what it becomes part of. */
  readonly whole: boolean;
  constructor(text: string, whole = true) {
    this.text = text;
    this.whole = whole;
  }
}

/** One line of ordinary characters, at most `max` long; for `plain_text`, which Slack does not interpret. */
export function oneLine(value: string, max: number = MAX_VALUE): string {
  return clip(withoutUnseen(value.toWellFormed()).replace(BREAKS, ' ').replace(CONTROLS, '').trim(), max);
}

/**
 * A value as mrkdwn shows it letter by letter: no mention, link, format, quote or emoji comes of it.
 * Formatting signs become look-alikes, for Slack has no escape for them; an underscore inside a word
 * formats nothing and stays, so that codes can be copied.
 */
export function inert(value: string, max: number = MAX_VALUE): string {
  return oneLine(value, max)
    .replace(/^>/u, '›')
    .replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll('*', '∗')
    .replaceAll('`', 'ˋ')
    .replaceAll('~', '∼')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ')
    .replace(/:(?=[\w+'-]+:)/gu, '∶');
}

/** Mrkdwn from a template: its own text stands as written, its values are made inert. */
export function md(strings: TemplateStringsArray, ...values: readonly (string | number | Mrkdwn)[]): Mrkdwn {
  const shown = values.map((value) => (value instanceof Mrkdwn ? value : upTo(String(value))));
  const parts = strings.map((literal, index) => literal + (shown[index]?.text ?? ''));
  return new Mrkdwn(parts.join(''), allWhole(shown));
}

/** A value that is cut at `max` characters and says so; without a limit it is whole. */
export function upTo(value: string, max: number = MAX_VALUE): Mrkdwn {
  return new Mrkdwn(inert(value, max), oneLine(value, Number.POSITIVE_INFINITY).length <= max);
}

export const allWhole = (pieces: readonly Mrkdwn[]): boolean => pieces.every(({ whole }) => whole);

/** Mrkdwn pieces set side by side. */
export function joined(pieces: readonly Mrkdwn[], separator = ' · '): Mrkdwn {
  return new Mrkdwn(pieces.map((piece) => piece.text).join(separator), allWhole(pieces));
}

/** A link to an address of our own or one that was checked; `undefined` when it is none that may be clicked. */
export function linkTo(url: string, words: string): Mrkdwn | undefined {
  return /^https:\/\/[^\s|<>]+$/.test(url) ? new Mrkdwn(`<${url}|${inert(words)}>`) : undefined;
}

/** Cuts at `max` UTF-16 units, never inside a character or an escape such as `&amp;`. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$|&[a-z]{0,3}$/u, '')}…`;
}

/** What stands or falls together: a mention, a link or a moment, an escape, a character. */
const UNITS = /<[^<>]*>|&[a-z]{1,4};|[\s\S]/gu;

/** Mrkdwn in as many pieces as are needed for each to be at most `max` long: broken between lines, or else words. */
export function split({ text, whole }: Mrkdwn, max: number): Mrkdwn[] {
  const pieces: Mrkdwn[] = [];
  let piece = '';
  let line = 0;
  let word = 0;
  for (const [unit] of text.matchAll(UNITS)) {
    if (piece.length + unit.length > max) {
      const end = [line, word].find((at) => at > max / 2) ?? piece.length;
      pieces.push(new Mrkdwn(piece.slice(0, end), whole));
      piece = piece.slice(end);
      line = 0;
      word = 0;
    }
    piece += unit;
    if (unit === '\n') line = piece.length;
    if (unit === ' ') word = piece.length;
  }
  return [...pieces, new Mrkdwn(piece, whole)];
}
