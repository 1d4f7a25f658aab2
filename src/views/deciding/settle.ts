import type { ModalView } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { actions, button, modal, section } from '../blocks.ts';
import { md } from '../escape.ts';
import { sentenceOf, targetOf } from '../intent.ts';
import type { RequestModel } from '../request.ts';
import { choice, correlation, words } from './inputs.ts';

export const VERDICT_BLOCK = 'decision.verdict';

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
