import type { Clock } from '../clock.ts';

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
export function startTime(clock: Clock, deadlineMs: number): CallTime {
  const beginBy = new AbortController();
  const deadline = new AbortController();
  const beginMs = deadlineMs * SHARE_FOR_BEGINNING;
  const lastBeginning = clock.now().getTime() + beginMs;
  const timers = [
    clock.after(beginMs, () => beginBy.abort()),
    clock.after(deadlineMs, () => deadline.abort()),
  ];
  return {
    beginBy: beginBy.signal,
    deadline: deadline.signal,
    allows: (waitMs) => clock.now().getTime() + waitMs < lastBeginning,
    stop() {
      for (const callOff of timers) callOff();
    },
  };
}
