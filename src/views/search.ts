/** Searching again: who was not found, why perhaps, and the field to try another identifier. */
import type { AnyBlock, InputBlock, ModalView } from '@slack/types';
import type { Api } from '../api/operation.ts';
import { button, context, modal, plain, section } from './blocks.ts';
import { type Mrkdwn, md } from './escape.ts';
import type { Sought, Trouble, ViewContext, WrongLetter } from './models.ts';
import { apiName, footer, troubleShort } from './parts.ts';

/** The field of an identifier: its block, and the form it stands in. */
export const SEARCH_BLOCK = 'customer.identifier';
export const SEARCH_CALLBACK = 'customer.search';

export interface NotFound {
  /** The token of what was looked for, to look for it otherwise. */
  readonly metadata?: string;
  readonly sought: Sought;
  readonly searched: readonly Api[];
  /** APIs that might know the customer and gave no answer. */
  readonly unasked: readonly Trouble[];
}

/** Nobody found: with what, where, and what may be wrong with it. */
export function notFoundView(
  { sought, searched, unasked, metadata }: NotFound,
  view: ViewContext,
): ModalView {
  const { desk } = view.text;
  const where = searched.map((api) => apiName(api, view)).join(', ');
  const hints: AnyBlock[] = unasked.map((trouble) =>
    section(md`${desk.notFound.notAsked}: ${troubleShort(trouble, view)}`),
  );
  if (sought.wrong) hints.push(section(wrongLetterText(sought.wrong, view)));
  if (sought.couldBe !== undefined) {
    hints.push(section(md`💡 ${desk.notFound.missingLetter} *${sought.couldBe}*.`));
  }
  hints.push(...soughtHints(sought, view));
  return searchModal(
    desk.notFound.title,
    [
      section(
        md`🔍 *${desk.notFound.nobody(desk.kinds[sought.kind])} ${sought.value}*\n${desk.notFound.searchedIn}: ${where}.`,
      ),
      ...hints,
      section(md`${desk.notFound.check}`),
    ],
    view,
    metadata,
  );
}

/** What else was typed may be: said beside the answer, and offered where it was not looked for. */
export function soughtHints({ passport, likeLine }: Sought, { text }: ViewContext): AnyBlock[] {
  const { couldBe } = text.desk;
  const hints: AnyBlock[] = [];
  if (likeLine) hints.push(context(md`📵 ${couldBe.likeLine}`));
  if (passport === 'asked') hints.push(context(md`🛂 ${couldBe.passportAsked}`));
  if (passport === 'offered') {
    const look = button({ text: couldBe.asPassport, actionId: 'customer.as_passport' });
    hints.push(section(md`🛂 ${couldBe.passport}`, { id: 'customer.passport', button: look }));
  }
  return hints;
}

/** An empty search: where a person begins who has no command at hand. */
export function searchView(view: ViewContext): ModalView {
  return searchModal(view.text.desk.search.title, [], view);
}

function searchModal(
  title: string,
  above: readonly AnyBlock[],
  view: ViewContext,
  metadata?: string,
): ModalView {
  const { desk } = view.text;
  return modal({
    title,
    close: desk.close,
    submit: desk.search.submit,
    callbackId: SEARCH_CALLBACK,
    ...(metadata !== undefined && { metadata }),
    blocks: [...above, identifierInput(view), footer(view)],
  });
}

function identifierInput({ text }: ViewContext): InputBlock {
  const { search } = text.desk;
  return {
    type: 'input',
    block_id: SEARCH_BLOCK,
    label: plain(search.label, 2000),
    hint: plain(search.hint, 2000),
    element: { type: 'plain_text_input', action_id: 'value', max_length: 100, focus_on_load: true },
  };
}

/** `12345678A: the letter should be Z. It was looked for as it was typed.` */
export function wrongLetterText(
  { value, expected, couldBePassport }: WrongLetter,
  { text }: ViewContext,
): Mrkdwn {
  const { wrongLetter } = text.desk;
  const should = /^[0-9]$/.test(expected ?? '') ? wrongLetter.shouldDigit : wrongLetter.should;
  const finding =
    expected === undefined
      ? md`⚠️ *${value}*: ${wrongLetter.wrong}.`
      : md`⚠️ *${value}*: ${should} *${expected}*.`;
  return couldBePassport
    ? md`${finding} ${wrongLetter.couldBePassport} ${wrongLetter.searchedAsTyped}`
    : md`${finding} ${wrongLetter.searchedAsTyped}`;
}
