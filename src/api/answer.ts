import type { z } from 'zod';
import { type Pruned, parseTolerantly } from './drift.ts';
import { readDisguisedError, readEnvelope, readTracingId } from './envelope.ts';
import { ApiError, errorInSuccess, errorOfStatus } from './errors.ts';
import { parseJson } from './json.ts';
import type { Api, Operation } from './operation.ts';

/** One place where an answer broke the API page. */
export interface Drift extends Pruned {
  readonly api: Api;
  readonly operationId: string;
  readonly status: number;
}

/** What a success says. */
export interface Success {
  readonly status: number;
  readonly data: unknown;
  readonly drift: readonly Drift[];
  readonly tracingId?: string;
}

/**
 * Reads what the API answered; `text` is undefined when the body was too large to read. An error is
 * returned for everything that is not plainly a success.
 */
export function readAnswer(
  operation: Operation,
  status: number,
  text: string | undefined,
): Success | ApiError {
  const origin = { api: operation.api, operationId: operation.id };
  const unreadable = (message: string) =>
    new ApiError(message, { ...origin, kind: 'unreadable', outcome: 'unknown', status });
  const body = text === undefined ? undefined : parseBody(text);
  if (status >= 300 && status < 400)
    return unreadable('The API answered with a redirect: it is not followed.');
  if (status >= 400) return errorOfStatus(status, readEnvelope(body?.json), origin);
  if (text === undefined) return unreadable('The answer is too large to read.');
  if (!body) return unreadable('The answer is not JSON.');
  const error = readDisguisedError(body.json);
  if (error) return errorInSuccess(status, error, origin);
  return (
    readSuccess(operation, status, body.json) ??
    unreadable('The answer does not have the form the API describes.')
  );
}

/** An empty body is no value; one that is not JSON has no reading. */
function parseBody(text: string): { json: unknown } | undefined {
  if (text.trim() === '') return { json: undefined };
  try {
    return { json: parseJson(text) };
  } catch {
    return undefined;
  }
}

function readSuccess(operation: Operation, status: number, json: unknown): Success | undefined {
  const listed = operation.responses[status];
  const unlisted: Pruned[] = listed ? [] : [{ path: '', problem: 'unlisted_status' }];
  const tracingId = readTracingId(json);
  const read = firstReadable(listed ? [listed] : Object.values(operation.responses), json);
  if (!read) return undefined;
  const drift = [...unlisted, ...read.pruned].map((pruned) => ({
    ...pruned,
    api: operation.api,
    operationId: operation.id,
    status,
  }));
  return { status, data: read.data, drift, ...(tracingId !== undefined && { tracingId }) };
}

/** A status the page does not list is read as the listed one it fits best. */
function firstReadable(schemas: readonly z.ZodType[], json: unknown) {
  const readings = schemas
    .map((schema) => parseTolerantly(schema, schemas.length > 1 ? structuredClone(json) : json))
    .filter((reading) => reading.ok);
  return readings.sort((a, b) => a.pruned.length - b.pruned.length)[0];
}
