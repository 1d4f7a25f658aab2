import type { ModalView } from '@slack/types';
import type { EventRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { decisionButtons, smallPrint } from './approval-card.ts';
import { context, divider, fields, modal, section } from './blocks.ts';
import { joined, md } from './escape.ts';
import { factLine, inputLines, outcomeText, type RequestModel, when, who, whole } from './request.ts';
import { stepLine } from './steps.ts';

/**
 * Everything of a request, unmasked, for those who may read it: a modal leaves no history. Where the person
 * may decide, the decision is made here too.
 */
export function requestDetails(
  model: RequestModel,
  events: readonly EventRecord[],
  mayDecide: boolean,
  text: Text,
): ModalView {
  const { request } = model;
  const { card, states, meaning } = text.requests;
  const facts = request.facts.map((each) => factLine(each, text, Number.POSITIVE_INFINITY));
  const input = inputLines(model, text, false);
  return modal({
    title: card.detailsTitle,
    close: text.desk.close,
    blocks: [
      section(md`*${model.title[text.language]}*`),
      section(md`${states[request.state]} — ${meaning[request.state]}`),
      ...fields([
        md`*${card.asks}*\n${who(request.requester, text)}`,
        md`*${card.target}*\n${request.target}`,
        ...(request.state === 'pending' ? [md`*${card.until}*\n${when(request.expiresAt)}`] : []),
      ]),
      ...facts.map((line) => section(line)),
      section(md`*${card.input}*`),
      ...input.map((line) => section(line)),
      ...(request.touches.length > 0
        ? [section(md`*${card.touches}*\n${whole(request.touches.join(', '))}`)]
        : []),
      section(md`*${card.reason}*\n${whole(request.reason)}`),
      ...(request.outcome ? [section(md`*${card.answer}*\n${outcomeText(request.outcome)}`)] : []),
      ...(mayDecide && request.state === 'pending' ? [decisionButtons(model, text, [])] : []),
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
