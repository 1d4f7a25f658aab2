import { parseDocument } from './document.ts';
import { parseEmail } from './email.ts';
import type { Identifier } from './identifier.ts';
import { parseMsisdn } from './msisdn.ts';
import { withoutMarkup } from './read.ts';

/** More than a person would look up from one message. */
const MOST = 10;
/** Slack's own limit of a message. */
const LONGEST = 40_000;

// The groups of an account number can pass for a phone number: it is blanked before looking.
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g;

const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const PHONE = /(?<![\p{L}\p{N}+])(?:\(?(?:\+|00)?34\)?[ .-]?)?[6-9](?:[ ./-]?\d){8}(?![\p{L}\p{N}])/gu;
const NIF = /(?<![\p{L}\p{N}])\d{1,2}\.?\d{3}\.?\d{3}[ ./-]?[A-Z](?![\p{L}\p{N}])/giu;
const NIE = /(?<![\p{L}\p{N}])[XYZ][ .-]?\d\.?\d{3}\.?\d{3}[ .-]?[A-Z](?![\p{L}\p{N}])/giu;
const COMPANY =
  /(?<![\p{L}\p{N}])[ABCDEFGHJKLMNPQRSUVW][.-]?\d{2}\.?\d{3}\.?\d{2}-?[0-9A-Z](?![\p{L}\p{N}])/giu;
// Of the passports only the Spanish form, in capitals: any shorter rule finds order numbers.
const PASSPORT = /(?<![\p{L}\p{N}])[A-Z]{3}\d{6}(?![\p{L}\p{N}])/gu;

type Reader = (found: string) => Identifier | undefined;

const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [EMAIL, readEmail],
  [NIF, readNif],
  [NIE, readDocument],
  [COMPANY, readDocument],
  [PASSPORT, readDocument],
  [PHONE, readPhone],
];

/** The documents, MSISDNs and e-mails that stand in a text, in its order, each once, at most ten. */
export function findIdentifiers(text: string): Identifier[] {
  const hits = PATTERNS.flatMap(([pattern, read]) => matches(searchable(text), pattern, read));
  const found = new Map<string, Identifier>();
  let end = 0;
  for (const hit of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (hit.start < end) continue;
    end = hit.end;
    const key = `${hit.identifier.kind} ${hit.identifier.value}`;
    if (!found.has(key)) found.set(key, hit.identifier);
  }
  return [...found.values()].slice(0, MOST);
}

function searchable(text: string): string {
  return withoutMarkup(text.slice(0, LONGEST))
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[^\S\n]/g, ' ')
    .replace(IBAN, (held) => ' '.repeat(held.length));
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
}

function matches(text: string, pattern: RegExp, read: Reader): Hit[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const identifier = read(match[0]);
    return identifier ? [{ start: match.index, end: match.index + match[0].length, identifier }] : [];
  });
}

function readEmail(found: string): Identifier | undefined {
  const email = parseEmail(found);
  return email.ok ? { kind: 'email', value: email.value } : undefined;
}

function readPhone(found: string): Identifier | undefined {
  const phone = parseMsisdn(found);
  return phone.ok ? { kind: 'msisdn', value: phone.value, line: phone.kind } : undefined;
}

// "el DNI 12345678 y el contrato": a letter after a blank is the document's only when it checks.
function readNif(found: string): Identifier | undefined {
  const document = readDocument(found);
  const apart = found.includes(' ') && document?.kind === 'document' && document.check === 'wrong';
  return apart ? undefined : document;
}

function readDocument(found: string): Identifier | undefined {
  const document = parseDocument(found);
  if (!document.ok) return undefined;
  const { ok: _ok, ...rest } = document;
  return { kind: 'document', ...rest };
}
