import type { ActionsBlock, AnyBlock } from '@slack/types';
import { postable } from '../fields/postable.ts';
import type { Text } from '../text/text.ts';
import { othersBlocks } from './beside/others.ts';
import { outlookOnCard } from './beside/outlook.ts';
import { actions, context, fields, heading, section } from './blocks.ts';
import { decidedOn, isWholeOnCard } from './decided/decided-on.ts';
import { CARD } from './decided/place.ts';
import { answered, meaningOf } from './deciding/ended.ts';
import { rejectionText } from './deciding/reject.ts';
import { decisionButtons, detailsButton, followUpButtons, TO_ALL } from './decision.ts';
import { inert, joined, type Mrkdwn, md, upTo } from './escape.ts';
import { headingOf, sentenceOf, targetOf } from './intent.ts';
import { lapsedFields } from './lapsed.ts';
import { type RequestModel, who } from './request.ts';
import { rulesFields } from './rules.ts';
import { standingNow } from './standing.ts';
import { heldUp } from './stop.ts';
import { askedField, expires, firstLine, followedLine } from './waiting.ts';

/** A message as it is posted. */
export interface MessageView {
  /** What notifications and screen readers say; nothing in it is in clear. */
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  /** What is posted in its place where Slack does not take the blocks. */
  readonly bare?: string;
}

/** The card in the approvals channel, for whatever state the request is in. Everything on it is masked. */
export function approvalCard(model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  const decidedOnIt = decidedOn(model, text, CARD);
  const fallback = inert(card.fallback(state, sentenceOf(model, text, 'channel')));
  return {
    text: fallback,
    bare: `${fallback}. ${text.shown.decidedElsewhere(request.id)}`,
    blocks: [
      heading(headingOf(model, text, 'channel')),
      section(md`*${state}* — ${meaningOf(model, request.state, text, 'channel')}`),
      ...heldUp(model, text),
      ...outlookOnCard(model, text),
      ...othersBlocks(model, text, 'channel'),
      ...decidedOnIt.blocks,
      ...fields([
        askedField(request, text),
        md`*${card.target}*\n${targetOf(model, text, 'channel')}`,
        ...(request.state === 'pending' ? [md`*${expires(request, text)}*`] : []),
        ...decidedBy(model, text),
        ...lapsedFields(model, text),
      ]),
      ...answer(model, text),
      ...(request.state === 'pending' ? decision(model, text) : [decided(model, text)]),
      context(...answered(model, text), ...smallPrint(model, text)),
    ],
  };
}

/** While it waits, the rules for deciding on it and who has approved so far; after that, who decided. */
export function decidedBy({ request, rules }: RequestModel, text: Text): Mrkdwn[] {
  if (request.state === 'pending') return rulesFields(rules, request, text);
  const { approvals, decidedBy: last } = request;
  if (last === undefined) return [];
  const people = approvals.length > 0 ? approvals.map(({ userId }) => userId) : [last];
  const named = joined(
    people.map((userId) => who(userId, text)),
    ', ',
  );
  return [md`*${text.requests.card.decidedBy}*\n${named}`];
}

/** As much of it as a card has room for; of the rest, where it is. */
function atAGlance(words: string, text: Text): Mrkdwn {
  const shown = upTo(words, CARD.reason);
  return shown.whole ? shown : md`${shown} _(${text.shown.moreInDetails})_`;
}

function answer(model: RequestModel, text: Text): AnyBlock[] {
  const { request } = model;
  const { card } = text.requests;
  const lines: Mrkdwn[] = [];
  const rejection = rejectionText(request, text, (words) => atAGlance(words, text));
  const last = rejection === undefined ? request.comment : undefined;
  const comments = [...request.approvals.map(({ comment }) => comment), last];
  for (const comment of comments) {
    if (comment !== undefined) lines.push(md`*${card.comment}*\n${atAGlance(postable(comment), text)}`);
  }
  if (rejection !== undefined) lines.push(md`*${text.buttons.rejecting.because}*\n${rejection}`);
  lines.push(...followedLine(model, text), ...firstLine(model, text));
  return lines.map((line) => section(line));
}

function decision(model: RequestModel, text: Text): AnyBlock[] {
  const { card } = text.requests;
  if (isWholeOnCard(model)) return [decisionButtons(model, text, [detailsButton(model, text)])];
  return [section(md`_${card.tooMuch}_`), decided(model, text)];
}

const decided = (model: RequestModel, text: Text): ActionsBlock =>
  actions('request.more', [...followUpButtons(model, text, TO_ALL), detailsButton(model, text)]);

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
