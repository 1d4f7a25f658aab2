/** Refusals are events, and cannot be made to crowd out the others: one a person, reason and minute, with a count. */
import type { Clock } from '../clock.ts';
import type { Destination, EventRecord, NewEvent, Store } from '../store/store.ts';

const WINDOW_MS = 60_000;
const REFUSALS: ReadonlySet<string> = new Set(['access_refused', 'decision_refused']);

/** What stands for the refusals of a person for one reason, for a minute. */
interface Window {
  /** The first: it is noted at once. */
  readonly noted: Promise<EventRecord>;
  /** The last of those that came after it, and how many there were. */
  last: NewEvent | undefined;
  times: number;
  readonly destinations: readonly Destination[];
  readonly cancel: () => void;
}

export interface Bounded {
  readonly store: Store;
  /** Notes what has been counted so far; before the store is closed. */
  flush(): Promise<void>;
}

/**
 * A store in which a refusal is noted at once, and what the same person is refused for the same reason within a
 * minute is counted, and noted as one event at its end. On the time line of a request each has its own.
 */
export function boundRefusals(store: Store, clock: Clock, onError: (error: unknown) => void): Bounded {
  const windows = new Map<string, Window>();

  function open(key: string, event: NewEvent, destinations: readonly Destination[]): Promise<EventRecord> {
    const noted = store.record(event, destinations);
    const cancel = clock.after(WINDOW_MS, () => void close(key).catch(onError));
    windows.set(key, { noted, last: undefined, times: 0, destinations, cancel });
    // What could not be noted does not stand for what comes after it.
    noted.catch(() => windows.delete(key));
    return noted;
  }

  async function close(key: string): Promise<void> {
    const ended = windows.get(key);
    windows.delete(key);
    if (ended?.last === undefined) return;
    const { last, times, destinations } = ended;
    await open(key, { ...last, data: { ...last.data, times } }, destinations);
  }

  return {
    store: {
      ...store,
      record(event, destinations) {
        if (!REFUSALS.has(event.kind)) return store.record(event, destinations);
        const key = keyOf(event);
        const window = windows.get(key);
        if (window === undefined) return open(key, event, destinations);
        window.last = event;
        window.times += 1;
        return window.noted;
      },
    },
    async flush() {
      for (const [key, { cancel }] of [...windows]) {
        cancel();
        await close(key);
        windows.get(key)?.cancel();
      }
    },
  };
}

function keyOf({ kind, actor, correlationId, data }: NewEvent): string {
  const request = kind === 'decision_refused' ? correlationId : '';
  return `${actor} ${data.why} ${request}`;
}
