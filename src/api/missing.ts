import { ApiError } from './errors.ts';
import type { Operation } from './operation.ts';

/** A value that an answer must say for what was asked. Throws `ApiError` where it is missing. */
export function said<T>(value: T | null | undefined, { api, id: operationId }: Operation): T {
  if (value != null) return value;
  throw new ApiError('The answer does not say what was asked.', {
    api,
    operationId,
    kind: 'unreadable',
    outcome: 'not_processed',
  });
}
