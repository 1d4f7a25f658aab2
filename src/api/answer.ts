import type { z } from 'zod';
import { type Pruned, parseTolerantly } from './drift.ts';
import { holdsTooMuch } from './drift-budget.ts';
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
  /** Of a change whose answer breaks its page: all of it, as it came. */
  readonly data: unknown;
  /** The whole of it as it came, what is not in `data` included: to be shown. */
  readonly raw: unknown;
  readonly drift: readonly Drift[];
  readonly tracingId?: string;
}

/**
 * Reads what the API answered; `text` is undefined when the body was too large to read. An error is
 * returned for everything that is no success: HTML, broken JSON, an error whatever its status, a redirect. By
 * `tracingId` the API names the call beside the body; what the body says of it goes before.
 */
export function readAnswer(
  operation: Operation,
  status: number,
  text: string | undefined,
  tracingId?: string,
): Success | ApiError {
  const origin = { api: operation.api, operationId: operation.id, tracingId };
  const unreadable = (message: string) =>
    new ApiError(message, { ...origin, kind: 'unreadable', outcome: 'unknown', status });
  const isTooLarge = text === undefined || holdsTooMuch(text);
  const body = isTooLarge ? undefined : parseBody(text);
  if (status >= 300 && status < 400)
    return unreadable('The API answered with a redirect: it is not followed.');
  if (status >= 400) return errorOfStatus(status, readEnvelope(body?.json), origin);
  if (isTooLarge) return unreadable('The answer is too large to read.');
  if (!body) return unreadable('The answer is not JSON.');
  const error = readDisguisedError(body.json);
  if (error) return errorInSuccess(status, error, origin);
  return (
    readSuccess(operation, status, body.json, tracingId) ??
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

function readSuccess(
  operation: Operation,
  status: number,
  json: unknown,
  named: string | undefined,
): Success | undefined {
  const listed = operation.responses[status];
  const tracingId = readTracingId(json) ?? named;
  const read = listed ? readListed(operation, listed, json) : readUnlisted(operation, json);
  if (!read) return undefined;
  const drift = read.pruned.map((pruned) => ({
    ...pruned,
    api: operation.api,
    operationId: operation.id,
    status,
  }));
  return { status, data: read.data, raw: json, drift, ...(tracingId !== undefined && { tracingId }) };
}

interface Reading {
  readonly data: unknown;
  readonly pruned: readonly Pruned[];
}

/**
 * A change whose page lists the status has arrived, whatever its answer lacks: who is told that it may not have happened
 * asks again, and charges twice. What does not fit is kept as it came, and said.
 */
function readListed({ risk }: Operation, listed: z.ZodType, json: unknown): Reading | undefined {
  if (risk === 'read') return firstReadable([listed], json);
  const { pruned, ...read } = parseTolerantly(listed, json);
  return read.ok && pruned.length === 0 ? { data: read.data, pruned } : { data: json, pruned };
}

const UNLISTED_STATUS = 'unlisted_status';

/** A status the page does not list is read as the listed one it fits best. */
function readUnlisted({ responses }: Operation, json: unknown): Reading | undefined {
  const read = firstReadable(Object.values(responses), json);
  return read && { ...read, pruned: [{ path: '', problem: UNLISTED_STATUS }, ...read.pruned] };
}

/** Whether the answer lacks or breaks something of what its page describes. */
export const isIncomplete = (drift: readonly Pruned[]): boolean =>
  drift.some(({ problem }) => problem !== UNLISTED_STATUS);

function firstReadable(schemas: readonly z.ZodType[], json: unknown): Reading | undefined {
  const readings = schemas.map((schema) => parseTolerantly(schema, json)).filter((reading) => reading.ok);
  return readings.sort((a, b) => a.pruned.length - b.pruned.length)[0];
}
