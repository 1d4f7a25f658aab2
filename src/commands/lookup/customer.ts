/** Looking a customer up, from the identifier to the card or to whatever is said instead. */
import type { ModalView } from '@slack/types';
import { type Identifier, typedAs } from '../../fields/identifier.ts';
import { loadingView } from '../../views/loading.ts';
import { notFoundView } from '../../views/search.ts';
import type { Desk, ReadingDesk, Shown } from '../handler.ts';
import { fillCard } from './customer-card.ts';
import { findCustomer } from './find.ts';
import { foundAs, nobodyAs, soughtOf } from './identify.ts';
import { fillLine } from './line-card.ts';
import { leading, viewOf } from './place.ts';
import { CARD, type Card } from './remember.ts';

/** What is shown at once: what is being looked up. */
export function customerLoading(desk: Desk, identifier: Identifier): ModalView {
  const { customer, loading, kinds } = desk.text.desk;
  const { kind, value } = soughtOf(identifier);
  return loadingView(
    { title: customer.title, doing: loading.customer(kinds[kind]), what: value },
    viewOf(desk),
  );
}

/** Fills an open modal with the customer of an identifier. */
export async function fillCustomer(
  desk: ReadingDesk,
  shown: Shown,
  identifier: Identifier,
  page?: number,
): Promise<void> {
  const sought = soughtOf(identifier);
  const typed = typedAs(identifier);
  const again: Card = { typed, page: page ?? 0, accountIds: [], lines: [] };
  const retry = { actionId: 'customer.refresh', kind: CARD, value: again };
  const found = await leading(desk, shown, retry, () => findCustomer(identifier, desk));
  if (!found) return;
  if (found.found === 'line') return fillLine(desk, shown, { subscriptionId: found.subscriptionId });
  if (found.found) return fillCard(desk, shown, { found, sought: foundAs(sought, found), typed, page });
  const { searched, unasked } = found;
  const metadata = await desk.memory.save(CARD, again);
  const nobody = { sought: nobodyAs(sought), searched, unasked, metadata };
  await desk.screen.update(shown, notFoundView(nobody, viewOf(desk)));
}
