/** By which types of document an API is asked for a number, the likeliest first. */
import { type IdentityDocument, parseDocument } from '../../fields/document.ts';
import { type AskedType, askedType } from '../../fields/document-type.ts';
import { passportOf } from '../../fields/identifier.ts';

export interface DocumentReading {
  readonly documentType: AskedType;
  readonly document: string;
}

/** How what was typed may be read: one way, or two. */
export type DocumentReadings = readonly [DocumentReading, DocumentReading?];

const TYPES = { nif: 'NIF', nie: 'TR', cif: 'CIF', passport: 'PASS' } as const;

/**
 * Of a document that was typed. A NIF of a person is a DNI too, and nothing says under which of both the back office
 * keeps them; what looks like a CIF may be a passport. The second is asked when the first finds nobody.
 */
export function readingsOf(document: Omit<IdentityDocument, 'ok'>): DocumentReadings {
  const { type, value } = document;
  const first: DocumentReading = { documentType: TYPES[type], document: value };
  const passport = passportOf({ kind: 'document', ...document });
  if (passport !== undefined) return [first, { documentType: 'PASS', document: passport }];
  return type === 'nif' ? [first, { documentType: 'DNI', document: value }] : [first];
}

/**
 * Of a document an API answered with: by the type it says, the number as it came. Where it says NIF or DNI the other one
 * comes after, and what else the number is by its check character: companies and foreigners are filed under NIF too.
 * Where it says no type that is known, the number is read for one.
 */
export function readingsOfAnswer(
  number: string | null | undefined,
  said: string | null | undefined,
): { readonly readings: readonly DocumentReading[]; readonly bySaid: boolean } {
  const document = number?.trim() ?? '';
  const type = askedType(said);
  const read = parseDocument(document);
  if (document === '') return { readings: [], bySaid: false };
  if (type === undefined)
    return { readings: read.ok ? readingsOf(read).filter((each) => each !== undefined) : [], bySaid: false };
  if (type !== 'NIF' && type !== 'DNI') return { readings: [{ documentType: type, document }], bySaid: true };
  const others: AskedType[] = [type === 'NIF' ? 'DNI' : 'NIF'];
  if (read.ok && read.check === 'right' && read.type !== 'nif') others.unshift(TYPES[read.type]);
  return { readings: [type, ...others].map((documentType) => ({ documentType, document })), bySaid: true };
}
