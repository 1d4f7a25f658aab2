/** The buttons under a request, for whatever state it is in. */
import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import type { Text } from '../text/text.ts';
import { actions, button, plain } from './blocks.ts';
import { sentenceOf } from './intent.ts';
import type { RequestModel } from './request.ts';

/** Approve, confirmed in Slack's own dialog or with a comment, and Reject, which asks why. */
export function decisionButtons(model: RequestModel, text: Text, more: readonly Button[]): ActionsBlock {
  const { card } = text.requests;
  const value = model.seen;
  const confirm: ConfirmationDialog = {
    title: plain(card.confirmApprove, 100),
    text: plain(aboutText(model, text), LONGEST_CONFIRM),
    confirm: plain(card.approve, 30),
    deny: plain(text.requests.form.close, 30),
    style: 'primary',
  };
  const approve = button({ text: card.approve, actionId: 'request.approve', value, style: 'primary' });
  return actions('request.decision', [
    { ...approve, confirm },
    rejectButton(model, text),
    button({ text: text.decisions.withComment, actionId: 'request.comment', value }),
    ...more,
  ]);
}

const rejectButton = ({ seen: value }: RequestModel, { requests }: Text): Button =>
  button({ text: requests.card.reject, actionId: 'request.reject', value, style: 'danger' });

/** What Slack asks before it counts a click: the whole of it, or where that stands. */
function aboutText(model: RequestModel, text: Text): string {
  const { onlyOthers } = text.reading.roles;
  const about = `${onlyOthers} ${sentenceOf(model, text, 'channel')}.`;
  return about.length > LONGEST_CONFIRM ? `${onlyOthers} ${text.shown.confirmSeen}` : about;
}

/** Under what cannot be shown whole: it can be refused, and nothing more. */
export const rejectionButtons = (model: RequestModel, text: Text): ActionsBlock =>
  actions('request.decision', [rejectButton(model, text)]);

export function detailsButton({ request }: RequestModel, text: Text): Button {
  return button({ text: text.requests.card.details, actionId: 'request.details', value: request.id });
}

/** What of all that can follow is offered: in a channel everything, to one person what they may do. */
export interface Offers {
  /** Saying how it ended; never to who asked. */
  readonly settle: boolean;
  /** Asking for another change. */
  readonly ask: boolean;
  /** Asking for the same once more: who had asked for it has it in their own message. */
  readonly again: boolean;
}
export const TO_ALL: Offers = { settle: true, ask: true, again: false };
export const TO_REQUESTER: Offers = { settle: false, ask: true, again: true };

/** What can follow once it is decided: taking it back, or clearing up what nobody knows. */
export function followUpButtons(
  { request, undoable, askable }: RequestModel,
  text: Text,
  { settle, ask, again }: Offers,
): readonly Button[] {
  const words = text.decisions;
  const value = request.id;
  const asking = (name: string, actionId: string) => (ask ? [button({ text: name, actionId, value })] : []);
  if (undoable) return asking(words.undo, 'request.undo');
  if (askable) return again ? asking(text.buttons.again, 'request.again') : [];
  if (request.state !== 'unknown') return [];
  return [
    ...(settle ? [button({ text: words.settle, actionId: 'request.settle', value, style: 'primary' })] : []),
    ...asking(words.repeat, 'request.repeat'),
  ];
}

/** Takes one's own request back. In a list there is nothing else that would show that it is. */
export const cancelButton = (
  { request }: RequestModel,
  text: Text,
  actionId: 'request.cancel' | 'request.cancel_listed' = 'request.cancel',
): Button => button({ text: text.requests.card.cancel, actionId, value: request.id, style: 'danger' });

/** Slack's limit for the text of a confirmation. */
const LONGEST_CONFIRM = 300;
