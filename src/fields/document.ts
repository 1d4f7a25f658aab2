import { stdnum } from 'stdnum';
import { saidToBePassport, withoutDocumentLabel } from './label.ts';
import { compact, plain, type Unreadable, unreadable } from './read.ts';

export type DocumentType = 'nif' | 'nie' | 'cif' | 'passport';

export type DocumentReason =
  | 'empty'
  | 'form'
  /** Eight digits: a NIF that lacks its letter. */
  | 'letter_missing'
  /** An X, Y or Z with eight digits: a NIE has seven. */
  | 'nie_digits';

export interface IdentityDocument {
  readonly ok: true;
  readonly type: DocumentType;
  readonly value: string;
  /** A wrong check character is pointed out and may be searched; passports have none. */
  readonly check: 'right' | 'wrong' | 'none';
  /** The check character that would be right. */
  readonly expected?: string;
  /** Foreign passports look like a CIF (a letter, eight digits), or like a NIE that lacks its first zero: its check is wrong then. */
  readonly couldBe?: 'passport';
}

const NIF = /^([0-9]{1,8})([A-Z])$/;
/** NIFs of people without a DNI: children (K), Spaniards abroad (L), foreigners without a NIE (M). */
const SPECIAL_NIF = /^([KLM][0-9]{7})([A-Z])$/;
/** Old cards print eight digits, the first a zero. */
const NIE = /^([XYZ])0?([0-9]{7})([A-Z])$/;
/** Somebody has left the first zero out. */
const SHORT_NIE = /^([XYZ])([0-9]{6})([A-Z])$/;
const LONG_NIE = /^[XYZ][0-9]{8}[A-Z]$/;
const CIF = /^([ABCDEFGHJNPQRSUVW][0-9]{7})([0-9A-Z])$/;
const PASSPORT = /^(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6,12}$/;
/** What a person calls a passport: there are some of digits alone. */
const SAID_PASSPORT = /^(?=.*[0-9])[A-Z0-9]{5,12}$/;
/** A label with nothing behind it but the number: DNI12345678Z. Three letters and six digits are a Spanish passport. */
const GLUED_LABEL = /^(?:DNI|NIF|NIE|CIF|TIE|VAT)(?:NO?|NUM)?(?=[A-Z0-9]{8,10}$)/;

/** Reads a NIF, NIE, CIF or passport number. Only what fits none of them is refused. */
export function parseDocument(text: string): IdentityDocument | Unreadable<DocumentReason> {
  const said = saidToBePassport(plain(text));
  if (said !== undefined && SAID_PASSPORT.test(compact(said))) return passport(compact(said));
  const spelled = withoutDocumentLabel(plain(text));
  const typed = compact(spelled);
  if (typed === '') return unreadable('empty', text);
  const number = withoutPrefix(typed);
  const labelled = number !== typed || spelled !== plain(text);
  const checked = readChecked(number, labelled);
  if (checked) return checked;
  if (LONG_NIE.test(typed)) return unreadable('nie_digits', text);
  const behind = readChecked(withoutWords(typed), true);
  if (behind) return behind;
  if (PASSPORT.test(typed) && !isMisread(typed, spelled)) return passport(typed);
  return unreadable(/^[0-9]{8}$/.test(typed) ? 'letter_missing' : 'form', text);
}

const readChecked = (number: string, labelled: boolean): IdentityDocument | undefined =>
  readNif(number) ?? readNie(number) ?? readCif(number, labelled);

const passport = (value: string): IdentityDocument => ({ ok: true, type: 'passport', value, check: 'none' });

/** A phone number with its extension. */
const EXTENSION = /^[6-9][0-9]{8}(?:X|EXT)[0-9]{1,5}$/;
/** A word of the language: before a passport's digits stand three letters at most, behind them none. */
const WORD = /^\p{L}{4,}[.:]? | \p{L}{2,}\)?$|\(\p{L}/u;

/** A document of ours, and something behind it. */
const REMARK = /^(?:[0-9]{8}|[XYZKLM][0-9]{7})[A-Z][ ,;(]/i;

const isMisread = (typed: string, spelled: string): boolean =>
  EXTENSION.test(typed) || WORD.test(spelled) || REMARK.test(spelled);

/** A document as it is compared, however a system spells it; what is none of ours has no blanks and capitals alone. */
export function canonicalDocument(text: string): string {
  const read = parseDocument(text);
  return read.ok && read.type !== 'passport' ? read.value : compact(text);
}

/** The NIF of eight digits, with its letter. */
export function nifOf(digits: string): string {
  return `${digits}${expectedFor(digits, LETTERS) ?? ''}`;
}

// ESB12345674 is how a CIF is written for VAT.
function withoutPrefix(typed: string): string {
  const number = typed.replace(GLUED_LABEL, '').replace(/^ES(?=[A-Z0-9]{9}$)/, '');
  return [NIF, SPECIAL_NIF, NIE, SHORT_NIE, CIF].some((form) => form.test(number)) ? number : typed;
}

/** Whatever letters stand before a right document: no passport is as long. */
const BEHIND_LETTERS = /^[A-Z]+?((?:[0-9]{8}|[XYZKLM][0-9]{7})[A-Z])$/;
const COMPANY_BEHIND_LETTERS = /^[A-Z]{3,}?([A-HJNP-SUVW][0-9]{7}[0-9A-Z])$/;

function withoutWords(typed: string): string {
  const number = (BEHIND_LETTERS.exec(typed) ?? COMPANY_BEHIND_LETTERS.exec(typed))?.[1];
  return number !== undefined && isRight(number) ? number : typed;
}

function readNif(typed: string): IdentityDocument | undefined {
  const special = SPECIAL_NIF.exec(typed);
  const [, body, letter] = special ?? NIF.exec(typed) ?? [];
  return body && letter ? checked('nif', body.padStart(8, '0'), letter, LETTERS) : undefined;
}

function readNie(typed: string): IdentityDocument | undefined {
  const [, first, body, letter] = SHORT_NIE.exec(typed) ?? NIE.exec(typed) ?? [];
  if (!first || !body || !letter) return undefined;
  const value = `${first}${body.padStart(7, '0')}`;
  const read = checked('nie', value, letter, LETTERS);
  return read.check === 'wrong' && /^[XYZ]0/.test(value) ? { ...read, couldBe: 'passport' } : read;
}

function readCif(typed: string, labelled: boolean): IdentityDocument | undefined {
  const [, body, character] = CIF.exec(typed) ?? [];
  if (!body || !character) return undefined;
  // Either kind of check is accepted; what is proposed is the kind that fits the type of organisation.
  const order = /^[NPQRSW]/.test(body) ? `${LETTERS}${DIGITS}` : `${DIGITS}${LETTERS}`;
  const read = checked('cif', body, character, order);
  // A passport's last character fits as a check by chance; those of B (most companies) and Q (public bodies) are left to them.
  const surely = labelled || (read.check === 'right' && /^[BQ]/.test(body));
  return surely ? read : { ...read, couldBe: 'passport' };
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
