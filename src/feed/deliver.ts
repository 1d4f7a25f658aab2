import type { Note } from '../slack-history.ts';
import { linkToMessage } from '../slack-link.ts';
import { slackWord } from '../slack-word.ts';
import {
  type Delivery,
  type Destination,
  type Posted,
  type RequestRecord,
  STATES,
  type Store,
} from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { approvalCard, type MessageView } from '../views/approval-card.ts';
import { auditRoot, auditStep } from '../views/audit-message.ts';
import { callFor } from '../views/nudge-message.ts';
import { peopleIn, peopleNews, requesterNotice } from '../views/people-message.ts';
import type { RequestModel } from '../views/request.ts';
import { requesterCard, requesterNews } from '../views/requester-message.ts';
import { keyOf, noteOf } from './note.ts';
import type { Poster } from './poster.ts';

export interface DeliverParts {
  readonly store: Store;
  readonly poster: Poster;
  readonly text: Text;
  readonly approvalsChannel: string;
  readonly auditChannel: string;
  /** Where the workspace is found in a browser. */
  readonly workspaceUrl: string | undefined;
  modelOf(request: RequestRecord): RequestModel;
  /** The text in a person's own language. */
  textOf(userId: string): Promise<Text>;
}

/** Shows one event in one place. Throws what Slack throws: the delivery is then tried again. */
export function deliver(parts: DeliverParts, delivery: Delivery): Promise<void> {
  return routes[delivery.destination](parts, delivery);
}

const routes: Readonly<Record<Destination, (parts: DeliverParts, delivery: Delivery) => Promise<void>>> = {
  audit: toAudit,
  card: toCard,
  requester: toRequester,
  people: toPeople,
};

/** A message that is to be there once. */
interface Wanted {
  readonly channel: string;
  readonly message: MessageView;
  readonly note: Note;
  readonly threadTs?: string;
}

/** Posts a message unless an earlier attempt, of which nobody knows how it ended, has. */
async function postOnce(
  { poster }: DeliverParts,
  { inDoubt, event }: Delivery,
  { channel, message, note, threadTs }: Wanted,
): Promise<Posted> {
  const there = inDoubt && (await poster.find(channel, note.key, event.at, threadTs));
  return there || poster.post(channel, message, [note], threadTs);
}

/** Where a message stands, if that is the channel it belongs into: the configured one, whatever it was before. */
const inChannel = (channel: string, posted: Posted | undefined): Posted | undefined =>
  posted?.channel === channel ? posted : undefined;

/** One message a correlation ID, its later events in the thread. */
async function toAudit(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const { store, text, auditChannel } = parts;
  const { event } = delivery;
  const note = noteOf(delivery);
  const root = inChannel(auditChannel, await store.posted(event.correlationId, 'audit'));
  if (root !== undefined) {
    const message = auditStep(event, text);
    await postOnce(parts, delivery, { channel: root.channel, message, note, threadTs: root.ts });
    return;
  }
  const posted = await postOnce(parts, delivery, {
    channel: auditChannel,
    message: auditRoot(event, text),
    note,
  });
  await store.setPosted(event.correlationId, 'audit', posted);
}

/** The card is one message, shown as the request stands now. */
async function toCard(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const { event } = delivery;
  const model = await modelFor(parts, event.correlationId);
  // What nobody has to decide has no card.
  if (model === undefined || model.request.risk !== 'destructive') return;
  const message = approvalCard(model, parts.text);
  const at = await show(parts, delivery, 'card', {
    channel: parts.approvalsChannel,
    message,
    note: noteOf(delivery),
  });
  const call = callFor(event, parts.text);
  if (call === undefined) return;
  const note = { key: `${keyOf(delivery)}.call` };
  await postOnce(parts, delivery, { channel: at.channel, message: call, note, threadTs: at.ts });
}

/** The requester's card follows the state; what changed is also news of its own, or nobody would notice. */
async function toRequester(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const { event } = delivery;
  const model = await modelFor(parts, event.correlationId);
  if (model === undefined || (model.request.risk !== 'destructive' && !NEWS.has(event.kind))) return;
  const { requester: channel } = model.request;
  const text = await parts.textOf(channel);
  await show(parts, delivery, 'requester', {
    channel,
    message: requesterCard(model, text),
    note: noteOf(delivery),
  });
  const state = STATES.find((each) => each === event.kind);
  const message =
    state === undefined ? requesterNotice(event, model, text) : requesterNews(model, state, text);
  if (message === undefined) return;
  await postOnce(parts, delivery, { channel, message, note: { key: `${keyOf(delivery)}.news` } });
}

/** Slack's words for somebody who takes no messages any more: nothing waits for them. */
const GONE: ReadonlySet<string> = new Set(['user_disabled', 'user_not_found', 'channel_not_found']);

/** A direct message to each person an event names; who has it already does not get it again. */
async function toPeople(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const { event } = delivery;
  const model = await modelFor(parts, event.correlationId);
  if (model === undefined) return;
  for (const channel of peopleIn(event)) {
    const key = `${keyOf(delivery)}.${channel}`;
    if (await parts.store.posted(event.correlationId, key)) continue;
    const message = peopleNews(event, model, await parts.textOf(channel));
    try {
      const posted = await postOnce(parts, delivery, { channel, message, note: { key } });
      await parts.store.setPosted(event.correlationId, key, posted);
    } catch (error) {
      if (!GONE.has(slackWord(error) ?? '')) throw error;
    }
  }
}

/** Of a change they confirmed themselves, a person hears how it ended: the rest was on their screen. */
const NEWS: ReadonlySet<string> = new Set([
  'succeeded',
  'failed',
  'accepted',
  'unknown',
  'delayed',
  'expired',
  'already_so',
]);

/** Updates the message if it is there, posts it if it is not or somebody has deleted it. */
async function show(parts: DeliverParts, delivery: Delivery, place: string, wanted: Wanted): Promise<Posted> {
  const { store, poster } = parts;
  const id = delivery.event.correlationId;
  const there = await store.posted(id, place);
  // A person is written to in their own conversation, which has a name of its own.
  const before = place === 'requester' ? there : inChannel(wanted.channel, there);
  if (before !== undefined) {
    try {
      await poster.update(before, wanted.message, wanted.note);
      return before;
    } catch (error) {
      if (slackWord(error) !== 'message_not_found') throw error;
    }
  }
  const posted = await postOnce(parts, delivery, wanted);
  await store.setPosted(id, place, posted);
  return posted;
}

/** The request of an event as the views show it; `undefined` when there is none. */
async function modelFor(
  { store, modelOf, workspaceUrl }: DeliverParts,
  id: string,
): Promise<RequestModel | undefined> {
  const request = await store.request(id);
  if (request === undefined) return undefined;
  const followed = request.link && (await store.posted(request.link.id, 'card'));
  const url = linkToMessage(workspaceUrl, followed);
  return { ...modelOf(request), ...(url && { followedUrl: url }) };
}
