import { setImmediate as nextTurn } from 'node:timers/promises';

/** However many keep coming, nobody's work waits longer than this for them. */
const LONGEST_WAIT_MS = 500;

/**
 * Lets work begin in the order it came, one piece a turn of the event loop, and not while others are still
 * arriving: in a rush everybody is heard and acknowledged before the first piece of work keeps the loop busy. `now`
 * in milliseconds, of a clock that is never set back.
 */
export function createTurns(now: () => number = () => performance.now()): () => Promise<void> {
  const waiting: { readonly since: number; readonly begin: () => void }[] = [];
  let arrived = 0;

  async function serve(): Promise<void> {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const before = arrived;
      await nextTurn();
      if (arrived !== before && now() - next.since < LONGEST_WAIT_MS) continue;
      waiting.shift();
      next.begin();
    }
  }

  return () =>
    new Promise((begin) => {
      arrived += 1;
      waiting.push({ since: now(), begin });
      if (waiting.length === 1) void serve();
    });
}
