import type { ApiError, ApiErrorKind } from '../api/errors.ts';
import type { Trouble, TroubleKind } from './models.ts';

const KINDS: Readonly<Record<ApiErrorKind, TroubleKind>> = {
  invalid: 'refused',
  unauthorized: 'denied',
  forbidden: 'refused',
  not_found: 'missing',
  conflict: 'refused',
  duplicate: 'refused',
  rate_limited: 'busy',
  unavailable: 'down',
  timeout: 'slow',
  network: 'down',
  unreadable: 'unreadable',
  busy: 'busy',
  needs_approval: 'unapproved',
};

/** What a person can use of an error. The message is kept only when the API itself answered. */
export function troubleOf({ api, kind, status, code, message, tracingId, operationId }: ApiError): Trouble {
  return {
    api,
    kind: KINDS[kind],
    ...(status !== undefined && { message }),
    ...(code !== undefined && { code }),
    ...(tracingId !== undefined && { tracingId }),
    ...(kind === 'needs_approval' && { operationId }),
  };
}
