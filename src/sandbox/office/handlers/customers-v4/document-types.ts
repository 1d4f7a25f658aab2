import { Problem } from '../../problem.ts';
import type { DocumentType } from '../../state.ts';

/** The words of customers v4, and no others: those of customers v2 (TR, PASS) are refused. */
const TYPES: Readonly<Record<string, DocumentType>> = {
  NIF: 'NIF',
  NIE: 'TR',
  CIF: 'CIF',
  PASSPORT: 'PASS',
};

/** The type of a document that was sent. */
export function typeIn(sent: string): DocumentType {
  const type = TYPES[sent];
  if (type === undefined) throw new Problem(400, `${sent} is no type of document`);
  return type;
}
