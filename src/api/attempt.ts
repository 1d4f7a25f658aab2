import type { KyInstance } from 'ky';
import { readAnswer, type Success } from './answer.ts';
import { readBody } from './body.ts';
import { bounded } from './envelope.ts';
import { ApiError } from './errors.ts';
import { readNetworkFailure } from './network.ts';
import type { Operation } from './operation.ts';
import type { Prepared } from './request.ts';
import { readRetryAfter } from './retry.ts';

export const CORRELATION_HEADER = 'request-correlation-id';

/** An attempt that did not succeed, with what decides on the next. */
export class Failure {
  readonly error: ApiError;
  /** It says the API is unwell: network, 5xx, deadline. A 404 does not. */
  readonly countsAgainstApi: boolean;
  /** A network failure that may pass. */
  readonly passing: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(error: ApiError, facts: { passing?: boolean; retryAfterMs?: number | undefined } = {}) {
    this.error = error;
    this.countsAgainstApi =
      error.kind === 'network' || error.kind === 'timeout' || (error.status ?? 0) >= 500;
    this.passing = facts.passing ?? false;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

export interface AttemptOptions {
  readonly http: KyInstance;
  readonly operation: Operation;
  readonly prepared: Prepared;
  readonly headers: Readonly<Record<string, string>>;
  /** The API key, wherever in an answer it stands. */
  readonly secret: string;
  /** Ends the attempt, the reading of the body included. */
  readonly signal: AbortSignal;
  /** The caller's own signal: whether it was they who ended it. */
  readonly givenUp: () => boolean;
  readonly now: () => Date;
}

/**
 * Sends the request once and reads the answer. Throws only when the caller gives up, which says nothing
 * about the API.
 */
export async function attemptOnce(options: AttemptOptions): Promise<Success | Failure> {
  const { operation } = options;
  try {
    const response = await send(options);
    const body = await readBody(response);
    const text = body && withoutSecret(body, options.secret);
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), options.now());
    const tracingId = tracingIdOf(response, options);
    const answer = readAnswer(operation, response.status, text, tracingId);
    return answer instanceof ApiError ? new Failure(answer, { retryAfterMs }) : answer;
  } catch (error) {
    if (options.givenUp()) throw givenUpError(operation, 'unknown');
    if (options.signal.aborted) return new Failure(timeoutError(operation));
    return networkFailure(operation, error);
  }
}

/**
 * The partners API names the workflow it has started in the header by which it is sent ours, and nowhere else
 * (barrings.update, services.create, devices.update). Our own come back is no news.
 */
function tracingIdOf({ headers }: Response, { headers: sent, secret }: AttemptOptions): string | undefined {
  const named = bounded(withoutSecret(headers.get(CORRELATION_HEADER) ?? '', secret), 80);
  const isOurs = named.toLowerCase() === sent[CORRELATION_HEADER]?.toLowerCase();
  return named === '' || isOurs ? undefined : named;
}

// An API that repeats what it was sent must not make the key part of a message.
const withoutSecret = (text: string, secret: string): string =>
  secret === '' ? text : text.replaceAll(secret, '•••');

function send({ http, operation, prepared, headers, signal }: AttemptOptions): Promise<Response> {
  return http(prepared.path, {
    method: operation.method,
    headers: { accept: 'application/json', ...prepared.headers, ...headers },
    searchParams: prepared.query.map((pair) => [...pair]),
    ...(prepared.body !== undefined && { json: prepared.body }),
    signal,
  });
}

function timeoutError(operation: Operation): ApiError {
  return new ApiError('The API gave no whole answer in time.', {
    ...originOf(operation),
    kind: 'timeout',
    outcome: 'unknown',
  });
}

/** The caller gave up before an answer came. */
export function givenUpError(operation: Operation, outcome: 'not_processed' | 'unknown'): ApiError {
  return new ApiError('The caller gave up before an answer came.', {
    ...originOf(operation),
    kind: 'timeout',
    outcome,
  });
}

function networkFailure(operation: Operation, error: unknown): Failure {
  const { code, unsent, passing } = readNetworkFailure(error);
  const message = unsent ? 'No connection to the API could be made.' : 'The connection to the API broke.';
  const outcome = unsent ? 'not_processed' : 'unknown';
  return new Failure(new ApiError(message, { ...originOf(operation), kind: 'network', outcome, code }), {
    passing,
  });
}

function originOf(operation: Operation) {
  return { api: operation.api, operationId: operation.id };
}
