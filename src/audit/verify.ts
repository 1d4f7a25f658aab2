import { setImmediate as turn } from 'node:timers/promises';
import { GENESIS, UnreadableEvent } from '../store/chain.ts';
import { isNext } from '../store/fence.ts';
import type { EventRecord, Store } from '../store/store.ts';
import type { PostedHead } from './head.ts';

/** Few enough that nobody waits for a page: between two of them whoever came in goes first. */
const PAGE = 200;

/** An event and the hash there, up to which the log has been walked. */
export interface Place {
  readonly seq: number;
  readonly hash: string;
  /** How many events there are so far. */
  readonly events: number;
}
export const START: Place = { seq: 0, hash: GENESIS, events: 0 };

export type Verified =
  | { readonly intact: true; readonly events: number; readonly last: number; readonly head: string }
  /**
   * `altered`: an event is not what was written, or does not follow the one before it. `head`: the chain is whole,
   * and not the one whose head was posted. `cut`: it ends before a head that was posted.
   */
  | {
      readonly intact: false;
      readonly events: number;
      readonly brokenAt: number;
      readonly why: 'altered' | 'head' | 'cut';
    };

/**
 * Walks the whole log, or what came after a place, and checks every hash, also of what was put before the first event,
 * and that the chain runs through every head that was posted where the database's owner cannot reach.
 */
export async function verifyLog(
  store: Pick<Store, 'events' | 'follows'>,
  heads: readonly PostedHead[] = [],
  from: Place = START,
  /** Told after each page. */
  reached: (place: Place) => void = () => undefined,
): Promise<Verified> {
  const posted = new Map(heads.map(({ seq, hash }) => [seq, hash]));
  let { hash: head, seq, events } = from;
  let after = from.seq === 0 ? Number.MIN_SAFE_INTEGER : from.seq;
  const broken = (brokenAt: number, why: 'altered' | 'head' | 'cut'): Verified => ({
    intact: false,
    events,
    brokenAt,
    why,
  });
  for (;;) {
    const page = await readPage(store, after);
    if (page instanceof UnreadableEvent) return broken(page.seq, 'altered');
    for (const event of page) {
      if (!isNext(seq, event) || !store.follows(head, event)) return broken(event.seq, 'altered');
      seq = event.seq;
      head = event.hash;
      events += 1;
      if ((posted.get(seq) ?? head) !== head) return broken(seq, 'head');
    }
    reached({ seq, hash: head, events });
    if (page.length < PAGE) break;
    after = seq;
    await turn();
  }
  const beyond = heads.find((each) => each.seq > seq);
  return beyond ? broken(beyond.seq, 'cut') : { intact: true, events, last: seq, head };
}

async function readPage(
  store: Pick<Store, 'events'>,
  after: number,
): Promise<readonly EventRecord[] | UnreadableEvent> {
  try {
    return await store.events(after, PAGE);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}
