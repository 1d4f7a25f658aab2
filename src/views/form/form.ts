import type { AnyBlock, InputBlock, ModalView } from '@slack/types';
import type { Localized } from '../../api/operation.ts';
import type { Text } from '../../text/text.ts';
import { actions, button, context, modal, plain, section } from '../blocks.ts';
import { type Mrkdwn, md } from '../escape.ts';
import { saidBlocks } from '../said.ts';
import { type InputState, inputBlock, VALUE } from './inputs.ts';
import type { FormItem } from './items.ts';

/** The form's own question, for operations whose input has no free-text "why". */
export const REASON_BLOCK = 'request.reason';
export const REASON_LIMIT = 500;

export interface FormModel {
  /** What would happen, as far as it stands already. */
  readonly heading: string;
  readonly deprecated: string | undefined;
  /** What the API page says of the operation. */
  readonly said: readonly Localized[];
  /** What stands already and is not asked: path and how it is shown. */
  readonly fixed: readonly { readonly path: string; readonly shown: Mrkdwn }[];
  readonly items: readonly FormItem[];
  /** Counted from 0. */
  readonly step: number;
  readonly steps: number;
  /** What is wrong that no single field can say. */
  readonly notes: readonly string[];
  /** Whether the form asks for the reason itself, on this modal. */
  readonly asksReason: boolean;
  readonly reasonOptional: boolean;
  readonly reason: string | undefined;
  /** What happens when it is sent: it is answered, confirmed, or approved. */
  readonly risk: 'read' | 'write' | 'destructive';
  /** Whether all that was entered is shown once more before it is sent. */
  readonly reviewed: boolean;
  readonly metadata: string;
}

/** One modal of the form of an operation, from its schemas. */
export function formView(model: FormModel, stateOf: (path: string) => InputState, text: Text): ModalView {
  const { form } = text.requests;
  const { step, steps, risk } = model;
  const last = step === steps - 1;
  return modal({
    title: risk === 'read' ? text.requests.run.title : form.title,
    submit: !last ? form.next : model.reviewed ? form.review : form.send[risk],
    close: form.close,
    callbackId: 'form.submit',
    metadata: model.metadata,
    blocks: [
      section(headText(model, text)),
      ...(model.deprecated === undefined ? [] : [context(md`⚠️ ${form.deprecated(model.deprecated)}`)]),
      ...saidBlocks(model.said, text),
      ...model.notes.map((note) => section(md`❗ ${note}`)),
      ...model.fixed.map(({ path, shown }) => section(shown, { id: path })),
      ...model.items.map((item) => itemBlock(item, stateOf, text)),
      ...(model.asksReason ? [reasonBlock(model, text)] : []),
      ...(step > 0 ? [actions('form.moves', [button({ text: form.back, actionId: 'form.back' })])] : []),
      context(md`${form.waits[risk]}`),
    ],
  });
}

function headText({ heading, step, steps }: FormModel, text: Text): Mrkdwn {
  const head = md`*${heading}*`;
  return steps > 1 ? md`${head} · ${text.requests.form.step(step + 1, steps)}` : head;
}

function itemBlock(item: FormItem, stateOf: (path: string) => InputState, text: Text): AnyBlock {
  const { form } = text.requests;
  switch (item.item) {
    case 'field':
      return inputBlock(item.field, item.redraws, stateOf(item.field.path), text);
    case 'heading':
      return section(md`*${item.label[text.language]}*`);
    case 'optional': {
      const label = md`*${item.label[text.language]}*`;
      return section(item.included ? label : md`${label} _${form.leftOut}_`, {
        id: `optional.${item.path}`,
        button: button(
          item.included
            ? { text: form.leaveOut, actionId: 'form.leave_out', value: item.path }
            : { text: form.takeIn, actionId: 'form.take_in', value: item.path },
        ),
      });
    }
    case 'rows':
      return section(md`*${item.label[text.language]}* · ${form.rows(item.count)}`, {
        id: `rows.${item.path}`,
        ...(item.canAdd && {
          button: button({ text: form.addRow, actionId: 'form.add_row', value: item.path }),
        }),
      });
    case 'row':
      return section(md`▸ *${item.label[text.language]} ${item.ordinal}*`, {
        id: `row.${item.path}.${item.key}`,
        ...(item.removable && {
          button: button({
            text: form.removeRow,
            actionId: 'form.remove_row',
            value: `${item.path}.${item.key}`,
          }),
        }),
      });
  }
}

function reasonBlock({ reason, reasonOptional, risk }: FormModel, text: Text): InputBlock {
  const { form } = text.requests;
  return {
    type: 'input',
    block_id: REASON_BLOCK,
    optional: reasonOptional,
    label: plain(form.reasonLabel, 2000),
    hint: plain(risk === 'destructive' ? form.reasonHint : form.reasonNoted, 2000),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      multiline: true,
      max_length: REASON_LIMIT,
      ...(reason !== undefined && reason !== '' && { initial_value: reason }),
    },
  };
}
