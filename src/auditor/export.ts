import type { EventRecord } from '../store/store.ts';

export const FORMATS = ['jsonl', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const COLUMNS = ['seq', 'at', 'kind', 'actor', 'correlationId', 'data', 'hash'] as const;

/** The first line of an export; JSON lines have none. */
export const headOf = (format: Format): string => (format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '');

/** One event as one record. Nothing in it can make another record, or run in a spreadsheet. */
export function recordOf(
  { seq, at, kind, actor, correlationId, data, hash }: EventRecord,
  format: Format,
): string {
  const row = { seq, at: at.toISOString(), kind, actor, correlationId, data, hash };
  if (format === 'jsonl') return `${escaped(JSON.stringify(row))}\n`;
  const cells = { ...row, seq: String(seq), data: JSON.stringify(data) };
  return `${COLUMNS.map((column) => cell(cells[column])).join(',')}\r\n`;
}

/** Line breaks that JSON leaves alone and some readers do not. */
const escaped = (json: string): string =>
  json.replace(/[\u0085\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** With what a spreadsheet begins a formula. */
const FORMULA = ['=', '+', '-', '@', '\t', '\r'];

/** RFC 4180; a cell that a spreadsheet would take for a formula is made text by an apostrophe. */
function cell(text: string): string {
  const inert = FORMULA.some((sign) => text.startsWith(sign)) ? `'${text}` : text;
  return /^\d+$/.test(inert) ? inert : `"${oneLine(inert).replaceAll('"', '""')}"`;
}

/** Control characters and line breaks, written out. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
