import type { Logger } from '../log.ts';
import { retryAfter, slackWord } from '../slack-word.ts';
import type { Delivery, Destination } from '../store/store.ts';
import { type DeliverParts, deliver } from './deliver.ts';

/** A delivery taken by a process that died is handed out again after this long. */
const LEASE_SECONDS = 30;
const BATCH = 50;
/** How often the outbox is looked at when nobody says that there is something in it. */
const POLL_MS = 1_000;
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

export interface Feed {
  /** There is something in the outbox. */
  wake(): void;
  /** Stops taking deliveries and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Carries committed events to Slack, in order for each request and place. What Slack refuses waits and is
 * tried again, for ever: nothing is dropped.
 */
export function startFeed(parts: DeliverParts, logger: Logger): Feed {
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    do {
      again = false;
      const leased = await parts.store.lease(LEASE_SECONDS, BATCH);
      await Promise.all(lanes(leased).map((lane) => carry(parts, lane, logger)));
      if (leased.length > 0) again = true;
    } while (again && !stopped);
  }

  function wake(): void {
    again = true;
    if (running !== undefined || stopped) return;
    running = drain()
      .catch((error: unknown) => logger.error({ err: error }, 'the outbox could not be read'))
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Deliveries by place: places do not wait for each other, within one the order is kept. */
function lanes(leased: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const byPlace = new Map<Destination, Delivery[]>();
  for (const delivery of leased) {
    byPlace.set(delivery.destination, [...(byPlace.get(delivery.destination) ?? []), delivery]);
  }
  return [...byPlace.values()];
}

async function carry(parts: DeliverParts, lane: readonly Delivery[], logger: Logger): Promise<void> {
  for (const delivery of lane) {
    try {
      await deliver(parts, delivery);
      await parts.store.delivered([delivery.id]);
    } catch (error) {
      const word = slackWord(error) ?? 'no answer';
      const seconds = retryAfter(error) ?? pause(delivery.attempts);
      const { destination, event, attempts } = delivery;
      logger.warn(
        { destination, correlationId: event.correlationId, attempts, word, seconds },
        'not posted yet',
      );
      await parts.store.defer(delivery.id, seconds, word);
    }
  }
}

const pause = (attempts: number): number =>
  Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
