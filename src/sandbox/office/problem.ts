import type { Api } from '../../api/operation.ts';

/** Codes of this API; its page prints the first alone, as the example of every status. */
type BarringsCode =
  | 'INVALID_BARRING_MASK'
  | 'INVALID_PARAMETERS'
  | 'INVALID_SUBSCRIPTION_STATUS'
  | 'SUBSCRIPTION_NOT_FOUND';

/** A refusal, before it takes the form of the API it is said by. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: BarringsCode | undefined;
  constructor(status: number, message: string, code?: BarringsCode) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What an API answers a refusal with; the pages print no body for 405. */
export function envelope(api: Api, problem: Problem, tracingId: string): unknown {
  return problem.status === 405 ? undefined : ENVELOPES[api](problem, tracingId);
}

const ENVELOPES: Readonly<Record<Api, (problem: Problem, tracingId: string) => unknown>> = {
  'customers-v2': v2,
  'customers-v4': v4,
  barrings,
  partners,
};

const V2_CODES: Readonly<Record<number, string>> = { 400: '0001', 401: '0016', 404: '0013', 409: '0009' };
const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Resource not found',
  409: 'Conflict',
  429: 'Too many requests',
  503: 'Service unavailable',
};

const titleOf = (status: number): string => WORDS[status] ?? 'Unexpected error';
const upper = (text: string): string => text.toUpperCase().replaceAll(' ', '_');

function v2({ status, message }: Problem): unknown {
  // The page prints the 403 unlike the rest: an integer, and a capital D.
  if (status === 403) return { code: 10, status: 'FORBIDDEN', message: 'Forbidden', DetailMsg: message };
  return {
    code: V2_CODES[status] ?? '0099',
    status: upper(titleOf(status)),
    message: titleOf(status),
    detailMsg: message,
  };
}

const V4_CODES: Readonly<Record<number, string>> = {
  400: 'MCUS.999.998',
  401: 'MCUS.999.996',
  403: 'MCUS.999.995',
  404: 'MCUS.999.997',
  409: 'MCUS.999.994',
  503: 'MCUS.001.005',
};

function v4({ status, message }: Problem): unknown {
  const code = V4_CODES[status] ?? 'MCUS.999.999';
  return { errors: [{ error: { code, title: titleOf(status), ref: 'http://', message } }] };
}

const BARRINGS_CODES: Readonly<Record<number, string>> = {
  400: 'INVALID_PARAMETERS',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'INVALID_SUBSCRIPTION_STATUS',
};

function barrings({ status, code, message }: Problem, tracingId: string): unknown {
  return {
    tracingId,
    code: code ?? BARRINGS_CODES[status] ?? 'INTERNAL_SERVER_ERROR',
    message: `OA3_${status}_01: ${message}`,
  };
}

const PARTNERS_CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED_REQUEST',
  403: 'FORBIDDEN_RESOURCE',
  404: 'NOT_FOUND',
  406: 'DUPLICATE_WORKFLOW_ID',
};

function partners({ status, message }: Problem): unknown {
  return { code: PARTNERS_CODES[status] ?? 'INTERNAL_SERVER_ERROR', title: message.toUpperCase() };
}
