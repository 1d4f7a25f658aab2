import { slackWord } from '../slack-word.ts';
import {
  type Delivery,
  type Destination,
  type EventRecord,
  type RequestRecord,
  STATES,
  type Store,
} from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { approvalCard, type MessageView } from '../views/approval-card.ts';
import { auditRoot, auditStep } from '../views/audit-message.ts';
import { callFor } from '../views/nudge-message.ts';
import type { RequestModel } from '../views/request.ts';
import { requesterCard, requesterNews } from '../views/requester-message.ts';
import type { Poster } from './poster.ts';

export interface DeliverParts {
  readonly store: Store;
  readonly poster: Poster;
  readonly text: Text;
  readonly approvalsChannel: string;
  readonly auditChannel: string;
  modelOf(request: RequestRecord): RequestModel;
  /** The text in a person's own language. */
  textOf(userId: string): Promise<Text>;
}

/** Shows one event in one place. Throws what Slack throws: the delivery is then tried again. */
export function deliver(parts: DeliverParts, delivery: Delivery): Promise<void> {
  return routes[delivery.destination](parts, delivery.event, keyOf(delivery));
}

const routes: Readonly<
  Record<Destination, (parts: DeliverParts, event: EventRecord, key: string) => Promise<void>>
> = { audit: toAudit, card: toCard, requester: toRequester };

const keyOf = ({ destination, event }: Delivery): string => `${event.seq}.${destination}`;

/** One message a correlation ID, its later events in the thread. */
async function toAudit({ store, poster, text, auditChannel }: DeliverParts, event: EventRecord, key: string) {
  const root = await store.posted(event.correlationId, 'audit');
  if (root !== undefined) {
    await poster.post(root.channel, auditStep(event, text), key, root.ts);
    return;
  }
  const posted = await poster.post(auditChannel, auditRoot(event, text), key);
  await store.setPosted(event.correlationId, 'audit', posted);
}

/** The card is one message, shown as the request stands now. */
async function toCard(parts: DeliverParts, event: EventRecord, key: string) {
  const model = await modelFor(parts, event.correlationId);
  // What nobody has to decide has no card.
  if (model === undefined || model.request.risk !== 'destructive') return;
  await show(
    parts,
    { id: event.correlationId, place: 'card', channel: parts.approvalsChannel },
    approvalCard(model, parts.text),
    key,
  );
  const call = callFor(event, parts.text);
  const card = call && (await parts.store.posted(event.correlationId, 'card'));
  if (card) await parts.poster.post(card.channel, call, key, card.ts);
}

/** The requester's card follows the state; what changed is also news of its own, or nobody would notice. */
async function toRequester(parts: DeliverParts, event: EventRecord, key: string) {
  const model = await modelFor(parts, event.correlationId);
  if (model === undefined || (model.request.risk !== 'destructive' && !NEWS.has(event.kind))) return;
  const { requester } = model.request;
  const text = await parts.textOf(requester);
  const where = { id: event.correlationId, place: 'requester', channel: requester };
  await show(parts, where, requesterCard(model, text), key);
  const state = STATES.find((each) => each === event.kind);
  if (state !== undefined) await parts.poster.post(requester, requesterNews(model, state, text), key);
}

/** Of a change they confirmed themselves, a person hears how it ended: the rest was on their screen. */
const NEWS: ReadonlySet<string> = new Set(['succeeded', 'failed', 'accepted', 'unknown']);

/** Updates the message if it is there, posts it if it is not or somebody has deleted it. */
async function show(
  { store, poster }: DeliverParts,
  { id, place, channel }: { id: string; place: string; channel: string },
  message: MessageView,
  key: string,
): Promise<void> {
  const before = await store.posted(id, place);
  if (before !== undefined) {
    try {
      return await poster.update(before, message, key);
    } catch (error) {
      if (slackWord(error) !== 'message_not_found') throw error;
    }
  }
  await store.setPosted(id, place, await poster.post(channel, message, key));
}

async function modelFor({ store, modelOf }: DeliverParts, id: string): Promise<RequestModel | undefined> {
  const request = await store.request(id);
  return request && modelOf(request);
}
