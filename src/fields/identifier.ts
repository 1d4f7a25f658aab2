import { type DocumentReason, type IdentityDocument, nifOf, parseDocument } from './document.ts';
import { type EmailReason, parseEmail } from './email.ts';
import { findIdentifiers, onlyIdentifier } from './find.ts';
import { saidToBePassport } from './label.ts';
import { maskDocument, maskEmail, maskMsisdn } from './mask.ts';
import { isLikeLine, type Msisdn, type MsisdnReason, parseMsisdn } from './msisdn.ts';
import { isAddress, isDayOrAddress } from './not-a-number.ts';
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
      /** Nine digits such as a phone number has, but no line has a number like it: reserved or special ranges. */
      readonly likeLine?: true;
    };

export type IdentifierReason =
  | 'empty'
  /** More than one identifier stands in the text. */
  | 'several'
  | Extract<MsisdnReason, 'foreign' | 'too_short' | 'too_long' | 'not_a_line'>
  | Exclude<EmailReason, 'empty' | 'form'>
  | 'email_form'
  | 'id_too_long'
  | Exclude<DocumentReason, 'empty'>;

export interface UnreadableIdentifier {
  readonly kind: 'unreadable';
  readonly reason: IdentifierReason;
  /** What was read, cleaned and bounded. */
  readonly read: string;
}

/**
 * Says what a person typed. In this order:
 * 1. five groups of hexadecimal digits are a UUID, an @ makes it an e-mail;
 * 2. what is said to be a passport is one;
 * 3. a phone number (nine digits that begin with 6, 7, 8 or 9 and can be a line, thirteen of a machine, any prefix of
 *    Spain) is an MSISDN; with the prefix of a country (`+`, `00`) it is nothing else;
 * 4. a document has at least one letter and one digit;
 * 5. any other digits are an id; eight of them could be a NIF without its letter;
 * 6. words around a value are taken off, unless there are other digits in them.
 */
export function recognise(text: string): Identifier | UnreadableIdentifier {
  const typed = plain(text);
  if (typed === '') return refused('empty', text);
  const uuid = parseUuid(text);
  if (uuid !== undefined) return { kind: 'uuid', value: uuid };
  if (/[ ,;/|]/.test(typed) && findIdentifiers(text).length > 1) return refused('several', text);
  const read = typed.includes('@') ? recogniseEmail(text) : recogniseNumber(typed, text);
  return read.kind === 'unreadable' && read.reason !== 'foreign' ? (onlyIdentifier(text) ?? read) : read;
}

function recogniseNumber(typed: string, text: string): Identifier | UnreadableIdentifier {
  const said = saidToBePassport(typed) === undefined ? undefined : parseDocument(text);
  if (said?.ok) return documentOf(said);
  const phone = parseMsisdn(text);
  if (phone.ok) return { kind: 'msisdn', value: phone.value, line: phone.kind };
  const isPrefixed = phone.reason === 'foreign' || /^\(? ?(?:\+|00 ?34)/.test(typed);
  if (isPrefixed && phone.reason !== 'not_a_number') return refused(phone.reason, text);
  const document = parseDocument(text);
  if (document.ok) {
    const isGuess = document.type === 'passport' && said === undefined;
    // "el B12345674" has the form of a passport.
    const within = isGuess ? onlyIdentifier(text) : undefined;
    return within?.kind === 'msisdn' || (within?.kind === 'document' && within.check === 'right')
      ? within
      : documentOf(document);
  }
  if (document.reason === 'nie_digits') return refused(document.reason, text);
  // Eight digits alone are an id; those of a DNI are not looked up as anybody's id.
  if (document.reason === 'letter_missing' && /\p{L}/u.test(typed)) return refused(document.reason, text);
  return recogniseId(typed, text);
}

function documentOf({ ok: _ok, ...read }: IdentityDocument): Identifier {
  return { kind: 'document', ...read };
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
  if (!/^[0-9]+$/.test(digits) || isDayOrAddress(typed) || isAddress(typed)) return refused('form', text);
  if (digits.length > 19 || (digits.length > LONGEST_GROUPED && digits !== typed)) {
    return refused('id_too_long', text);
  }
  return {
    kind: 'id',
    value: digits,
    ...(digits.length === 8 && { couldBe: nifOf(digits) }),
    ...(isLikeLine(digits) && { likeLine: true }),
  };
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
      return maskId(identifier);
    case 'uuid':
      return identifier.value;
  }
}

function maskId({ value, couldBe, likeLine }: Extract<Identifier, { kind: 'id' }>): string {
  if (couldBe !== undefined) return maskDocument(value);
  return likeLine ? maskMsisdn(value) : value;
}

/** What a person types for this very identifier: read again it is the same. */
export function typedAs(identifier: Identifier): string {
  const { value } = identifier;
  const isSaid = identifier.kind === 'document' && identifier.type === 'passport';
  return isSaid ? `passport ${value}` : value;
}

/** The passport number this could be too; nothing where it can be none, or is read as one already. */
export function passportOf(identifier: Identifier): string | undefined {
  switch (identifier.kind) {
    case 'document': {
      const { type, value, couldBe } = identifier;
      if (couldBe === undefined) return undefined;
      return type === 'nie' ? value.replace(/^([XYZ])0/, '$1') : value;
    }
    case 'msisdn':
    case 'id':
      return PASSPORT_DIGITS.test(identifier.value) ? identifier.value : undefined;
    default:
      return undefined;
  }
}

/** Many countries number their passports with digits alone. */
const PASSPORT_DIGITS = /^[0-9]{7,10}$/;

export { findIdentifiers };
