import { postable } from '../fields/postable.ts';
import type { RequestRecord, State } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import type { MessageView } from './approval-card.ts';
import { smallPrint } from './approval-card.ts';
import { actions, button, context, inSections } from './blocks.ts';
import { factLine } from './decided/lines.ts';
import { detailsButton, followUpButtons, LONGEST_COMMENT } from './decision.ts';
import { inert, type Mrkdwn, md, upTo } from './escape.ts';
import { sentenceOf } from './intent.ts';
import { lapsedFields } from './lapsed.ts';
import { outcomeText, type RequestModel, who } from './request.ts';
import { standingNow, standingOf } from './standing.ts';
import { expires } from './waiting.ts';

/** The requester's own message: where their request stands, with Cancel while it is undecided. */
export function requesterCard(model: RequestModel, text: Text): MessageView {
  const { request } = model;
  const { card } = text.requests;
  const { state } = standingNow(request, text);
  const cancel = button({
    text: card.cancel,
    actionId: 'request.cancel',
    value: request.id,
    style: 'danger',
  });
  return {
    text: inert(card.fallback(state, sentenceOf(model, text, 'channel'))),
    blocks: [
      ...inSections(lines(model, request.state, text)),
      actions('request.mine', [
        ...(request.state === 'pending' ? [cancel] : followUpButtons(model, text)),
        detailsButton(model, text),
      ]),
      context(...smallPrint(model, text)),
    ],
  };
}

/** News of one change of state; `state` is the one the event speaks of, which may be past already. */
export function requesterNews(model: RequestModel, state: State, text: Text): MessageView {
  const { card } = text.requests;
  const { state: words } = standingOf(state, model.request.outcome, text);
  return {
    text: inert(card.fallback(words, sentenceOf(model, text, 'channel'))),
    blocks: [
      ...inSections(lines(model, state, text)),
      context(md`${card.correlation} \`${model.request.id}\``),
    ],
  };
}

const DECIDED: ReadonlySet<State> = new Set(['approved', 'rejected']);
const ANSWERED: ReadonlySet<State> = new Set(['accepted', 'failed', 'unknown']);

/** A success whose answer lacked something, or had a word for it that nobody knows: it says so beside. */
const isOdd = (state: State, { outcome }: RequestRecord): boolean =>
  state === 'succeeded' && (outcome?.incomplete === true || outcome?.code !== undefined);

function lines(model: RequestModel, state: State, text: Text): Mrkdwn[] {
  const { request } = model;
  const { card } = text.requests;
  const standing =
    state === request.state ? standingNow(request, text) : standingOf(state, request.outcome, text);
  const said = [md`*${standing.state}*: *${sentenceOf(model, text, 'channel')}*`, md`${standing.meaning}`];
  if (state === 'pending') {
    said.push(...request.facts.map((each) => factLine(each, text)), expires(request, text));
  }
  if (DECIDED.has(state)) {
    const people =
      request.approvals.length > 0 ? request.approvals.map(({ userId }) => userId) : [request.decidedBy];
    said.push(...people.flatMap((id) => (id === undefined ? [] : md`${card.decidedBy} ${who(id, text)}`)));
    const comments = [...request.approvals.map(({ comment }) => comment), request.comment];
    said.push(
      ...comments.flatMap((each) =>
        each === undefined ? [] : md`“${upTo(postable(each), LONGEST_COMMENT)}”`,
      ),
    );
  }
  if ((ANSWERED.has(state) || isOdd(state, request)) && request.outcome !== undefined) {
    said.push(md`${card.answer}: ${outcomeText(request.outcome, text)}`);
  }
  said.push(...lapsedFields(model, text));
  return said;
}
