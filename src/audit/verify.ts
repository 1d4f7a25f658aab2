import { follows, GENESIS, UnreadableEvent } from '../store/chain.ts';
import type { EventRecord, Store } from '../store/store.ts';

const PAGE = 1_000;

export type Verified =
  | { readonly intact: true; readonly events: number; readonly head: string }
  /** An event that is not what was written, or does not follow the one before it. */
  | { readonly intact: false; readonly events: number; readonly brokenAt: number };

/** Walks the whole log and checks every hash, also of what was put before the first event. */
export async function verifyLog(store: Pick<Store, 'events'>): Promise<Verified> {
  let head = GENESIS;
  let seq = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await readPage(store, after);
    if (page instanceof UnreadableEvent) return { intact: false, events: seq, brokenAt: page.seq };
    for (const event of page) {
      if (event.seq !== seq + 1 || !follows(head, event)) {
        return { intact: false, events: seq, brokenAt: event.seq };
      }
      seq = event.seq;
      head = event.hash;
    }
    if (page.length < PAGE) return { intact: true, events: seq, head };
    after = seq;
  }
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
