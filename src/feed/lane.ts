import type { Logger } from '../log.ts';
import { retryAfter, slackWord } from '../slack-word.ts';
import type { Delivery } from '../store/store.ts';
import type { Blocked } from './blocked.ts';
import { type DeliverParts, deliver } from './deliver.ts';
import { deliverDigest, isBacklog } from './digest.ts';
import { PlaceHeld, type Places } from './places.ts';
import type { Unreachable } from './unreachable.ts';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

export interface Lane {
  readonly parts: DeliverParts;
  readonly blocked: Blocked;
  readonly places: Pick<Places, 'admit'>;
  readonly unreachable: Unreachable;
  readonly logger: Logger;
}

/**
 * Carries leased deliveries of one destination, one after the other. Returns the seconds for which Slack wants
 * to be left alone, else 0. What is not posted is given back, to be tried again for ever; only what nobody can be
 * reached with is given up.
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
  lane: Lane,
  deliveries: readonly Delivery[],
  work: () => Promise<void>,
): Promise<number> {
  const { parts, blocked, places, logger } = lane;
  const { store } = parts;
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
    if (destination === 'requester' && (await givenUp(lane, first, word))) return 0;
    const seconds = wait ?? (blocked.report(destination, word) ? LONGEST_PAUSE_SECONDS : pause(attempts));
    logger.warn(
      { destination, correlationId: event.correlationId, attempts, word: word ?? 'no answer', seconds },
      'not posted yet',
    );
    for (const { id } of deliveries) await store.defer(id, seconds, word);
    if (destination === 'card' && event.kind === 'requested') await sayItWaits(lane, first);
    return wait ?? 0;
  }
}

/** Gives up what cannot reach its person, and notes it once a request. */
async function givenUp(
  { parts: { store }, unreachable }: Lane,
  { id, event: { correlationId }, attempts }: Delivery,
  word: string | undefined,
): Promise<boolean> {
  if (word === undefined || !unreachable.isLost(word, attempts)) return false;
  await store.delivered([id]);
  const person = (await store.request(correlationId))?.requester;
  if (person === undefined) return true;
  unreachable.lost(person, word);
  const noted = (await store.eventsOf(correlationId)).some(({ kind }) => kind === 'undeliverable');
  const event = { correlationId, kind: 'undeliverable', actor: 'careline', data: { person } };
  if (!noted) await store.record(event, ['audit']);
  return true;
}

/** Who asked is told, once, that nobody can see the card yet. */
async function sayItWaits({ parts: { store }, blocked }: Lane, { event: { correlationId } }: Delivery) {
  if (!blocked.now().some(({ place }) => place === 'card')) return;
  const noted = (await store.eventsOf(correlationId)).some(({ kind }) => kind === 'card_waits');
  const event = { correlationId, kind: 'card_waits', actor: 'careline', data: {} };
  if (!noted) await store.record(event, ['audit', 'requester']);
}

function wordOf(error: unknown): string | undefined {
  if (error instanceof PlaceHeld) return error.word;
  return slackWord(error) ?? (retryAfter(error) === undefined ? undefined : 'ratelimited');
}

const pause = (attempts: number): number =>
  Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
