/** The buttons under a request, for whatever state it is in, and the modals two of them open. */
import type { ActionsBlock, Button, ConfirmationDialog, InputBlock, ModalView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { actions, button, context, modal, plain, section } from './blocks.ts';
import { decidedOn } from './decided/decided-on.ts';
import type { Place } from './decided/place.ts';
import { md, upTo } from './escape.ts';
import { sentenceOf, targetOf } from './intent.ts';
import { type RequestModel, who } from './request.ts';

/** Approve and Reject, each confirmed in Slack's own dialog, and either with a comment. */
export function decisionButtons(model: RequestModel, text: Text, more: readonly Button[]): ActionsBlock {
  const { card } = text.requests;
  const value = model.seen;
  const about = plain(aboutText(model, text), LONGEST_CONFIRM);
  const confirm = (title: string, word: string, style: 'primary' | 'danger'): ConfirmationDialog => ({
    title: plain(title, 100),
    text: about,
    confirm: plain(word, 30),
    deny: plain(text.desk.close, 30),
    style,
  });
  const approve = button({ text: card.approve, actionId: 'request.approve', value, style: 'primary' });
  const reject = button({ text: card.reject, actionId: 'request.reject', value, style: 'danger' });
  return actions('request.decision', [
    { ...approve, confirm: confirm(card.confirmApprove, card.approve, 'primary') },
    { ...reject, confirm: confirm(card.confirmReject, card.reject, 'danger') },
    button({ text: text.decisions.withComment, actionId: 'request.comment', value }),
    ...more,
  ]);
}

/** What Slack asks before it counts a click: the whole of it, or where that stands. */
function aboutText(model: RequestModel, text: Text): string {
  const { onlyOthers } = text.reading.roles;
  const about = `${onlyOthers} ${sentenceOf(model, text, 'channel')}.`;
  return about.length > LONGEST_CONFIRM ? `${onlyOthers} ${text.shown.confirmSeen}` : about;
}

/** Under what cannot be shown whole: it can be refused, and nothing more. */
export function rejectionButtons(model: RequestModel, text: Text): ActionsBlock {
  const { elements, ...block } = decisionButtons(model, text, []);
  return {
    ...block,
    elements: elements.filter((each) => 'action_id' in each && each.action_id === 'request.reject'),
  };
}

export function detailsButton({ request }: RequestModel, text: Text): Button {
  return button({ text: text.requests.card.details, actionId: 'request.details', value: request.id });
}

/** What can follow once it is decided: taking it back, or clearing up what nobody knows. */
export function followUpButtons({ request, undoable }: RequestModel, text: Text): readonly Button[] {
  const { undo, settle, repeat } = text.decisions;
  const value = request.id;
  if (undoable) return [button({ text: undo, actionId: 'request.undo', value })];
  if (request.state !== 'unknown') return [];
  return [
    button({ text: settle, actionId: 'request.settle', value, style: 'primary' }),
    button({ text: repeat, actionId: 'request.repeat', value }),
  ];
}

/** Slack's limit for the text of a confirmation. */
const LONGEST_CONFIRM = 300;

export const VERDICT_BLOCK = 'decision.verdict';
export const COMMENT_BLOCK = 'decision.comment';
export const LONGEST_COMMENT = 1_000;

/** Deciding with a comment, on what is shown here once more. */
export function commentView(
  model: RequestModel,
  text: Text,
  { missing, place }: { readonly missing: boolean; readonly place: Place },
): ModalView {
  const { card } = text.requests;
  const { comment } = text.decisions;
  return modal({
    title: comment.title,
    close: text.desk.close,
    submit: comment.submit,
    callbackId: 'request.decide',
    metadata: model.seen,
    blocks: [
      section(
        md`*${upTo(sentenceOf(model, text, 'channel'), 1_000)}*\n${upTo(targetOf(model, text, 'channel'), 1_500)}`,
      ),
      section(md`*${card.asks}*\n${who(model.request.requester, text)}`),
      ...decidedOn(model, text, place).blocks,
      ...(missing ? [section(md`⚠️ ${comment.needed}`)] : []),
      choice(VERDICT_BLOCK, comment.verdict, { approve: card.approve, reject: card.reject }),
      words(comment.label, comment.hint),
      correlation(model, text),
    ],
  });
}

/** Saying how a change of unknown outcome ended. */
export function settleView(model: RequestModel, text: Text, canLook: boolean): ModalView {
  const { settling: settle } = text.decisions;
  return modal({
    title: settle.title,
    close: text.desk.close,
    submit: settle.submit,
    callbackId: 'request.settled',
    metadata: model.request.id,
    blocks: [
      section(md`*${sentenceOf(model, text, 'channel')}*\n${targetOf(model, text, 'channel')}`),
      section(md`${settle.intro}`),
      ...(canLook
        ? [
            actions('settle.look', [
              button({ text: text.reading.roles.look, actionId: 'request.look', value: model.request.id }),
            ]),
          ]
        : []),
      ...(model.request.outcome?.riskReview ? [section(md`⚠️ ${text.requests.risk.heldUnknownMeaning}`)] : []),
      choice(VERDICT_BLOCK, settle.verdict, { done: settle.done, not_done: settle.notDone }),
      words(settle.label, settle.hint),
      correlation(model, text),
    ],
  });
}

function choice(id: string, label: string, named: Readonly<Record<string, string>>): InputBlock {
  const options = Object.entries(named).map(([value, name]) => ({ text: plain(name, 75), value }));
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 2000),
    element: { type: 'radio_buttons', action_id: 'value', options },
  };
}

function words(label: string, hint: string): InputBlock {
  return {
    type: 'input',
    block_id: COMMENT_BLOCK,
    label: plain(label, 2000),
    hint: plain(hint, 2000),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: LONGEST_COMMENT,
    },
  };
}

const correlation = ({ request }: RequestModel, text: Text) =>
  context(md`${text.requests.card.correlation} \`${request.id}\``);
