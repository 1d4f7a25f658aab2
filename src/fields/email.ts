import { plain, type Unreadable, unreadable } from './read.ts';

export type EmailReason = 'empty' | 'form' | 'too_long';

export interface Email {
  readonly ok: true;
  /** In lower case. */
  readonly value: string;
}

/** The back office keeps no longer one. */
const LONGEST = 82;

// Pragmatic: what mail systems accept in practice, not all that RFC 5322 allows (no quotes, no comments).
const ATOM = String.raw`\p{L}\p{N}_+&'*=?^~{}|$%!#/\-`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const EMAIL = new RegExp(String.raw`^[${ATOM}]+(?:\.[${ATOM}]+)*@(?:${LABEL}\.)+\p{L}{2,24}$`, 'u');

/** Reads an e-mail address, with or without Slack's auto-link, blanks around the @ or a full stop behind it. */
export function parseEmail(text: string): Email | Unreadable<EmailReason> {
  const value = plain(straightQuotes(text))
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/ ?@ ?/, '@')
    .replace(/(?<![.,;:])[.,;:]+$/, '');
  if (value === '') return unreadable('empty', text);
  if (value.length > LONGEST) return unreadable('too_long', text);
  return EMAIL.test(value) ? { ok: true, value } : unreadable('form', text);
}

/** Phones write the apostrophe of O'Brien bent, and some keyboards as an accent. */
export function straightQuotes(text: string): string {
  return text.replace(/[\u2018\u2019\u02BC\u00B4]/g, "'");
}

/** What may be an address in a text, from its first to its last character: `parseEmail` says whether it is one. */
export const EMAIL_IN_TEXT = new RegExp(
  String.raw`(?<![${ATOM}.@\p{M}])[${ATOM}.]{1,${LONGEST}} ?@ ?[\p{L}\p{N}.-]{1,${LONGEST}}(?![\p{L}\p{N}\p{M}._@-])`,
  'gu',
);

/** Whatever looks like an address, right or not, to be hidden; with blanks around the @ its domain has a dot, which may have some too. */
export const WRITTEN_EMAIL =
  /(?<![^\s@<>|,;:()"“”«»])[^\s@<>|,;:()"“”«»]+(?:@[^\s<>|,;:()]*[\p{L}\p{N}]|\s{0,3}@\s{0,3}[^\s@<>|,;:().]+(?:\s{0,2}\.\s{0,2}[^\s@<>|,;:().]+)*\s{0,2}\.\s{0,2}[^\s@<>|,;:().]*[\p{L}\p{N}])/gu;

const DOT = String.raw`(?:\.|\s*[(\[{]\s*(?:punto|dot)\s*[)\]}]\s*|\s+(?:punto|dot)\s+)`;
const AT = String.raw`(?:\s*[(\[{]\s*(?:arroba|at|a|@)\s*[)\]}]\s*|\s+arroba\s+|%40|&#64;)`;
const WORD = String.raw`[\p{L}\p{N}_+-]{1,64}`;

/** An address whose signs are written as words: `ana (arroba) correo punto es`. */
export const SPELLED_EMAIL = new RegExp(
  String.raw`(?<![\p{L}\p{N}_+-])${WORD}(?:${DOT}${WORD}){0,3}${AT}${WORD}(?:${DOT}${WORD}){1,4}`,
  'giu',
);

/** The same with its signs. */
export function spelledEmail(text: string): string {
  return text.replace(new RegExp(AT, 'gi'), '@').replace(new RegExp(DOT, 'gi'), '.');
}
