import { bounded, type Envelope } from './envelope.ts';
import type { Api } from './operation.ts';

export type ApiErrorKind =
  /** The input breaks the operation's rules: ours (nothing was sent) or the API's. */
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  /** The target's state does not allow it. */
  | 'conflict'
  /** The correlation ID was used before: the earlier attempt had arrived. */
  | 'duplicate'
  | 'rate_limited'
  /** The API failed (5xx), or fails so often that it is left alone for a while. */
  | 'unavailable'
  /** No whole answer by the deadline, or the caller gave up. */
  | 'timeout'
  | 'network'
  /** An answer came that says neither yes nor no: HTML, broken JSON, a redirect, a body too large. */
  | 'unreadable'
  /** Too many calls to this API were under way: no slot came free by the deadline. */
  | 'busy'
  /** The policy wants it approved by another person: nothing was asked. */
  | 'needs_approval';

/**
 * What became of a change. `not_processed`: certain that nothing was; `refused`: the API said no;
 * `unknown`: it may have happened. Nothing hangs on it for reads.
 */
export type ErrorOutcome = 'not_processed' | 'refused' | 'unknown';

export interface ApiErrorFields {
  readonly kind: ApiErrorKind;
  readonly outcome: ErrorOutcome;
  readonly api: Api;
  readonly operationId: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly tracingId?: string | undefined;
}

/**
 * The one error of the call path. Its message is the API's own, bounded and on one line, or a general
 * sentence; it holds no URL, no body and no key, and carries no `cause`, which would hold them.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly outcome: ErrorOutcome;
  readonly api: Api;
  readonly operationId: string;
  /** The HTTP status, when an answer came. */
  readonly status?: number;
  /** The API's own code, or the system's (`ECONNREFUSED`) when there was no answer. */
  readonly code?: string;
  /** What the API's own people find the call by. */
  readonly tracingId?: string;

  constructor(message: string, fields: ApiErrorFields) {
    super(bounded(message, 300));
    this.kind = fields.kind;
    this.outcome = fields.outcome;
    this.api = fields.api;
    this.operationId = fields.operationId;
    if (fields.status !== undefined) this.status = fields.status;
    if (fields.code !== undefined) this.code = fields.code;
    if (fields.tracingId !== undefined) this.tracingId = fields.tracingId;
  }
}

const KIND_BY_STATUS: Readonly<Record<number, ApiErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  410: 'not_found',
  429: 'rate_limited',
};

/** What a status means. 406 is how the partners API refuses a correlation ID used before. */
export function kindOfStatus(status: number, code?: string): ApiErrorKind {
  if (code === 'DUPLICATE_WORKFLOW_ID') return 'duplicate';
  const known = KIND_BY_STATUS[status];
  if (known) return known;
  if (status >= 500) return 'unavailable';
  return status >= 400 ? 'invalid' : 'unreadable';
}

function outcomeOfStatus(status: number): ErrorOutcome {
  if (status === 429) return 'not_processed';
  const isDefinite = status >= 400 && status < 500 && status !== 408;
  return isDefinite ? 'refused' : 'unknown';
}

type Origin = Pick<ApiErrorFields, 'api' | 'operationId' | 'tracingId'>;

/** The error for an answer whose status is no success. */
export function errorOfStatus(status: number, envelope: Envelope | undefined, origin: Origin): ApiError {
  return new ApiError(envelope?.message ?? `The API answered ${status} without a readable reason.`, {
    ...origin,
    kind: kindOfStatus(status, envelope?.code),
    outcome: outcomeOfStatus(status),
    status,
    code: envelope?.code,
    tracingId: envelope?.tracingId ?? origin.tracingId,
  });
}

/** The error for a success status whose body says otherwise: what was done is anyone's guess. */
export function errorInSuccess(status: number, envelope: Envelope, origin: Origin): ApiError {
  const kind = envelope.status === undefined ? 'unreadable' : kindOfStatus(envelope.status, envelope.code);
  return new ApiError(envelope.message ?? `The API answered ${status} with an error.`, {
    ...origin,
    kind,
    outcome: 'unknown',
    status,
    code: envelope.code,
    tracingId: envelope.tracingId ?? origin.tracingId,
  });
}
