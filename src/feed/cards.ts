import { addSeconds } from 'date-fns/addSeconds';
import type { Store } from '../store/store.ts';
import type { Poster } from './poster.ts';

/** How often the cards of undecided requests are looked for. */
const EVERY_SECONDS = 60;
/** Slack is asked for so many at a time, and for the next ones the next time: each comes round. */
const CARDS_A_ROUND = 50;

/**
 * Looks whether the cards of undecided requests are still there: one that somebody deleted cannot be clicked, and
 * is posted again. Returns what a worker runs as often as it likes.
 */
export function watchCards(
  { store, poster }: { readonly store: Store; readonly poster: Pick<Poster, 'isThere'> },
  now: () => Date,
): () => Promise<void> {
  let next = now();
  let from = 0;
  return async () => {
    if (now() < next) return;
    next = addSeconds(now(), EVERY_SECONDS);
    const round = await store.pending(CARDS_A_ROUND, from);
    from = round.length < CARDS_A_ROUND ? 0 : from + CARDS_A_ROUND;
    for (const { id } of round) {
      const card = await store.posted(id, 'card');
      if (card === undefined || (await poster.isThere(card))) continue;
      const event = { correlationId: id, kind: 'card_deleted', actor: 'careline', data: {} };
      await store.record(event, ['audit', 'card']);
    }
  };
}
