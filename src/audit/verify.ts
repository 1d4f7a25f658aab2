import { follows, GENESIS } from '../store/chain.ts';
import type { Store } from '../store/store.ts';

const PAGE = 1_000;

export type Verified =
  | { readonly intact: true; readonly events: number; readonly head: string }
  /** The first event that is not what was written, or does not follow the one before it. */
  | { readonly intact: false; readonly events: number; readonly brokenAt: number };

/** Walks the whole log and checks every hash. */
export async function verifyLog(store: Pick<Store, 'events'>): Promise<Verified> {
  let head = GENESIS;
  let seq = 0;
  for (;;) {
    const page = await store.events(seq, PAGE);
    for (const event of page) {
      if (event.seq !== seq + 1 || !follows(head, event)) {
        return { intact: false, events: seq, brokenAt: event.seq };
      }
      seq = event.seq;
      head = event.hash;
    }
    if (page.length < PAGE) return { intact: true, events: seq, head };
  }
}
