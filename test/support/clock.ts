import type { Clock } from '../../src/clock.ts';

export interface MovableClock extends Clock {
  /** Moves on by so many seconds: what was to happen meanwhile happens at once, in its order. */
  advance(seconds: number): void;
}

interface Waiting {
  readonly dueAt: number;
  readonly then: () => void;
  timer: ReturnType<typeof setTimeout>;
}

/** A clock that runs like the machine's, and can be moved on. */
export function movableClock(): MovableClock {
  let offset = 0;
  const now = () => Date.now() + offset;
  const all = new Set<Waiting>();
  const fire = (waiting: Waiting) => {
    clearTimeout(waiting.timer);
    if (all.delete(waiting)) waiting.then();
  };
  return {
    now: () => new Date(now()),
    after(ms, then) {
      const timer = setTimeout(() => fire(waiting), ms);
      const waiting: Waiting = { dueAt: now() + ms, then, timer };
      all.add(waiting);
      return () => {
        clearTimeout(timer);
        all.delete(waiting);
      };
    },
    advance(seconds) {
      offset += seconds * 1_000;
      const due = [...all].filter(({ dueAt }) => dueAt <= now()).sort((a, b) => a.dueAt - b.dueAt);
      for (const waiting of due) fire(waiting);
      for (const waiting of all) {
        clearTimeout(waiting.timer);
        waiting.timer = setTimeout(() => fire(waiting), Math.max(0, waiting.dueAt - now()));
      }
    },
  };
}
