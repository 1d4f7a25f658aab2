import type { Delivery } from '../store/store.ts';
import { digestMessage } from '../views/audit-message.ts';
import { type DeliverParts, keyOf } from './deliver.ts';

/** From so many waiting on, events of the audit channel go out together when it cannot take them one by one. */
const WORTH_IT = 15;

/** Whether these had better go out as one message. */
export const isBacklog = ({ poster, auditChannel }: DeliverParts, leased: readonly Delivery[]): boolean =>
  leased.length >= WORTH_IT && leased[0]?.destination === 'audit' && poster.isBusy(auditChannel);

/**
 * Posts many events of the audit channel as one message, in order, with all their keys. What comes later of a
 * request whose first event is in it follows in its thread. Throws what Slack throws.
 */
export async function deliverDigest(
  { store, poster, text, auditChannel }: DeliverParts,
  leased: readonly Delivery[],
): Promise<void> {
  const missing: Delivery[] = [];
  for (const delivery of leased) {
    const there = delivery.inDoubt && (await poster.find(auditChannel, keyOf(delivery), delivery.event.at));
    if (!there) missing.push(delivery);
  }
  if (missing.length === 0) return;
  const events = missing.map(({ event }) => event);
  const posted = await poster.post(auditChannel, digestMessage(events, text), missing.map(keyOf));
  for (const { correlationId } of events) {
    if ((await store.posted(correlationId, 'audit')) === undefined) {
      await store.setPosted(correlationId, 'audit', posted);
    }
  }
}
