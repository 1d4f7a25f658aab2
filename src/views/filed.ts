import type { ModalView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { othersBlocks } from './beside/others.ts';
import { outlookForRequester } from './beside/outlook.ts';
import { context, inSections, modal, section } from './blocks.ts';
import { LONGEST_TARGET } from './decided/decided-on.ts';
import { factLine } from './decided/lines.ts';
import { inWindow } from './decided/place.ts';
import { joined, type Mrkdwn, md, upTo } from './escape.ts';
import { sentenceOf, targetOf } from './intent.ts';
import type { RequestModel } from './request.ts';
import { heldUp } from './stop.ts';
import { expires } from './waiting.ts';

/** Shown the moment a form is submitted, while the state that would change is read. */
export function preparingView(text: Text): ModalView {
  return modal({
    title: text.requests.form.title,
    close: text.desk.close,
    blocks: [section(md`⏳ ${text.requests.filed.preparing}`)],
  });
}

/** The request as it was filed: what will happen, until when, and how to follow it. */
export function filedView(model: RequestModel, text: Text): ModalView {
  const { filed, card } = text.requests;
  const { request } = model;
  return modal({
    title: filed.title,
    close: text.desk.close,
    blocks: [
      section(md`✅ *${filed.sent}*`),
      ...heldUp(model, text),
      ...inSections([
        md`*${upTo(sentenceOf(model, text, 'person'), 1_000)}*`,
        md`${upTo(targetOf(model, text, 'person'), LONGEST_TARGET)}`,
        ...request.facts.map((each) => factLine(each, text, inWindow('person'))),
        expires(request, text),
      ]),
      ...outlookForRequester(model, text),
      ...othersBlocks(model, text, 'person'),
      section(md`${filed.follow}`),
      context(md`${card.correlation} \`${request.id}\``),
    ],
  });
}

/** No request was made, and why. */
export function notFiledView(
  { title, words, lines }: { title: string; words: string; lines: readonly Mrkdwn[] },
  text: Text,
): ModalView {
  return modal({
    title: text.requests.form.title,
    close: text.desk.close,
    blocks: [
      section(md`*${title}*`),
      section(joined([md`${words}`, ...lines.map((line) => md`• ${line}`)], '\n')),
    ],
  });
}

/** That it is so already, or what stands in the way. */
export function nothingWords(beside: string | undefined, text: Text): { title: string; words: string } {
  const { filed } = text.requests;
  return beside === undefined
    ? { title: filed.nothingToDo, words: filed.nothingToDoText }
    : { title: filed.notSent, words: beside };
}
