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
const LOCAL = String.raw`[\p{L}\p{N}_+&'*=?^~{}|$%!#/-]+(?:\.[\p{L}\p{N}_+&'*=?^~{}|$%!#/-]+)*`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const EMAIL = new RegExp(String.raw`^${LOCAL}@(?:${LABEL}\.)+\p{L}{2,24}$`, 'u');

/** Reads an e-mail address, with or without Slack's auto-link, blanks around the @ or a full stop behind it. */
export function parseEmail(text: string): Email | Unreadable<EmailReason> {
  const value = plain(text)
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/ ?@ ?/, '@')
    .replace(/[.,;:]+$/, '');
  if (value === '') return unreadable('empty', text);
  if (value.length > LONGEST) return unreadable('too_long', text);
  return EMAIL.test(value) ? { ok: true, value } : unreadable('form', text);
}
