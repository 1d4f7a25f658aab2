import { addSeconds } from 'date-fns/addSeconds';
import type { Store } from '../store/store.ts';
import type { Poster } from './poster.ts';

/** How often the cards of undecided requests are looked for. */
const EVERY_SECONDS = 60;
/** The oldest first: they have the least time left. */
const MOST_CARDS = 50;

/**
 * Looks whether the cards of undecided requests are still there: one that somebody deleted cannot be clicked, and
 * is posted again. Returns what a worker runs as often as it likes.
 */
export function watchCards(
  { store, poster }: { readonly store: Store; readonly poster: Pick<Poster, 'isThere'> },
  now: () => Date,
): () => Promise<void> {
  let next = now();
  return async () => {
    if (now() < next) return;
    next = addSeconds(now(), EVERY_SECONDS);
    for (const { id } of await store.pending(MOST_CARDS)) {
      const card = await store.posted(id, 'card');
      if (card === undefined || (await poster.isThere(card))) continue;
      const event = { correlationId: id, kind: 'card_deleted', actor: 'careline', data: {} };
      await store.record(event, ['audit', 'card']);
    }
  };
}
