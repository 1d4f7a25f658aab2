import { type Clock, sleep } from './clock.ts';

/** Work that is done again and again, never twice at once. */
export interface Worker {
  /** Waits for the round under way and starts no other. */
  stop(): Promise<void>;
}

/** Runs `work` every `everyMs`, the first time now; a round that fails is reported and the next one runs. */
export function startWorker(
  work: () => Promise<void>,
  everyMs: number,
  clock: Clock,
  onError: (error: unknown) => void,
): Worker {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch(onError);
      await sleep(clock, everyMs, stopping.signal);
    }
  })();
  return {
    stop() {
      stopping.abort();
      return loop;
    },
  };
}
