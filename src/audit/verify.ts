import { follows, GENESIS, UnreadableEvent } from '../store/chain.ts';
import type { EventRecord, Store } from '../store/store.ts';
import type { PostedHead } from './head.ts';

const PAGE = 1_000;

export type Verified =
  | { readonly intact: true; readonly events: number; readonly head: string }
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
 * Walks the whole log and checks every hash, also of what was put before the first event, and that the chain runs
 * through every head that was posted where the database's owner cannot reach.
 */
export async function verifyLog(
  store: Pick<Store, 'events'>,
  heads: readonly PostedHead[] = [],
): Promise<Verified> {
  const posted = new Map(heads.map(({ seq, hash }) => [seq, hash]));
  let head = GENESIS;
  let seq = 0;
  let after = Number.MIN_SAFE_INTEGER;
  const broken = (brokenAt: number, why: 'altered' | 'head' | 'cut'): Verified => ({
    intact: false,
    events: seq,
    brokenAt,
    why,
  });
  for (;;) {
    const page = await readPage(store, after);
    if (page instanceof UnreadableEvent) return broken(page.seq, 'altered');
    for (const event of page) {
      if (event.seq !== seq + 1 || !follows(head, event)) return broken(event.seq, 'altered');
      seq = event.seq;
      head = event.hash;
      if ((posted.get(seq) ?? head) !== head) return broken(seq, 'head');
    }
    if (page.length < PAGE) break;
    after = seq;
  }
  const beyond = heads.find((each) => each.seq > seq);
  return beyond ? broken(beyond.seq, 'cut') : { intact: true, events: seq, head };
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
