import { type Clock, sleep } from '../clock.ts';
import { DESTINATIONS, type Destination } from '../store/store.ts';
import { carry, type Lane } from './lane.ts';

/** A delivery taken by a process that died is handed out again after this long. */
const LEASE_SECONDS = 60;
/**
 * At a message a second all of them go out well within the lease. Who comes in between waits for one batch: small ones
 * of what people wait for, and of the audit channel as many as make a digest worth it.
 */
const BATCH: Readonly<Record<Destination, number>> = {
  audit: 25,
  card: 8,
  requester: 8,
  people: 8,
};
/** How often the outbox is looked at when nobody says that there is something in it. */
const POLL_MS = 1_000;

export interface Feed {
  /** There is something in the outbox. */
  wake(): void;
  /** Stops taking deliveries and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Carries committed events to Slack, in order for each request and place. Places do not wait for each other.
 * What Slack refuses waits and is tried again, for ever; only what is for a person who takes no messages is given up.
 */
export function startFeed(lane: Lane, clock: Clock): Feed {
  const stopping = new AbortController();
  const lanes = DESTINATIONS.map((destination) => startLane(lane, destination, clock, stopping.signal));
  return {
    wake() {
      for (const each of lanes) each.wake();
    },
    async stop() {
      stopping.abort();
      await Promise.all(lanes.map(({ ended }) => ended));
    },
  };
}

function startLane(lane: Lane, destination: Destination, clock: Clock, stop: AbortSignal) {
  const { parts, logger } = lane;
  let news = Promise.withResolvers<void>();
  const idle = (ms: number, earlier: Promise<void> | undefined) =>
    Promise.race([sleep(clock, ms, stop), ...[earlier ?? []].flat()]);

  async function round(): Promise<void> {
    news = Promise.withResolvers();
    // What was true before the database was put back must not be written over what is: cards stay as they are.
    const held = destination !== 'audit' && (await parts.store.fence()) !== undefined;
    const leased = held ? [] : await parts.store.lease(destination, LEASE_SECONDS, BATCH[destination]);
    if (leased.length === 0) return idle(POLL_MS, news.promise);
    const seconds = await carry(lane, leased);
    if (seconds > 0) await idle(seconds * 1_000, undefined);
  }

  const ended = (async () => {
    while (!stop.aborted) {
      await round().catch(async (error: unknown) => {
        logger.error({ err: error, destination }, 'the outbox could not be read');
        await idle(POLL_MS, undefined);
      });
    }
  })();
  return { wake: () => news.resolve(), ended };
}
