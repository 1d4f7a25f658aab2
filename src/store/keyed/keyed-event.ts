/** A log of before gets its key in the middle: an event says where, with the hash before it. */
import type { NewEvent } from '../store.ts';

/** It stands under an ID of its own, so that nobody takes it away unseen. */
export const KEYED_ID = '00000000-0000-4000-8000-000000000005';

/** The first event whose hash is made with the key, behind the last one without. */
export const keyedEvent = ({
  events,
  head,
}: {
  readonly events: number;
  readonly head: string;
}): NewEvent => ({
  correlationId: KEYED_ID,
  kind: 'keyed',
  actor: 'careline',
  data: { seq: events, hash: head },
});
