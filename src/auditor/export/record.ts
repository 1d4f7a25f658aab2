import type { EventRecord } from '../../store/store.ts';

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

/** With what a spreadsheet begins a formula, also in the wide forms of East Asian keyboards. */
const SIGN = '[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]';
/** What a spreadsheet may pass over on the way to it: blanks of any kind, what is not seen, and quotation marks. */
const PASSED_OVER = '[\\p{Z}\\p{Cf}"]*';
/** At the beginning of a cell, and after what another program may take for the end of one. */
const FORMULA = new RegExp(`(^|[;,])(?=${PASSED_OVER}${SIGN})`, 'gu');

/** RFC 4180, every cell quoted. What a spreadsheet would take for a formula is made text by an apostrophe. */
const cell = (text: string): string =>
  `"${oneLine(text)
    .replace(FORMULA, (before) => `${before}'`)
    .replaceAll('"', '""')}"`;

/** Control characters, tabs among them, and line breaks, written out. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
