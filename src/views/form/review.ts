import type { ModalView } from '@slack/types';
import type { Before, Localized } from '../../api/operation.ts';
import { valueAt } from '../../fields/path.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, divider, inSections, modal, section } from '../blocks.ts';
import { changeLine, enteredLine } from '../decided/lines.ts';
import { inWindow } from '../decided/place.ts';
import { labelled } from '../decided/values.ts';
import { joined, type Mrkdwn, md, upTo } from '../escape.ts';
import { type Intent, sentenceOf, targetOf } from '../intent.ts';
import { saidBlocks } from '../said.ts';

export interface ReviewModel {
  readonly intent: Intent;
  readonly before: Before;
  /** What the API page says of such an input. */
  readonly said: readonly Localized[];
  readonly reason: string;
  readonly risk: 'read' | 'write' | 'destructive';
  readonly metadata: string;
}

/** All that was entered and what it changes, before it is sent. */
export function reviewView(model: ReviewModel, text: Text): ModalView {
  const { form, card } = text.requests;
  const { before, reason } = model;
  return modal({
    title: form.reviewTitle,
    submit: form.send[model.risk],
    close: form.close,
    callbackId: 'form.send',
    metadata: model.metadata,
    blocks: [
      section(md`*${sentenceOf(model.intent, text, 'person')}*`),
      section(md`${form.fixed}: *${targetOf(model.intent, text, 'person')}*`),
      ...inSections(before.changes.map((each) => changeLine(each, text))),
      ...(before.touches?.length
        ? inSections([labelled(card.touches, joined(before.touches.map(inFull), ', '))])
        : []),
      ...saidBlocks(model.said, text),
      divider(),
      ...inSections(enteredLines(model, text)),
      ...(reason === '' ? [] : inSections([md`*${card.reason}*\n${inFull(reason)}`])),
      actions('form.moves', [button({ text: form.back, actionId: 'form.back' })]),
      context(md`${form.waits[model.risk]}`),
    ],
  });
}

const inFull = (words: string): Mrkdwn => upTo(words, Number.POSITIVE_INFINITY);

function enteredLines({ intent: { fields, input, onScreen } }: ReviewModel, text: Text): Mrkdwn[] {
  return fields
    .filter(({ path, isReason }) => !path.startsWith('params.') && !isReason)
    .flatMap((field) => {
      const value = valueAt(input, field.path);
      const named =
        typeof value === 'string' && field.catalogue !== undefined ? onScreen.names?.[value] : undefined;
      return enteredLine(field, named ?? value, text, inWindow('trusted'));
    });
}
