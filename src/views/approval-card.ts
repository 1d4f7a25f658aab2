import type { ActionsBlock, AnyBlock, Button, ConfirmationDialog } from '@slack/types';
import { maskText } from '../fields/mask-text.ts';
import type { Text } from '../text/text.ts';
import { actions, button, context, fields, header, plain, section } from './blocks.ts';
import { joined, type Mrkdwn, md, oneLine } from './escape.ts';
import {
  CARD_TEXT,
  CARD_VALUES,
  factLine,
  fitsCard,
  inputLines,
  outcomeText,
  type RequestModel,
  when,
  who,
} from './request.ts';

/** A message as it is posted. */
export interface MessageView {
  /** What notifications and screen readers say; nothing in it is in clear. */
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
}

/** The card in the approvals channel, for whatever state the request is in. Everything on it is masked. */
export function approvalCard(model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const { card, states, meaning } = text.requests;
  const title = model.title[text.language];
  const state = states[request.state];
  return {
    text: oneLine(card.fallback(state, title, request.target)),
    blocks: [
      header(title),
      section(md`*${state}* — ${meaning[request.state]}`),
      ...fields([
        md`*${card.asks}*\n${who(request.requester, text)}`,
        md`*${card.target}*\n${request.target}`,
        ...(request.state === 'pending' ? [md`*${card.until}*\n${when(request.expiresAt)}`] : []),
        ...decidedBy(model, text),
      ]),
      ...change(model, text),
      ...(request.reason === ''
        ? []
        : [section(md`*${card.reason}*\n${oneLine(maskText(request.reason), CARD_TEXT)}`)]),
      ...answer(model, text),
      ...(request.state === 'pending' ? decision(model, text) : [detailsOnly(model, text)]),
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

function decidedBy({ request }: RequestModel, text: Text): Mrkdwn[] {
  if (request.decidedBy === undefined) return [];
  return [md`*${text.requests.card.decidedBy}*\n${who(request.decidedBy, text)}`];
}

function answer({ request }: RequestModel, text: Text): AnyBlock[] {
  const { card } = text.requests;
  const lines: Mrkdwn[] = [];
  if (request.comment !== undefined) lines.push(md`*${card.comment}*\n${maskText(request.comment)}`);
  if (request.outcome !== undefined) lines.push(md`*${card.answer}*\n${outcomeText(request.outcome, text)}`);
  return lines.map((line) => section(line));
}

function decision(model: RequestModel, text: Text): AnyBlock[] {
  const { card } = text.requests;
  if (fitsCard(model)) return [decisionButtons(model, text, [detailsButton(model, text)])];
  return [section(md`_${card.tooMuch}_`), detailsOnly(model, text)];
}

/** Approve and Reject, each confirmed in Slack's own dialog. */
export function decisionButtons(model: RequestModel, text: Text, more: readonly Button[]): ActionsBlock {
  const { card } = text.requests;
  const { id, target } = model.request;
  const about = plain(card.confirmText(model.title[text.language], target), 300);
  const confirm = (title: string, word: string, style: 'primary' | 'danger'): ConfirmationDialog => ({
    title: plain(title, 100),
    text: about,
    confirm: plain(word, 30),
    deny: plain(text.desk.close, 30),
    style,
  });
  const approve = button({ text: card.approve, actionId: 'request.approve', value: id, style: 'primary' });
  const reject = button({ text: card.reject, actionId: 'request.reject', value: id, style: 'danger' });
  return actions('request.decision', [
    { ...approve, confirm: confirm(card.confirmApprove, card.approve, 'primary') },
    { ...reject, confirm: confirm(card.confirmReject, card.reject, 'danger') },
    ...more,
  ]);
}

function detailsButton({ request }: RequestModel, text: Text): Button {
  return button({ text: text.requests.card.details, actionId: 'request.details', value: request.id });
}

const detailsOnly = (model: RequestModel, text: Text): ActionsBlock =>
  actions('request.more', [detailsButton(model, text)]);

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
