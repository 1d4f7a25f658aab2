/** Rejecting: the form that asks why, and what is said of it afterwards. */
import type { ModalView } from '@slack/types';
import { postable } from '../../fields/postable.ts';
import type { RequestRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { modal } from '../blocks.ts';
import { type Mrkdwn, md } from '../escape.ts';
import type { RequestModel } from '../request.ts';
import { aboutBlocks, choice, correlation, words } from './inputs.ts';

export const REJECT_FORM = 'request.rejected';
export const REJECTION_BLOCK = 'decision.rejection';

/** Why it is rejected: one of the usual reasons, and words where the policy or the reason wants them. */
export function rejectView(model: RequestModel, text: Text, wordsNeeded: boolean): ModalView {
  const { rejecting } = text.buttons;
  return modal({
    title: text.requests.card.reject,
    close: text.requests.form.close,
    submit: text.requests.card.reject,
    callbackId: REJECT_FORM,
    metadata: model.seen,
    blocks: [
      ...aboutBlocks(model, text),
      choice(REJECTION_BLOCK, rejecting.why, rejecting.reasons),
      words(text.decisions.comment.label, text.decisions.comment.hint, !wordsNeeded),
      correlation(model, text),
    ],
  });
}

/** `Wrong target: “This is the son’s line.”`; nothing where it was not rejected, or before reasons were asked for. */
export function rejectionText(
  { outcome, comment }: RequestRecord,
  text: Text,
  show: (words: string) => Mrkdwn,
): Mrkdwn | undefined {
  if (outcome?.rejection === undefined) return undefined;
  const reason = text.buttons.rejecting.reasons[outcome.rejection];
  return comment === undefined ? md`${reason}` : md`${reason}: “${show(postable(comment))}”`;
}
