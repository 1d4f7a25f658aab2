import type { AnyBlock, ModalView } from '@slack/types';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { decidedBy, smallPrint } from './approval-card.ts';
import { othersBlocks } from './beside/others.ts';
import { outlookOnCard } from './beside/outlook.ts';
import { actions, context, divider, fields, modal, section } from './blocks.ts';
import { type DecidedOn, decidedOn, LONGEST_TARGET } from './decided/decided-on.ts';
import { inWindow, type Reader } from './decided/place.ts';
import { meaningOf } from './deciding/ended.ts';
import { rejectionText } from './deciding/reject.ts';
import { cancelButton, decisionButtons, followUpButtons, type Offers, rejectionButtons } from './decision.ts';
import { type Mrkdwn, md, upTo } from './escape.ts';
import { sentenceOf, targetOf } from './intent.ts';
import { lapsedFields } from './lapsed.ts';
import { outcomeText, type RequestModel } from './request.ts';
import { standingNow } from './standing.ts';
import { heldUp } from './stop.ts';
import { timelineBlocks } from './timeline/timeline.ts';
import { askedField, expires } from './waiting.ts';

export interface DetailsModel {
  readonly model: RequestModel;
  readonly events: readonly EventRecord[];
  readonly mayDecide: boolean;
  /** Whether it is the reader's own. */
  readonly own: boolean;
  readonly offers: Offers;
  readonly reader: Reader;
  /** What the back office said beside that it is done. */
  readonly answer: readonly Mrkdwn[];
}

/** More of an answer than this is looked up by its own operation. */
const MOST_ANSWER = 20;
/** Of the 100 blocks of a modal: what is decided on and the answer share these, the rest is for what is always there. */
const BLOCKS_BESIDE = 80;

/**
 * Everything of a request, unmasked, for those who may read it: a modal leaves no history. Where the person
 * may decide, the decision is made here too.
 */
export function requestDetails(
  { model, events, mayDecide, own, offers, reader, answer }: DetailsModel,
  text: Text,
): ModalView {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  const followUps = followUpButtons(model, text, offers);
  const decidedOnIt = decidedOn(model, text, inWindow(reader));
  return modal({
    title: card.detailsTitle,
    close: text.desk.close,
    blocks: [
      section(md`*${upTo(sentenceOf(model, text, 'person'), 1_000)}*`),
      section(md`${state} — ${meaningOf(model, request.state, text, 'person')}`),
      ...heldUp(model, text),
      ...outlookOnCard(model, text),
      ...othersBlocks(model, text, 'person'),
      ...fields([
        askedField(request, text),
        md`*${card.target}*\n${upTo(targetOf(model, text, 'person'), LONGEST_TARGET)}`,
        ...(request.state === 'pending' ? [md`*${expires(request, text)}*`] : []),
        ...decidedBy(model, text),
        ...lapsedFields(model, text),
      ]),
      ...decidedOnIt.blocks,
      ...ended(model, text),
      ...answerBlocks(answer, BLOCKS_BESIDE - decidedOnIt.blocks.length, text),
      ...(mayDecide && request.state === 'pending' ? decision(model, decidedOnIt, text) : []),
      ...(own && request.state === 'pending' ? [actions('request.mine', [cancelButton(model, text)])] : []),
      ...(followUps.length > 0 ? [actions('request.more', followUps)] : []),
      divider(),
      ...timelineBlocks(request.id, events, text),
      context(...smallPrint(model, text)),
    ],
  });
}

function answerBlocks(answer: readonly Mrkdwn[], room: number, text: Text): AnyBlock[] {
  const shown = answer.slice(0, Math.max(0, Math.min(MOST_ANSWER, room)));
  return [
    ...shown.map((piece) => section(piece)),
    ...(answer.length > shown.length
      ? [context(md`${text.record.answerGoesOn(shown.length, answer.length)}`)]
      : []),
  ];
}

/** Why it was rejected, or what the back office has answered. */
function ended(model: RequestModel, text: Text): AnyBlock[] {
  const { request } = model;
  const { outcome } = request;
  if (outcome === undefined) return [];
  const rejection = rejectionText(request, text, (words) => upTo(words, Number.POSITIVE_INFINITY));
  if (rejection !== undefined) return [section(md`*${text.buttons.rejecting.because}*\n${rejection}`)];
  return [section(md`*${text.requests.card.answer}*\n${outcomeText(model, outcome, text)}`)];
}

/** Nobody approves what they cannot read to the end. */
function decision(model: RequestModel, { whole }: DecidedOn, text: Text): AnyBlock[] {
  if (whole) return [decisionButtons(model, text, [])];
  return [section(md`⚠️ ${text.shown.tooMuchForSlack}`), rejectionButtons(model, text)];
}
