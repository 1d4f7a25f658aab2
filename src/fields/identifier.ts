import { type DocumentReason, type IdentityDocument, nifOf, parseDocument } from './document.ts';
import { type EmailReason, parseEmail } from './email.ts';
import { findIdentifiers } from './find.ts';
import { maskDocument, maskEmail, maskMsisdn } from './mask.ts';
import { type Msisdn, type MsisdnReason, parseMsisdn } from './msisdn.ts';
import { compact, plain, unreadable } from './read.ts';
import { parseUuid } from './uuid.ts';

/** What a customer or one of their lines is found by. */
export type Identifier =
  | ({ readonly kind: 'document' } & Omit<IdentityDocument, 'ok'>)
  | { readonly kind: 'msisdn'; readonly value: string; readonly line: Msisdn['kind'] }
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'uuid'; readonly value: string }
  | {
      /** An id of the back office: 1 to 19 digits. */
      readonly kind: 'id';
      readonly value: string;
      /** Eight digits may be a NIF whose letter was left out: the NIF, with its letter. */
      readonly couldBe?: string;
    };

export type IdentifierReason =
  | 'empty'
  /** More than one identifier stands in the text. */
  | 'several'
  | Extract<MsisdnReason, 'foreign' | 'too_short' | 'too_long' | 'not_a_line'>
  | Exclude<EmailReason, 'empty' | 'form'>
  | 'email_form'
  | 'id_too_long'
  | Extract<DocumentReason, 'form'>;

export interface UnreadableIdentifier {
  readonly kind: 'unreadable';
  readonly reason: IdentifierReason;
  /** What was read, cleaned and bounded. */
  readonly read: string;
}

/**
 * Says what a person typed. In this order:
 * 1. an @ makes it an e-mail, five groups of hexadecimal digits a UUID;
 * 2. a phone number (nine digits that begin with 6, 7, 8 or 9 and can be a line, any prefix of Spain)
 *    is an MSISDN; with a prefix (`+`, `00`) it is nothing else;
 * 3. a document has at least one letter and one digit;
 * 4. any other digits are an id; eight of them could be a NIF without its letter.
 */
export function recognise(text: string): Identifier | UnreadableIdentifier {
  const typed = plain(text);
  if (typed === '') return refused('empty', text);
  const uuid = parseUuid(text);
  if (uuid !== undefined) return { kind: 'uuid', value: uuid };
  if (/[ ,;]/.test(typed) && findIdentifiers(text).length > 1) return refused('several', text);
  if (typed.includes('@')) return recogniseEmail(text);
  const phone = parseMsisdn(text);
  if (phone.ok) return { kind: 'msisdn', value: phone.value, line: phone.kind };
  if (/^\(? ?(?:\+|00)/.test(typed) && phone.reason !== 'not_a_number') return refused(phone.reason, text);
  const document = parseDocument(text);
  if (document.ok) {
    const { ok: _ok, ...found } = document;
    return { kind: 'document', ...found };
  }
  return recogniseId(typed, text);
}

function recogniseEmail(text: string): Identifier | UnreadableIdentifier {
  const email = parseEmail(text);
  if (email.ok) return { kind: 'email', value: email.value };
  return refused(email.reason === 'too_long' ? 'too_long' : 'email_form', text);
}

/** Ids are copied whole: groups of digits longer than a phone number are more likely two things. */
const LONGEST_GROUPED = 9;

function recogniseId(typed: string, text: string): Identifier | UnreadableIdentifier {
  const digits = compact(typed);
  if (!/^[0-9]+$/.test(digits)) return refused('form', text);
  if (digits.length > 19 || (digits.length > LONGEST_GROUPED && digits !== typed)) {
    return refused('id_too_long', text);
  }
  return { kind: 'id', value: digits, ...(digits.length === 8 && { couldBe: nifOf(digits) }) };
}

function refused(reason: IdentifierReason, text: string): UnreadableIdentifier {
  return { kind: 'unreadable', reason, read: unreadable(reason, text).read };
}

/**
 * How an identifier may stand in a channel. Ids of the back office say nothing about a person, but eight
 * digits may be their document.
 */
export function maskIdentifier(identifier: Identifier): string {
  switch (identifier.kind) {
    case 'document':
      return maskDocument(identifier.value);
    case 'msisdn':
      return maskMsisdn(identifier.value);
    case 'email':
      return maskEmail(identifier.value);
    case 'id':
      return identifier.couldBe ? maskDocument(identifier.value) : identifier.value;
    case 'uuid':
      return identifier.value;
  }
}

export { findIdentifiers };
