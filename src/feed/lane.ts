import type { Logger } from '../log.ts';
import { retryAfter, slackWord } from '../slack-word.ts';
import type { Delivery } from '../store/store.ts';
import type { Blocked } from './blocked.ts';
import { type DeliverParts, deliver } from './deliver.ts';
import { deliverDigest, isBacklog } from './digest.ts';
import { PlaceHeld, type Places } from './places.ts';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

export interface Lane {
  readonly parts: DeliverParts;
  readonly blocked: Blocked;
  readonly places: Pick<Places, 'admit'>;
  readonly logger: Logger;
}

/**
 * Carries leased deliveries of one destination, one after the other. Returns the seconds for which Slack wants
 * to be left alone, else 0. What is not posted is given back, to be tried again for ever.
 */
export async function carry(lane: Lane, leased: readonly Delivery[]): Promise<number> {
  const { parts } = lane;
  if (isBacklog(parts, leased)) {
    return attempt(lane, leased, () => deliverDigest(parts, leased));
  }
  for (const [index, delivery] of leased.entries()) {
    const wait = await attempt(lane, [delivery], () => deliver(parts, delivery));
    if (wait === 0) continue;
    // The others would be refused too: they were not sent, and wait as long.
    for (const { id } of leased.slice(index + 1)) await parts.store.defer(id, wait, 'paused');
    return wait;
  }
  return 0;
}

async function attempt(
  { parts: { store }, blocked, places, logger }: Lane,
  deliveries: readonly Delivery[],
  work: () => Promise<void>,
): Promise<number> {
  const [first] = deliveries;
  if (first === undefined) return 0;
  const { destination, event, attempts } = first;
  try {
    places.admit(destination);
    await work();
    await store.delivered(deliveries.map(({ id }) => id));
    blocked.free(destination);
    return 0;
  } catch (error) {
    const word = wordOf(error);
    const wait = retryAfter(error);
    const seconds = wait ?? (blocked.report(destination, word) ? LONGEST_PAUSE_SECONDS : pause(attempts));
    logger.warn(
      { destination, correlationId: event.correlationId, attempts, word: word ?? 'no answer', seconds },
      'not posted yet',
    );
    for (const { id } of deliveries) await store.defer(id, seconds, word);
    return wait ?? 0;
  }
}

function wordOf(error: unknown): string | undefined {
  if (error instanceof PlaceHeld) return error.word;
  return slackWord(error) ?? (retryAfter(error) === undefined ? undefined : 'ratelimited');
}

const pause = (attempts: number): number =>
  Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
