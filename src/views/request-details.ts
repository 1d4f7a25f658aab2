import type { ModalView } from '@slack/types';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { decidedBy, drifted, smallPrint } from './approval-card.ts';
import { actions, context, divider, fields, modal, section } from './blocks.ts';
import { decisionButtons, followUpButtons } from './decision.ts';
import { joined, type Mrkdwn, md } from './escape.ts';
import { sentenceOf, targetOf } from './intent.ts';
import {
  factLine,
  inputLines,
  inSections,
  outcomeText,
  type Reader,
  type RequestModel,
  who,
  whole,
} from './request.ts';
import { saidBlocks } from './said.ts';
import { standingOf } from './standing.ts';
import { stepLine } from './steps.ts';
import { askedAgo, expires } from './waiting.ts';

export interface DetailsModel {
  readonly model: RequestModel;
  readonly events: readonly EventRecord[];
  readonly mayDecide: boolean;
  readonly reader: Reader;
  /** What the back office said beside that it is done. */
  readonly answer: readonly Mrkdwn[];
}

/** More of an answer than this is looked up by its own operation. */
const MOST_ANSWER = 20;

/**
 * Everything of a request, unmasked, for those who may read it: a modal leaves no history. Where the person
 * may decide, the decision is made here too.
 */
export function requestDetails(
  { model, events, mayDecide, reader, answer }: DetailsModel,
  text: Text,
): ModalView {
  const { request } = model;
  const { card } = text.requests;
  const { state, meaning } = standingOf(request.state, request.outcome, text);
  const followUps = followUpButtons(model, text);
  const facts = request.facts.map((each) => factLine(each, text, Number.POSITIVE_INFINITY));
  return modal({
    title: card.detailsTitle,
    close: text.desk.close,
    blocks: [
      section(md`*${sentenceOf(model, text, 'person')}*`),
      section(md`${state} — ${meaning}`),
      ...fields([
        md`*${card.asks}*\n${who(request.requester, text)}, ${askedAgo(request, text)}`,
        md`*${card.target}*\n${targetOf(model, text, 'person')}`,
        ...(request.state === 'pending' ? [md`*${expires(request, text)}*`] : []),
        ...decidedBy(model, text),
      ]),
      ...drifted(model, text),
      ...facts.map((line) => section(line)),
      ...saidBlocks(model.said, text),
      section(md`*${card.input}*`),
      ...inSections(inputLines(model, text, reader)),
      ...(request.touches.length > 0
        ? [section(md`*${card.touches}*\n${whole(request.touches.join(', '))}`)]
        : []),
      ...(request.reason === '' ? [] : [section(md`*${card.reason}*\n${whole(request.reason)}`)]),
      ...(request.outcome ? [section(md`*${card.answer}*\n${outcomeText(request.outcome, text)}`)] : []),
      ...answer.slice(0, MOST_ANSWER).map((piece) => section(piece)),
      ...(mayDecide && request.state === 'pending' ? [decisionButtons(model, text, [])] : []),
      ...(followUps.length > 0 ? [actions('request.more', followUps)] : []),
      divider(),
      section(
        joined(
          events.map((event) => stepLine(event, text)),
          '\n',
        ),
      ),
      context(...smallPrint(model, text)),
    ],
  });
}
