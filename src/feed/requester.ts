import type { Delivery, EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from '../views/approval-card.ts';
import { requesterNotice } from '../views/people-message.ts';
import type { RequestModel } from '../views/request.ts';
import { type News, requesterCard, requesterNews } from '../views/requester-message.ts';
import { type DeliverParts, modelFor, postOnce, show } from './deliver.ts';
import { keyOf, noteOf } from './note.ts';

/**
 * One live message a request, which follows its state. Where there is news it is posted below as well, for Slack
 * notifies nobody of a message that changes.
 */
export async function toRequester(parts: DeliverParts, delivery: Delivery): Promise<void> {
  const { event } = delivery;
  const model = await modelFor(parts, event.correlationId);
  if (model === undefined || (model.request.risk !== 'destructive' && !isTold(event))) return;
  const { requester: channel } = model.request;
  const text = await parts.textOf(channel);
  const before = await parts.store.posted(event.correlationId, 'requester');
  const message = requesterCard(model, event, text);
  const live = await show(parts, delivery, 'requester', { channel, message, note: noteOf(delivery) });
  parts.reached(channel);
  // What has been posted just now has told by itself.
  if (before === undefined || live.ts !== before.ts) return;
  const news = newsIn(event, model, text);
  if (news === undefined) return;
  await postOnce(parts, delivery, { channel, message: news, note: { key: `${keyOf(delivery)}.news` } });
}

/** How a request can end, or what it can be left with: the requester waits for it. */
const ENDED: readonly News[] = [
  'rejected',
  'expired',
  'accepted',
  'succeeded',
  'failed',
  'unknown',
  'already_so',
];

/** Of a change they confirmed themselves, a person hears how it ended and what holds it up: the rest was on screen. */
const isTold = ({ kind }: EventRecord): boolean => kind === 'delayed' || ENDED.some((each) => each === kind);

/**
 * What is news to the requester: that it ended, and what stands in its way. Not what they have just done themselves,
 * and never what has passed meanwhile: nothing older stands below something newer.
 */
function newsIn(event: EventRecord, model: RequestModel, text: Text): MessageView | undefined {
  const { requester, state } = model.request;
  if (event.actor === requester) return undefined;
  const ended = ENDED.find((each) => each === event.kind);
  if (ended !== undefined) return ended === state ? requesterNews(model, ended, text) : undefined;
  return state === 'pending' || state === 'approved' ? requesterNotice(event, model, text) : undefined;
}
