import type { ModalView } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { modal, section } from '../blocks.ts';
import { decidedOn } from '../decided/decided-on.ts';
import type { Place } from '../decided/place.ts';
import { md } from '../escape.ts';
import type { RequestModel } from '../request.ts';
import { aboutBlocks, correlation, words } from './inputs.ts';

/** A form that decides either way had another name: one that is still open on a screen approves nothing. */
export const APPROVE_FORM = 'request.approve_with';

/** Approving with a comment, what is shown here once more. */
export function approveView(
  model: RequestModel,
  text: Text,
  { missing, place }: { readonly missing: boolean; readonly place: Place },
): ModalView {
  const { comment } = text.decisions;
  return modal({
    title: text.requests.card.approve,
    close: text.requests.form.close,
    submit: text.requests.card.approve,
    callbackId: APPROVE_FORM,
    metadata: model.seen,
    blocks: [
      ...aboutBlocks(model, text),
      ...decidedOn(model, text, place).blocks,
      ...(missing ? [section(md`⚠️ ${comment.needed}`)] : []),
      words(comment.label, comment.hint),
      correlation(model, text),
    ],
  });
}
