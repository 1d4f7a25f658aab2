/**
 * The last tenth of a call's time is for answers alone: a change begun with no time left would be sent and
 * then given up, its outcome unknown for nothing.
 */
const SHARE_FOR_BEGINNING = 0.9;

/** The time one call has. */
export interface CallTime {
  /** Comes when no further attempt may begin. */
  readonly beginBy: AbortSignal;
  /** Comes when whatever is under way ends. */
  readonly deadline: AbortSignal;
  /** May an attempt begin after this wait? */
  allows(waitMs: number): boolean;
  stop(): void;
}

/** Starts the time of a call. It must be stopped, or its timers keep the process up. */
export function startClock(deadlineMs: number): CallTime {
  const beginBy = new AbortController();
  const deadline = new AbortController();
  const beginMs = deadlineMs * SHARE_FOR_BEGINNING;
  const lastBeginning = performance.now() + beginMs;
  const timers = [setTimeout(() => beginBy.abort(), beginMs), setTimeout(() => deadline.abort(), deadlineMs)];
  return {
    beginBy: beginBy.signal,
    deadline: deadline.signal,
    allows: (waitMs) => performance.now() + waitMs < lastBeginning,
    stop: () => timers.forEach(clearTimeout),
  };
}
