import type { InputBlock, PlainTextOption } from '@slack/types';
import type { FieldSpec } from '../../api/form-tree.ts';
import type { Text } from '../../text/text.ts';
import { plain } from '../blocks.ts';

/** Every input's `action_id`. */
export const VALUE = 'value';
/** Slack shows no more options in a select of ours; more are completed as one types. */
const MOST_OPTIONS = 100;
/** So few choices are seen at a glance. */
const MOST_RADIOS = 4;
const LONGEST_TEXT = 3_000;

/** What an input shows before anybody touches it. */
export interface InputState {
  readonly entered: string | readonly string[] | undefined;
  /** What the entries of catalogues are called. */
  readonly names: Readonly<Record<string, string>>;
  /** Choices that are not offered: what is so already. */
  readonly withheld: readonly string[];
  /** IANA name: moments are asked for in the person's own time. */
  readonly timeZone: string;
  /** Whether a why that the API may do without can be left out. */
  readonly reasonOptional: boolean;
}

/** The input of a field: its block's id is the path of its value. */
export function inputBlock(field: FieldSpec, redraws: boolean, state: InputState, text: Text): InputBlock {
  const hint = hintOf(field, state, text);
  return {
    type: 'input',
    block_id: field.path,
    // The API may do without its "why"; the approver may not.
    optional: !field.required && !(field.isReason && !state.reasonOptional),
    label: plain(field.label[text.language], 2000),
    ...(hint !== '' && { hint: plain(hint, 2000) }),
    ...(redraws && { dispatch_action: true }),
    element: elementOf(field, state, text),
  };
}

/** Whether a field's values are completed as one types. */
export const completes = (field: FieldSpec): boolean =>
  field.catalogue !== undefined || field.options.length > MOST_OPTIONS || isOpenChoice(field);

/** A text with suggestions: what is not among them can be typed. */
export const isOpenChoice = ({ kind, options }: FieldSpec): boolean => kind === 'text' && options.length > 0;

function hintOf(
  { kind, meaning, hint, example, isReason, catalogue, options, unprinted, mayBeEmpty }: FieldSpec,
  state: InputState,
  text: Text,
) {
  const { form } = text.requests;
  const typedList = kind === 'many' && catalogue === undefined && options.length === 0;
  const own = hint
    ? sentence(hint[text.language])
    : isReason
      ? state.reasonOptional
        ? form.reasonKept
        : form.reasonHint
      : undefined;
  return [
    own,
    example !== undefined && !own?.includes(example) ? form.forExample(example) : undefined,
    meaning === 'money' && kind !== 'text' ? form.inEuros : undefined,
    kind === 'date_time' ? form.yourTime(state.timeZone) : undefined,
    typedList ? form.onePerLine : undefined,
    typedList && mayBeEmpty ? form.emptyList : undefined,
    kind === 'pairs' ? form.pairPerLine : undefined,
    unprinted && form.unprinted[unprinted],
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Hints are joined: each ends as a sentence does. */
const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

function elementOf(field: FieldSpec, state: InputState, text: Text): InputBlock['element'] {
  const single = typeof state.entered === 'string' && state.entered !== '' ? state.entered : undefined;
  if (field.kind === 'many') return listElement(field, state, text);
  if (completes(field)) {
    return {
      type: 'external_select',
      action_id: VALUE,
      min_query_length: 0,
      placeholder: plain(text.requests.form.choose, 150),
      ...(single !== undefined && { initial_option: named(field, single, state, text) }),
    };
  }
  switch (field.kind) {
    case 'choice':
      return choiceElement(field, single, state, text);
    case 'boolean':
      return radios(yesNo(text), single);
    case 'integer':
    case 'decimal':
      // Slack's own input for numbers takes no comma.
      if (field.meaning === 'money') return textElement({ ...field, kind: 'text' }, single);
      return {
        type: 'number_input',
        action_id: VALUE,
        is_decimal_allowed: field.kind === 'decimal',
        ...(single !== undefined && { initial_value: single }),
      };
    case 'date':
      return { type: 'datepicker', action_id: VALUE, ...(single !== undefined && { initial_date: single }) };
    case 'date_time':
      return {
        type: 'datetimepicker',
        action_id: VALUE,
        ...(single !== undefined && { initial_date_time: Number(single) }),
      };
    case 'email':
      return {
        type: 'email_text_input',
        action_id: VALUE,
        ...(single !== undefined && { initial_value: single }),
      };
    case 'text':
    case 'long_text':
    case 'pairs':
      return textElement(field, single);
  }
}

function textElement({ kind, maxLength }: FieldSpec, single: string | undefined): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: kind !== 'text',
    ...(maxLength !== undefined && { max_length: Math.min(maxLength, LONGEST_TEXT) }),
    ...(single !== undefined && { initial_value: single }),
  };
}

function choiceElement(field: FieldSpec, single: string | undefined, state: InputState, text: Text) {
  const options = optionsOf(field, state.withheld, text);
  // One choice is none to make.
  const chosen = single ?? (field.required && options.length === 1 ? options[0]?.value : undefined);
  if (options.length <= MOST_RADIOS) return radios(options, chosen);
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select' as const,
    action_id: VALUE,
    placeholder: plain(text.requests.form.choose, 150),
    options,
    ...(initial && { initial_option: initial }),
  };
}

function radios(options: PlainTextOption[], chosen: string | undefined) {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'radio_buttons' as const,
    action_id: VALUE,
    options,
    ...(initial && { initial_option: initial }),
  };
}

function listElement(field: FieldSpec, state: InputState, text: Text): InputBlock['element'] {
  const { entered } = state;
  const values = typeof entered === 'string' ? [entered] : (entered ?? []);
  const placeholder = plain(text.requests.form.choose, 150);
  if (completes(field)) {
    const initial = values.map((value) => named(field, value, state, text));
    return {
      type: 'multi_external_select',
      action_id: VALUE,
      min_query_length: 0,
      placeholder,
      ...(initial.length > 0 && { initial_options: initial }),
    };
  }
  if (field.options.length === 0) {
    return {
      ...textElement({ ...field, kind: 'long_text' }, values.length > 0 ? values.join('\n') : undefined),
    };
  }
  const options = optionsOf(field, state.withheld, text);
  const initial = options.filter(({ value }) => value !== undefined && values.includes(value));
  return {
    type: 'multi_static_select',
    action_id: VALUE,
    placeholder,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

const optionsOf = (
  { options }: FieldSpec,
  withheld: readonly string[],
  { language }: Text,
): PlainTextOption[] =>
  options
    .filter(({ value }) => !withheld.includes(value))
    .map(({ value, label }) => option(label[language], value));

function named(
  { options }: FieldSpec,
  value: string,
  { names }: InputState,
  { language }: Text,
): PlainTextOption {
  const known = options.find((each) => each.value === value)?.label[language];
  return option(known ?? names[value] ?? value, value);
}

const yesNo = ({ requests: { form } }: Text): PlainTextOption[] => [
  option(form.yes, 'true'),
  option(form.no, 'false'),
];

const option = (words: string, value: string): PlainTextOption => ({ text: plain(words, 75), value });
