import { parseDocument } from './document.ts';
import { EMAIL_IN_TEXT, parseEmail, straightQuotes } from './email.ts';
import { IBAN_IN_TEXT } from './iban.ts';
import type { Identifier } from './identifier.ts';
import { OTHER_NUMBER, SAID_PASSPORT, VALUE_START } from './label.ts';
import { parseMsisdn } from './msisdn.ts';
import { latinLetters, narrowed, withoutMarkup } from './read.ts';
import { type Hit, whole } from './token.ts';
import { parseUuid, UUID_IN_TEXT } from './uuid.ts';

/** More than a person would look up from one message. */
const MOST = 10;
/** Slack's own limit of a message. */
const LONGEST = 40_000;

/** One token, whatever digits stand in it. */
const SITE = /https?:\/\/\S+/gi;
/** How Slack makes a word bold or slanted, and single quotes: nothing of an address. */
const AROUND = /(?<![^\s(])(['*_~`])(\S{1,100})\1(?=[).,;:!?]*(?:\s|$))(?![).,;:!?]* @)/g;
const BESIDE_DIGIT = /\p{L}(?=[ .-]?\d)|(?<=\d[ .-]?)\p{L}/gu;
/** Groups of a UUID can pass for an IBAN, and those of an IBAN for a phone number. */
const UUID_OR_IBAN = new RegExp(`${UUID_IN_TEXT.source}|${IBAN_IN_TEXT.source}`, 'gu');
const MIDDLE_DOT = /(?<=\d)\u00B7(?=\d)/g;

const pattern = (...parts: readonly string[]) => new RegExp(parts.join(''), 'giu');
const GAP = String.raw`[ .\-/\u00B7]{0,2}`;
const VAT = '(?:ES-?)?';
const LETTER = String.raw`[ .\-/()]{0,3}[A-Z]`;

const PHONE = pattern(
  VALUE_START,
  String.raw`(?:\(? ?(?:(?:\+|00) ?)?34 ?\)?[ .\-/]{0,2})?(?:\(?[6-9](?:[ .\-/()]{0,3}\d){8}|590\d{10})\)?`,
);
// Fewer digits are a NIF where one is typed alone, and `4G` or `12B` in a sentence.
const NIF = pattern(VALUE_START, VAT, String.raw`(?:\d{1,2}${GAP}\d{3}${GAP}\d{3}|[KLM]${GAP}\d{7})`, LETTER);
const NIE = pattern(VALUE_START, VAT, String.raw`[XYZ]${GAP}(?:0?\d${GAP}\d{3}${GAP}\d{3}|\d{6})`, LETTER);
const COMPANY = pattern(
  VALUE_START,
  VAT,
  String.raw`[ABCDEFGHJNPQRSUVW]${GAP}\d{2}${GAP}\d{3}${GAP}\d{2}${GAP}[0-9A-Z]`,
);
// Of the passports only the Spanish form, in capitals: any shorter rule finds order numbers.
const PASSPORT = /(?<![\p{L}\p{N}])[A-Z]{3}\d{6}/gu;
type Reader = (found: string, before: string) => Identifier | undefined;

const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [EMAIL_IN_TEXT, readEmail],
  [UUID_IN_TEXT, readUuid],
  [SAID_PASSPORT, (found) => readDocument(`passport ${found}`)],
  [NIF, readPersonal],
  [NIE, readPersonal],
  [COMPANY, readCompany],
  [PASSPORT, readDocument],
  [PHONE, readPhone],
];

/**
 * The documents, MSISDNs, e-mails and UUIDs that stand in a text, in its order, each once, at most ten. Each is read by
 * the reader of its meaning, and none is a piece of something longer: looking up somebody else is worse than nobody.
 */
export function findIdentifiers(text: string): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const { identifier } of hitsIn(searchable(text))) {
    const key = `${identifier.kind} ${identifier.value}`;
    if (!found.has(key)) found.set(key, identifier);
  }
  return [...found.values()].slice(0, MOST);
}

/** The only identifier of a text, where all else in it is words. */
export function onlyIdentifier(text: string): Identifier | undefined {
  const written = searchable(text);
  const [hit, another] = hitsIn(written);
  if (!hit || another) return undefined;
  const around = `${written.slice(0, hit.start)} ${written.slice(hit.end)}`;
  return /\d/.test(around.replace(EXTENSION, '')) ? undefined : hit.identifier;
}

/** Behind a phone number: whom it rings at. */
const EXTENSION = /(?<= )(?:x|ext\.?|extensi[oó]n) ?\d{1,5}$/i;

function hitsIn(text: string): readonly Hit[] {
  const hits = PATTERNS.flatMap(([each, read]) => matches(text, each, read));
  return whole(
    hits.toSorted((a, b) => a.start - b.start || b.end - a.end),
    text,
  );
}

function searchable(text: string): string {
  const blank = (held: string) => ' '.repeat(held.length);
  return narrowed(withoutMarkup(straightQuotes(text.slice(0, LONGEST))))
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[^\S\n]/g, ' ')
    .replace(MIDDLE_DOT, '.')
    .replace(AROUND, ' $2 ')
    .replace(BESIDE_DIGIT, latinLetters)
    .replace(SITE, blank)
    .replace(UUID_OR_IBAN, (held) => (parseUuid(held) === undefined ? blank(held) : held));
}

/** As far as what stands before a value says something of it. */
const BEFORE = 40;

function matches(text: string, each: RegExp, read: Reader): Hit[] {
  return [...text.matchAll(each)].flatMap(({ 0: all, index, groups }) => {
    const found = groups?.value ?? all;
    const end = index + all.length;
    const start = end - found.length;
    const identifier = read(found, text.slice(Math.max(0, start - BEFORE), start));
    return identifier ? [{ start, end, identifier }] : [];
  });
}

function readEmail(found: string): Identifier | undefined {
  const email = parseEmail(found);
  return email.ok ? { kind: 'email', value: email.value } : undefined;
}

/** What names a request names no customer. */
const REQUEST =
  /(?:correlation|correlaci[oó]n|tracing|traza|request|solicitud|petici[oó]n|workflow)(?:[ _-]?id)?[^\p{L}\p{N}]{0,4}$/iu;

function readUuid(found: string, before: string): Identifier | undefined {
  return REQUEST.test(before) ? undefined : { kind: 'uuid', value: found.toLowerCase() };
}

/** The prefix of another country. */
const FOREIGN = /(?:\+|(?<!\d)00)(?!34)\d{1,4}[ .()/-]{0,3}$/;

/** "planta 6 12345678": a digit apart from the others is a word of its own, but in a number written in many groups. */
const APART = /^\d | \d$/;
const MANY = 4;

function readPhone(found: string, before: string): Identifier | undefined {
  const national = found.replace(/^\(? ?(?:(?:\+|00) ?)?34(?=(?:\D*\d){9}\D*$)[ )]*/, '');
  if (APART.test(national) && national.split(' ').length < MANY) return undefined;
  if (OTHER_NUMBER.test(before) || FOREIGN.test(before)) return undefined;
  const phone = parseMsisdn(found);
  return phone.ok ? { kind: 'msisdn', value: phone.value, line: phone.kind } : undefined;
}

const SIGN = String.raw`[ .\-/()\u00B7]`;
const LETTER_APART = new RegExp(`${SIGN}[A-Z]$|^[A-Z]${SIGN}`, 'i');
/** Small words of Spanish: "12345678 y el contrato". */
const SMALL_WORD = / [aeouy]$|^[aeouy] /;

function readPersonal(found: string, before: string): Identifier | undefined {
  if (SMALL_WORD.test(found) || OTHER_NUMBER.test(before)) return undefined;
  const document = readDocument(found);
  const isRight = document?.kind === 'document' && document.check === 'right';
  // A letter apart from its digits is the document's only when it checks.
  return isRight || !LETTER_APART.test(found) ? document : undefined;
}

function readCompany(found: string, before: string): Identifier | undefined {
  const read = readPersonal(found, before);
  return read?.kind === 'document' && read.type === 'cif' ? read : undefined;
}

function readDocument(found: string): Identifier | undefined {
  const document = parseDocument(found);
  if (!document.ok) return undefined;
  const { ok: _ok, ...rest } = document;
  return { kind: 'document', ...rest };
}
