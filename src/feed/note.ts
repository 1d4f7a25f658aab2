import { postedOf } from '../audit/posted.ts';
import type { Note } from '../slack-history.ts';
import type { Delivery } from '../store/store.ts';

/** Names an event in a place: a message that carries it is that event's. */
export const keyOf = ({ destination, event }: Delivery): string => `${event.seq}.${destination}`;

/** What the message of a delivery is marked with: in the audit channel each is a posted head of the log. */
export const noteOf = (delivery: Delivery): Note => ({
  key: keyOf(delivery),
  ...(delivery.destination === 'audit' && { event: postedOf(delivery.event) }),
});
