import type { AnyBlock } from '@slack/types';
import { postable } from '../fields/postable.ts';
import type { EventRecord, State } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { smallPrint } from './approval-card.ts';
import { actions, context, inSections } from './blocks.ts';
import { factLine } from './decided/lines.ts';
import { answered, meaningOf } from './deciding/ended.ts';
import { LONGEST_COMMENT } from './deciding/inputs.ts';
import { rejectionText } from './deciding/reject.ts';
import { cancelButton, detailsButton, followUpButtons, TO_REQUESTER } from './decision.ts';
import { inert, type Mrkdwn, md, upTo } from './escape.ts';
import { sentenceOf } from './intent.ts';
import { lapsedFields } from './lapsed.ts';
import { type RequestModel, when, who } from './request.ts';
import { standingNow, standingOf } from './standing.ts';
import { heldUp } from './stop.ts';
import { expires } from './waiting.ts';

/** What the requester is told of in a message of its own. */
export type News = Extract<
  State,
  'rejected' | 'expired' | 'accepted' | 'succeeded' | 'failed' | 'unknown' | 'already_so'
>;

/**
 * The requester's own message: where their request stands as of an event, with Cancel while it is undecided.
 */
export function requesterCard(model: RequestModel, event: EventRecord, text: Text): MessageView {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  return {
    text: inert(card.fallback(state, sentenceOf(model, text, 'channel'))),
    blocks: [
      ...inSections(lines(model, request.state, text)),
      ...heldUp(model, text),
      ...waitingBlocks(model, event, text),
      actions('request.mine', [
        ...(request.state === 'pending'
          ? [cancelButton(model, text)]
          : followUpButtons(model, text, TO_REQUESTER)),
        detailsButton(model, text),
      ]),
      context(...answered(model, text), ...smallPrint(model, text)),
    ],
  };
}

/** What changes the waiting without ending it. */
function waitingBlocks({ request }: RequestModel, event: EventRecord, text: Text): AnyBlock[] {
  if (request.state !== 'pending') return [];
  const { messages } = text;
  const said = [
    ...(request.escalatedAt ? [md`⏰ ${messages.othersAsked} ${when(request.escalatedAt)}`] : []),
    ...(event.kind === 'reminded' ? [md`⏰ ${messages.expiresSoon}`] : []),
    ...(event.kind === 'card_waits' ? [md`⚠️ ${messages.cardWaits}`] : []),
  ];
  return said.map((line) => context(line));
}

/** News of one change; what the event speaks of is still so. */
export function requesterNews(model: RequestModel, state: News, text: Text): MessageView {
  const { card } = text.requests;
  const { state: words } = standingOf(state, model.request.outcome, text);
  return {
    text: inert(card.fallback(words, sentenceOf(model, text, 'channel'))),
    blocks: [
      ...inSections(lines(model, state, text)),
      context(...answered(model, text), md`${card.correlation} \`${model.request.id}\``),
    ],
  };
}

/** Where somebody has decided: who, and what they remarked, stays to be read. */
const DECIDED: ReadonlySet<State> = new Set([
  'approved',
  'rejected',
  'executing',
  'accepted',
  'succeeded',
  'failed',
  'unknown',
]);

function lines(model: RequestModel, state: State, text: Text): Mrkdwn[] {
  const { request } = model;
  const { card } = text.requests;
  const standing =
    state === request.state ? standingNow(request, text) : standingOf(state, request.outcome, text);
  const said = [
    md`*${standing.state}*: *${sentenceOf(model, text, 'channel')}*`,
    meaningOf(model, state, text, 'channel'),
  ];
  if (state === 'pending') {
    said.push(...request.facts.map((each) => factLine(each, text)), expires(request, text));
  }
  if (DECIDED.has(state)) {
    const people =
      request.approvals.length > 0 ? request.approvals.map(({ userId }) => userId) : [request.decidedBy];
    const rejection = rejectionText(request, text, (words) => upTo(words, LONGEST_COMMENT));
    const last = rejection === undefined ? request.comment : undefined;
    said.push(
      ...people.flatMap((id) =>
        id === undefined || id === request.requester ? [] : md`${card.decidedBy} ${who(id, text)}`,
      ),
      ...[...request.approvals.map(({ comment }) => comment), last].flatMap((each) =>
        each === undefined ? [] : md`“${upTo(postable(each), LONGEST_COMMENT)}”`,
      ),
      ...(rejection === undefined ? [] : [md`${text.buttons.rejecting.because}: ${rejection}`]),
    );
  }
  said.push(...lapsedFields(model, text));
  return said;
}
