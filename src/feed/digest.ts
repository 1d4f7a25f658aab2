import { slackWord } from '../slack-word.ts';
import type { Delivery } from '../store/store.ts';
import { digestMessage } from '../views/audit-message.ts';
import type { DeliverParts } from './deliver.ts';
import { keyOf, noteOf } from './note.ts';

/** From so many waiting on, events of the audit channel go out together when it cannot take them one by one. */
const WORTH_IT = 15;

/** Whether these had better go out as one message. */
export const isBacklog = ({ poster, auditChannel }: DeliverParts, leased: readonly Delivery[]): boolean =>
  leased.length >= WORTH_IT && leased[0]?.destination === 'audit' && poster.isBusy(auditChannel);

/**
 * Posts many events of the audit channel as one message, in order, each of them a posted head. What comes later of a
 * request whose first event is in it follows in its thread. Throws what Slack throws.
 */
export async function deliverDigest(parts: DeliverParts, leased: readonly Delivery[]): Promise<void> {
  const { poster, auditChannel } = parts;
  const missing: Delivery[] = [];
  for (const delivery of leased) {
    const there = delivery.inDoubt && (await poster.find(auditChannel, keyOf(delivery), delivery.event.at));
    if (!there) missing.push(delivery);
  }
  if (missing.length > 0) await postTogether(parts, missing);
}

/** Slack says that metadata can be too large, not from where on: what is, is posted in two halves. */
async function postTogether(parts: DeliverParts, missing: readonly Delivery[]): Promise<void> {
  const { store, poster, text, auditChannel } = parts;
  const events = missing.map(({ event }) => event);
  try {
    const posted = await poster.post(auditChannel, digestMessage(events, text), missing.map(noteOf));
    for (const { correlationId } of events) {
      if ((await store.posted(correlationId, 'audit')) === undefined) {
        await store.setPosted(correlationId, 'audit', posted);
      }
    }
  } catch (error) {
    if (slackWord(error) !== 'metadata_too_large' || missing.length === 1) throw error;
    const half = Math.ceil(missing.length / 2);
    await postTogether(parts, missing.slice(0, half));
    await postTogether(parts, missing.slice(half));
  }
}
