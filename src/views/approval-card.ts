import type { ActionsBlock, AnyBlock } from '@slack/types';
import { maskText } from '../fields/mask-text.ts';
import type { Text } from '../text/text.ts';
import { actions, context, fields, header, section } from './blocks.ts';
import { decisionButtons, detailsButton, followUpButtons } from './decision.ts';
import { inert, joined, type Mrkdwn, md, oneLine } from './escape.ts';
import { headingOf, sentenceOf, targetOf } from './intent.ts';
import {
  CARD_TEXT,
  CARD_VALUES,
  factLine,
  fitsCard,
  inputLines,
  outcomeText,
  type RequestModel,
  who,
} from './request.ts';
import { saidBlocks } from './said.ts';
import { standingOf } from './standing.ts';
import { askedAgo, expires, followedLine } from './waiting.ts';

/** A message as it is posted. */
export interface MessageView {
  /** What notifications and screen readers say; nothing in it is in clear. */
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
}

/** The card in the approvals channel, for whatever state the request is in. Everything on it is masked. */
export function approvalCard(model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const { card } = text.requests;
  const { state, meaning } = standingOf(request.state, request.outcome, text);
  return {
    text: inert(card.fallback(state, sentenceOf(model, text, 'channel'))),
    blocks: [
      header(headingOf(model, text, 'channel')),
      section(md`*${state}* — ${meaning}`),
      ...fields([
        md`*${card.asks}*\n${who(request.requester, text)}, ${askedAgo(request, text)}`,
        md`*${card.target}*\n${targetOf(model, text, 'channel')}`,
        ...(request.state === 'pending' ? [md`*${expires(request, text)}*`] : []),
        ...decidedBy(model, text),
      ]),
      ...drifted(model, text),
      ...change(model, text),
      ...(request.state === 'pending' ? saidBlocks(model.said, text) : []),
      ...(request.reason === ''
        ? []
        : [section(md`*${card.reason}*\n${oneLine(maskText(request.reason), CARD_TEXT)}`)]),
      ...answer(model, text),
      ...(request.state === 'pending' ? decision(model, text) : [decided(model, text)]),
      context(...smallPrint(model, text)),
    ],
  };
}

/** What would change, and what the input says beside it. */
function change(model: RequestModel, text: Text): AnyBlock[] {
  const { request } = model;
  const lines = [
    ...request.facts.map((each) => factLine(each, text)),
    ...inputLines(model, text, 'channel').slice(0, CARD_VALUES),
  ];
  if (request.touches.length > 0) {
    lines.push(md`${text.requests.card.touches}: ${request.touches.join(', ')}`);
  }
  return lines.length === 0 ? [] : [section(joined(lines, '\n'))];
}

/** Who has approved so far and how many must; once it is decided, who decided. */
export function decidedBy({ request }: RequestModel, text: Text): Mrkdwn[] {
  const { card } = text.requests;
  const words = text.decisions;
  const { approvals, terms, decidedBy: last } = request;
  const people = joined(
    approvals.map(({ userId }) => who(userId, text)),
    ', ',
  );
  if (request.state === 'pending') {
    if (terms.approvals === 1) return [];
    const count = words.approvalsOf(approvals.length, terms.approvals);
    return [
      approvals.length === 0
        ? md`*${words.approvals}*\n${count}`
        : md`*${words.approvals}*\n${count}: ${people}`,
    ];
  }
  if (last === undefined) return [];
  return [md`*${card.decidedBy}*\n${approvals.length > 0 ? people : who(last, text)}`];
}

/** The target is not as it was when this was asked for: both states are shown. */
export function drifted({ request }: RequestModel, text: Text): AnyBlock[] {
  if (request.driftedFrom === undefined) return [];
  const { drifted: title, driftedWas, driftedNow } = text.decisions;
  const was = request.driftedFrom.map((each) => factLine(each, text));
  return [section(joined([md`⚠️ *${title}*`, md`${driftedWas}`, ...was, md`${driftedNow}`], '\n'))];
}

function answer(model: RequestModel, text: Text): AnyBlock[] {
  const { request } = model;
  const { card } = text.requests;
  const lines: Mrkdwn[] = [];
  const comments = [...request.approvals.map(({ comment }) => comment), request.comment];
  for (const comment of comments) {
    if (comment !== undefined) lines.push(md`*${card.comment}*\n${oneLine(maskText(comment), CARD_TEXT)}`);
  }
  lines.push(...followedLine(model, text));
  if (request.outcome !== undefined) lines.push(md`*${card.answer}*\n${outcomeText(request.outcome, text)}`);
  return lines.map((line) => section(line));
}

function decision(model: RequestModel, text: Text): AnyBlock[] {
  const { card } = text.requests;
  if (fitsCard(model)) return [decisionButtons(model, text, [detailsButton(model, text)])];
  return [section(md`_${card.tooMuch}_`), decided(model, text)];
}

const decided = (model: RequestModel, text: Text): ActionsBlock =>
  actions('request.more', [...followUpButtons(model, text), detailsButton(model, text)]);

/** The operation, the correlation ID and, where the API gave one, its tracing ID. */
export function smallPrint({ request }: RequestModel, text: Text): Mrkdwn[] {
  const { card } = text.requests;
  return [
    md`${card.operation} \`${request.operationId}\``,
    md`${card.correlation} \`${request.id}\``,
    ...(request.outcome?.tracingId === undefined
      ? []
      : [md`${card.tracing} \`${request.outcome.tracingId}\``]),
  ];
}
