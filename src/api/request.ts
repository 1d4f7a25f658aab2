import type { z } from 'zod';
import { ApiError } from './errors.ts';
import type { AnyInput, Operation } from './operation.ts';
import { fillPath, queryPairs, UnsafeValueError } from './url.ts';

/** What is sent, apart from the headers of every call. */
export interface Prepared {
  /** Relative to the API's base URL: it does not begin with a slash. */
  readonly path: string;
  readonly query: readonly [string, string][];
  /** Headers only this endpoint takes. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Checks an input against the operation and builds the request. Throws `ApiError` of kind `invalid`. */
export function prepare(operation: Operation, input: AnyInput, orgId: string): Prepared {
  const params = checked(operation, 'params', operation.params, input.params);
  const query = optional(operation, 'query', operation.query, input.query ?? {});
  const headers = optional(operation, 'headers', operation.headers, input.headers ?? {}) ?? {};
  const body = optional(operation, 'body', operation.body, input.body);
  try {
    const path = fillPath(operation.path, { ...params, org_id: orgId });
    return {
      path: path.replace(/^\//, ''),
      query: queryPairs(query),
      headers: Object.fromEntries(queryPairs(headers)),
      body,
    };
  } catch (error) {
    if (error instanceof UnsafeValueError) throw invalid(operation, error.message);
    throw error;
  }
}

function optional<T>(
  operation: Operation,
  part: 'query' | 'headers' | 'body',
  schema: z.ZodType<T> | undefined,
  value: unknown,
): T | undefined {
  if (schema) return checked(operation, part, schema, value);
  if (value === undefined || isEmpty(value)) return undefined;
  throw invalid(operation, `${part}: the operation takes none`);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function checked<T>(operation: Operation, part: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // The issues' words could quote the value: only places and codes are told.
  const places = result.error.issues.map((issue) => `${[part, ...issue.path].join('.')}: ${issue.code}`);
  throw invalid(operation, places.slice(0, 5).join(', '));
}

function invalid(operation: Operation, message: string): ApiError {
  return new ApiError(message, {
    api: operation.api,
    operationId: operation.id,
    kind: 'invalid',
    outcome: 'not_processed',
  });
}
