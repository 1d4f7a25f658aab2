import type { AnyBlock } from '@slack/types';
import type { Call } from '../approvals/call.ts';
import type { Note } from '../slack-history.ts';
import { slackWord } from '../slack-word.ts';
import { STOP_ID } from '../store/stop.ts';
import type { Delivery, Destination, EventRecord, Posted, RequestRecord, Store } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { approvalCard, type MessageView } from '../views/approval-card.ts';
import { auditRoot, auditStep } from '../views/audit-message.ts';
import { callFor, callingBlock } from '../views/nudge-message.ts';
import { peopleIn, peopleNews } from '../views/people-message.ts';
import type { RequestModel } from '../views/request.ts';
import { stopMessage } from '../views/stop.ts';
import { keyOf, noteOf } from './note.ts';
import type { Poster } from './poster.ts';
import { toRequester } from './requester.ts';
import { takesNone } from './unreachable.ts';

export interface DeliverParts {
  readonly store: Store;
  readonly poster: Poster;
  readonly text: Text;
  readonly approvalsChannel: string;
  readonly auditChannel: string;
  modelOf(request: RequestRecord): Promise<RequestModel>;
  /** How those who may decide are called, and who they are, as of now. */
  callOf(request: RequestRecord): Call;
  /** A message has reached a person. */
  reached(person: string): void;
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
  /** What is said when it is posted, and no more when it changes: whom it calls. */
  readonly calling?: readonly AnyBlock[];
  readonly note: Note;
  readonly threadTs?: string;
}

/** Posts a message unless an earlier attempt, of which nobody knows how it ended, has. */
export async function postOnce(
  { poster }: DeliverParts,
  { inDoubt, event }: Delivery,
  { channel, message: said, calling = [], note, threadTs }: Wanted,
): Promise<Posted> {
  const message = { ...said, blocks: [...said.blocks, ...calling] };
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
  if (event.correlationId === STOP_ID) return toApprovers(parts, delivery);
  const model = await modelFor(parts, event.correlationId);
  // What nobody has to decide has no card.
  if (model === undefined || model.request.risk !== 'destructive') return;
  const message = approvalCard(model, parts.text);
  const at = await show(parts, delivery, 'card', {
    channel: parts.approvalsChannel,
    message,
    calling: callingBlocks(parts, event, model.request),
    note: noteOf(delivery),
  });
  if (event.kind === 'requested') await sayItIsThere(parts, event);
  const call = callFor(event, parts.text);
  if (call === undefined) return;
  const note = { key: `${keyOf(delivery)}.call` };
  await postOnce(parts, delivery, { channel: at.channel, message: call, note, threadTs: at.ts });
}

/** What stops everything, or ends that, is said where decisions are made, to those who may end it. */
async function toApprovers(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const message = stopMessage(delivery.event, parts.text);
  await postOnce(parts, delivery, { channel: parts.approvalsChannel, message, note: noteOf(delivery) });
}

/** The groups that decide, where the policy has them mentioned; also where Slack did not tell whom to write to. */
function callingBlocks(
  { callOf, text }: DeliverParts,
  event: EventRecord,
  request: RequestRecord,
): readonly AnyBlock[] {
  const { notify, groups } = callOf(request);
  const nobodyCalled = notify === 'dm' && event.kind === 'requested' && peopleIn(event).length === 0;
  if (request.state !== 'pending' || !(notify === 'mention' || nobodyCalled)) return [];
  return [callingBlock(groups, text)];
}

/** A direct message to each person an event names; who has it already does not get it again, and for who takes none nothing waits. */
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
      if (!takesNone(slackWord(error))) throw error;
    }
  }
}

/** Who was told that nobody could see the card is told that it is there now. */
async function sayItIsThere({ store }: DeliverParts, { correlationId }: EventRecord): Promise<void> {
  const events = await store.eventsOf(correlationId);
  if (!events.some(({ kind }) => kind === 'card_waits')) return;
  if (events.some(({ kind }) => kind === 'card_posted')) return;
  const event = { correlationId, kind: 'card_posted', actor: 'careline', data: {} };
  await store.record(event, ['audit', 'requester']);
}

/** Updates the message if it is there, posts it if it is not or somebody has deleted it. */
export async function show(
  parts: DeliverParts,
  delivery: Delivery,
  place: string,
  wanted: Wanted,
): Promise<Posted> {
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
export async function modelFor(
  { store, modelOf }: DeliverParts,
  id: string,
): Promise<RequestModel | undefined> {
  const request = await store.request(id);
  return request && modelOf(request);
}
