import type { Failure } from './attempt.ts';
import type { Risk } from './operation.ts';

export const MOST_ATTEMPTS = 3;

const BACKOFF_MS = 200;
const PASSING_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * How long to wait before the next attempt; undefined when there must be none. Reads are tried again when
 * the failure may pass; changes only when it is certain that nothing was processed.
 */
export function delayBeforeRetry(failure: Failure, risk: Risk, attempt: number): number | undefined {
  if (attempt >= MOST_ATTEMPTS || !mayRetry(failure, risk)) return undefined;
  const backoff = BACKOFF_MS * 2 ** (attempt - 1);
  const jittered = backoff / 2 + (Math.random() * backoff) / 2;
  return Math.max(failure.retryAfterMs ?? 0, jittered);
}

function mayRetry({ error, passing }: Failure, risk: Risk): boolean {
  if (error.kind === 'rate_limited') return true;
  if (error.kind === 'network') return passing && (risk === 'read' || error.outcome === 'not_processed');
  return risk === 'read' && error.status !== undefined && PASSING_STATUSES.has(error.status);
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. Undefined when it is neither. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
