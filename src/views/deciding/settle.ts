import type { ModalView } from '@slack/types';
import type { Fact } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, inSections, modal, section } from '../blocks.ts';
import { factLine, nowLine } from '../decided/lines.ts';
import { CARD, type Place } from '../decided/place.ts';
import { type Mrkdwn, md } from '../escape.ts';
import { sentenceOf, targetOf } from '../intent.ts';
import type { RequestModel } from '../request.ts';
import { choice, correlation, words } from './inputs.ts';

export const VERDICT_BLOCK = 'decision.verdict';

/** How the target stands by now: nothing where that cannot be read at all, words where it could not be this time. */
export type Now = { readonly facts: readonly Fact[] } | { readonly notRead: string } | undefined;

/** Saying how a change of unknown outcome ended. */
export function settleView(model: RequestModel, text: Text, canLook: boolean, now: Now): ModalView {
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
      ...inSections(nowLines(model, text, now)),
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

/** A glance, as on a card; in clear for the person who says how it ended. */
const AT_A_GLANCE: Place = { ...CARD, reader: 'person' };

/** What was to change and how that stands now, one under the other. */
function nowLines({ request }: RequestModel, text: Text, now: Now): Mrkdwn[] {
  if (now === undefined) return [];
  if ('notRead' in now) return [md`⚠️ ${now.notRead}`];
  if (now.facts.length === 0) return [];
  return [
    md`${text.settling.asked}`,
    ...request.facts.map((each) => factLine(each, text, AT_A_GLANCE)),
    md`${text.settling.now}`,
    ...now.facts.map((each) => nowLine(each, text, AT_A_GLANCE)),
  ];
}
