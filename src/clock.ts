/** The time and waiting for it: tests bring a clock of their own, which moves when they say so. */
export interface Clock {
  now(): Date;
  /** Calls `then` once, after `ms` milliseconds; what it returns calls that off. */
  after(ms: number, then: () => void): () => void;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds, or as soon as the signal comes; it never rejects. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal?.aborted) return Promise.resolve();
  const callOff = clock.after(ms, resolve);
  signal?.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(callOff);
}
