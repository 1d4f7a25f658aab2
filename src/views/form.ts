import type { AnyBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { FieldSpec } from '../api/fields.ts';
import type { Localized } from '../api/operation.ts';
import type { Text } from '../text/text.ts';
import { context, modal, plain, section } from './blocks.ts';
import { type Mrkdwn, md } from './escape.ts';

/** The form's own question, for operations whose input has no free-text "why". */
export const REASON_BLOCK = 'request.reason';
export const REASON_LIMIT = 500;
/** Every input's `action_id`. */
const VALUE = 'value';

export interface FormModel {
  readonly title: Localized;
  readonly fields: readonly FieldSpec[];
  /** What stands already and is not asked: path and how it is shown. */
  readonly fixed: readonly { readonly path: string; readonly shown: Mrkdwn }[];
  /** Choices that are not offered, by path: what is so already. */
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  readonly metadata: string;
}

/** The form of an operation, from its schemas: a block's id is the path of its value in the input. */
export function formView(model: FormModel, text: Text): ModalView {
  const { form } = text.requests;
  return modal({
    title: form.title,
    submit: form.submit,
    close: form.close,
    callbackId: 'form.submit',
    metadata: model.metadata,
    blocks: [
      section(md`*${model.title[text.language]}*`),
      ...model.fixed.map(({ path, shown }) => section(shown, { id: path })),
      ...model.fields.map((field) => inputBlock(field, model.withheld[field.path] ?? [], text)),
      ...(model.fields.some(({ isReason }) => isReason) ? [] : [reasonBlock(text)]),
      context(md`${form.waits}`),
    ],
  });
}

function reasonBlock(text: Text): InputBlock {
  const { form } = text.requests;
  return {
    type: 'input',
    block_id: REASON_BLOCK,
    label: plain(form.reasonLabel, 2000),
    hint: plain(form.reasonHint, 2000),
    element: { type: 'plain_text_input', action_id: VALUE, multiline: true, max_length: REASON_LIMIT },
  };
}

function inputBlock(field: FieldSpec, withheld: readonly string[], text: Text): AnyBlock {
  const hint = field.hint?.[text.language] ?? (field.isReason ? text.requests.form.reasonHint : undefined);
  return {
    type: 'input',
    block_id: field.path,
    // The API may do without its "why"; the approver may not.
    optional: !field.required && !field.isReason,
    label: plain(field.label[text.language], 2000),
    ...(hint !== undefined && { hint: plain(hint, 2000) }),
    element: elementOf(field, withheld, text),
  };
}

function elementOf(field: FieldSpec, withheld: readonly string[], text: Text): InputBlock['element'] {
  const { form } = text.requests;
  const limit = field.maxLength === undefined ? {} : { max_length: Math.min(field.maxLength, 3000) };
  switch (field.kind) {
    case 'choice': {
      const options = field.options
        .filter(({ value }) => !withheld.includes(value))
        .map(({ value, label }) => option(label[text.language], value));
      return options.length > 4
        ? { type: 'static_select', action_id: VALUE, placeholder: plain(form.choose, 150), options }
        : { type: 'radio_buttons', action_id: VALUE, options };
    }
    case 'boolean':
      return {
        type: 'radio_buttons',
        action_id: VALUE,
        options: [option(form.yes, 'true'), option(form.no, 'false')],
      };
    case 'integer':
      return { type: 'number_input', action_id: VALUE, is_decimal_allowed: false };
    case 'many':
      return field.catalogue === undefined
        ? { type: 'plain_text_input', action_id: VALUE }
        : {
            type: 'multi_external_select',
            action_id: VALUE,
            min_query_length: 0,
            placeholder: plain(form.choose, 150),
          };
    case 'long_text':
      return { type: 'plain_text_input', action_id: VALUE, multiline: true, ...limit };
    case 'text':
    case 'unknown':
      return { type: 'plain_text_input', action_id: VALUE, ...limit };
  }
}

const option = (words: string, value: string): PlainTextOption => ({ text: plain(words, 150), value });
