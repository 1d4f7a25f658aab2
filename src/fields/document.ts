import { stdnum } from 'stdnum';
import { compact, plain, type Unreadable, unreadable } from './read.ts';

export type DocumentType = 'nif' | 'nie' | 'cif' | 'passport';

export type DocumentReason =
  | 'empty'
  | 'form'
  /** Eight digits: a NIF that lacks its letter. */
  | 'letter_missing';

export interface IdentityDocument {
  readonly ok: true;
  readonly type: DocumentType;
  readonly value: string;
  /** A wrong check character is pointed out and may be searched; passports have none. */
  readonly check: 'right' | 'wrong' | 'none';
  /** The check character that would be right. */
  readonly expected?: string;
  /** Foreign passports look like a CIF (a letter, eight digits): said when the CIF's check is wrong. */
  readonly couldBe?: 'passport';
}

// What people write before the number. The blank or colon is needed: NIE123456 is a passport.
const LABEL = /^(?:DNI|NIF|NIE|CIF|PASAPORTE|PASSPORT)\s*[:. ]\s*(?=\S)/i;

const NIF = /^([0-9]{1,8})([A-Z])$/;
/** NIFs of people without a DNI: children (K), Spaniards abroad (L), foreigners without a NIE (M). */
const SPECIAL_NIF = /^([KLM][0-9]{7})([A-Z])$/;
/** Old cards print eight digits, the first a zero. */
const NIE = /^([XYZ])0?([0-9]{7})([A-Z])$/;
const CIF = /^([ABCDEFGHJNPQRSUVW][0-9]{7})([0-9A-Z])$/;
const PASSPORT = /^(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6,12}$/;

/** Reads a NIF, NIE, CIF or passport number. Only what fits none of them is refused. */
export function parseDocument(text: string): IdentityDocument | Unreadable<DocumentReason> {
  const typed = withoutVatPrefix(compact(plain(text).replace(LABEL, '')));
  if (typed === '') return unreadable('empty', text);
  const checked = readNif(typed) ?? readNie(typed) ?? readCif(typed);
  if (checked) return checked;
  if (PASSPORT.test(typed)) return { ok: true, type: 'passport', value: typed, check: 'none' };
  return unreadable(/^[0-9]{8}$/.test(typed) ? 'letter_missing' : 'form', text);
}

/** The NIF of eight digits, with its letter. */
export function nifOf(digits: string): string {
  return `${digits}${expectedFor(digits, LETTERS) ?? ''}`;
}

// ESB12345674 is how a CIF is written for VAT.
function withoutVatPrefix(typed: string): string {
  const number = /^ES([A-Z0-9]{9})$/.exec(typed)?.[1];
  return number && [NIF, SPECIAL_NIF, NIE, CIF].some((form) => form.test(number)) ? number : typed;
}

function readNif(typed: string): IdentityDocument | undefined {
  const special = SPECIAL_NIF.exec(typed);
  const [, body, letter] = special ?? NIF.exec(typed) ?? [];
  return body && letter ? checked('nif', body.padStart(8, '0'), letter, LETTERS) : undefined;
}

function readNie(typed: string): IdentityDocument | undefined {
  const [, first, body, letter] = NIE.exec(typed) ?? [];
  return first && body && letter ? checked('nie', `${first}${body}`, letter, LETTERS) : undefined;
}

function readCif(typed: string): IdentityDocument | undefined {
  const [, body, character] = CIF.exec(typed) ?? [];
  if (!body || !character) return undefined;
  // Either kind of check is accepted; what is proposed is the kind that fits the type of organisation.
  const order = /^[NPQRSW]/.test(body) ? `${LETTERS}${DIGITS}` : `${DIGITS}${LETTERS}`;
  const read = checked('cif', body, character, order);
  return read.check === 'wrong' && /^[0-9]$/.test(character) ? { ...read, couldBe: 'passport' } : read;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

function checked(type: DocumentType, body: string, character: string, candidates: string): IdentityDocument {
  const value = `${body}${character}`;
  if (isRight(value)) return { ok: true, type, value, check: 'right' };
  const expected = expectedFor(body, candidates);
  return { ok: true, type, value, check: 'wrong', ...(expected && { expected }) };
}

function expectedFor(body: string, candidates: string): string | undefined {
  return [...candidates].find((candidate) => isRight(`${body}${candidate}`));
}

function isRight(value: string): boolean {
  return stdnum.ES?.nif?.validate(value).isValid ?? false;
}
