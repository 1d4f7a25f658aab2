/** What an error answer says, whichever of the four APIs wrote it. */
export interface Envelope {
  readonly code?: string;
  readonly message?: string;
  readonly tracingId?: string;
  /** The HTTP status its code or text stands for, where that is known. */
  readonly status?: number;
}

/** The codes the API pages print, with the status each comes with. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'MCUS.999.998': 400,
  'MCUS.999.996': 401,
  'MCUS.999.995': 403,
  'MCUS.999.997': 404,
  'MCUS.999.994': 409,
  'MCUS.999.999': 500,
  'MCUS.001.005': 503,
  'MCUS.001.009': 503,
  BAD_REQUEST: 400,
  UNAUTHORIZED_REQUEST: 401,
  FORBIDDEN_RESOURCE: 403,
  NOT_FOUND: 404,
  DUPLICATE_WORKFLOW_ID: 406,
  INTERNAL_SERVER_ERROR: 500,
  INVALID_BARRING_MASK: 400,
};

/** The partners API wraps its successes as it wraps its errors: `{ code: 'CREATED', title }`. */
const SUCCESSES: ReadonlySet<string> = new Set([
  'OK',
  'CREATED',
  'UPDATED',
  'DELETED',
  'ACCEPTED',
  'SUCCESS',
]);

/** What the flat envelopes hold, and nothing beside it: a success with a `code` has more fields. */
const FLAT_KEYS: ReadonlySet<string> = new Set([
  'code',
  'status',
  'message',
  'detailmsg',
  'title',
  'tracingid',
  'timestamp',
  'path',
  'error',
  'ref',
]);

type Fields = ReadonlyMap<string, unknown>;

/** Reads an error body by its shape, not by whose it should be: a proxy may answer for another API. */
export function readEnvelope(body: unknown): Envelope | undefined {
  const fields = fieldsOf(nestedError(body) ?? body);
  if (!fields) return undefined;
  const code = textOf(fields.get('code'));
  const message = messageOf(fields);
  const tracingId = readTracingId(body);
  const status = statusOf(code, message, fields);
  if (code === undefined && message === undefined) return undefined;
  return {
    ...(code !== undefined && { code: bounded(code, 80) }),
    ...(message !== undefined && { message: bounded(message, 300) }),
    ...(tracingId !== undefined && { tracingId }),
    ...(status !== undefined && { status }),
  };
}

/** What the API's own people find a call by, where its answer says it. */
export function readTracingId(body: unknown): string | undefined {
  const tracingId = textOf(fieldsOf(body)?.get('tracingid'));
  return tracingId === undefined ? undefined : bounded(tracingId, 80);
}

/** The word an answer to a change is wrapped in, where it is none of the successes the pages print. */
export function readOddCode(body: unknown): string | undefined {
  const code = fieldsOf(body)?.get('code');
  const isOdd = typeof code === 'string' && code.trim() !== '' && !SUCCESSES.has(plain(code));
  return isOdd ? bounded(code, 80) : undefined;
}

/** Reads an error that came with a success status. Stricter: many successes have a code or a title. */
export function readDisguisedError(body: unknown): Envelope | undefined {
  if (Array.isArray(body)) return body.map(readDisguisedError).find((error) => error !== undefined);
  const fields = fieldsOf(body);
  if (!fields) return undefined;
  const result = failedResult(fields);
  if (result) return result;
  return isDisguised(fields, nestedError(body) !== undefined) ? (readEnvelope(body) ?? {}) : undefined;
}

/** A code as the tables have it. */
const plain = (code: string): string => code.trim().toUpperCase();

function isDisguised(fields: Fields, nested: boolean): boolean {
  if (nested || isSaid(fields.get('errors')) || isSaid(fields.get('error'))) return true;
  const code = textOf(fields.get('code'));
  if (code !== undefined && STATUS_BY_CODE[plain(code)] !== undefined) return true;
  if (![...fields.keys()].every((key) => FLAT_KEYS.has(key))) return false;
  if (statusOf(code, undefined, fields) !== undefined) return true;
  if (code === undefined || SUCCESSES.has(plain(code))) return false;
  // Codes of errors that are numbers come with a message; partners' titles stand beside words.
  const isWord = typeof fields.get('code') === 'string';
  return (isWord ? messageOf(fields) : messageOf(withoutTitle(fields))) !== undefined;
}

/** Whether something stands there: not null, not `false`, nor an empty text, list or object. */
function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isSaid);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value === true || textOf(value) !== undefined;
}

const withoutTitle = (fields: Fields): Fields => new Map([...fields].filter(([key]) => key !== 'title'));

/** What workorders.change-order answers: a 200 that says itself whether it is an error. */
function failedResult(fields: Fields): Envelope | undefined {
  const result = fieldsOf(fields.get('errorvo'));
  const code = textOf(result?.get('error_code'));
  // What stands for "none" is not printed: zeros and OK are taken for it.
  if (code === undefined || /^(0+|ok)$/i.test(code.trim())) return undefined;
  const message = textOf(result?.get('error_description'));
  return { code: bounded(code, 80), ...(message !== undefined && { message: bounded(message, 300) }) };
}

/** The first of customers-v4's `errors[].error`. */
function nestedError(body: unknown): unknown {
  const errors = fieldsOf(body)?.get('errors');
  if (!Array.isArray(errors)) return undefined;
  const [first]: unknown[] = errors;
  const fields = fieldsOf(first);
  const error = fields?.get('error');
  if (fieldsOf(error)) return error;
  return fields?.has('code') || fields?.has('message') ? first : undefined;
}

// customers-v2 prints detailMsg here and DetailMsg there: names are compared in lower case.
function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

/** Codes are zero-padded text on some pages and integers on others. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function messageOf(fields: Fields): string | undefined {
  const said = ['title', 'message', 'detailmsg', 'error'].map((name) => textOf(fields.get(name)));
  const distinct = new Set(said.filter((text) => text !== undefined));
  return distinct.size > 0 ? [...distinct].join(': ') : undefined;
}

function statusOf(code: string | undefined, message: string | undefined, fields: Fields): number | undefined {
  const known = STATUS_BY_CODE[code ?? ''];
  if (known !== undefined) return known;
  // The barrings API begins its messages with `OA3_400_01`.
  const written = /^[45]\d\d$/.exec(textOf(fields.get('status')) ?? code ?? '')?.[0];
  const status = written ?? /\bOA3_([45]\d\d)_/.exec(message ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}

/** One line of bounded length: control and direction characters would forge log lines and cards. */
export function bounded(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}
