import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';

/** Calls that wait for a slot; each holds a few hundred bytes and leaves at its deadline. */
const LONGEST_QUEUE = 1_000;
/** Failures in a row after which an API is left alone. */
const FAILURES_TO_OPEN = 10;
/** How long it is left alone before one call tries it. */
const HALF_OPEN_AFTER_MS = 10_000;

/** No slot came free: too many calls under way, or the call's time ran out while it waited. */
export class NoSlotError extends Error {
  override readonly name = 'NoSlotError';
}

/** The API failed so often in a row that it is left alone for a while. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
}

/** What keeps one API from holding up the others: bounded concurrency and a circuit breaker of its own. */
export interface Gate {
  /**
   * Runs `work` when there is a slot. Throws `NoSlotError` or `CircuitOpenError` only when `work` was not
   * begun; once it is, ending it at `signal` is its own affair.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** `isFailure` says which results count against the API; what is thrown counts neither way. */
export function createGate(maxConcurrent: number, isFailure: (result: unknown) => boolean): Gate {
  const slots = bulkhead(maxConcurrent, LONGEST_QUEUE);
  const breaker = circuitBreaker(handleWhenResult(isFailure), {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  return {
    async run(work, signal) {
      const waiting = new AbortController();
      // The signal stays out of the bulkhead: an aborted call it meets in its queue ends the queue's turn,
      // and those behind it would wait for another call to come and go.
      const turn = breaker.execute(() =>
        slots.execute(() => {
          if (signal.aborted) throw new NoSlotError('No slot came free in time.');
          waiting.abort();
          return work();
        }),
      );
      try {
        return await Promise.race([turn, outOfTime(signal, waiting.signal)]);
      } catch (error) {
        if (error instanceof BulkheadRejectedError) throw new NoSlotError('Too many calls wait already.');
        if (error instanceof BrokenCircuitError)
          throw new CircuitOpenError('The API is left alone for a while.');
        throw error;
      }
    },
  };
}

/** Rejects at `signal`, unless `begun` comes first; then it never settles. */
function outOfTime(signal: AbortSignal, begun: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = () => reject(new NoSlotError('No slot came free in time.'));
    if (signal.aborted && !begun.aborted) give();
    else signal.addEventListener('abort', give, { once: true, signal: begun });
  });
}
