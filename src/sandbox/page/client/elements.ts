/** Block elements: buttons act, everything else holds a value until it is sent. */
import { type ComponentChild, h } from 'preact';
import { drawSelect, type Option } from './selects.ts';

export type Value = string | string[] | null;

/** What an element needs of where it stands. */
export interface ElementContext {
  /** The accessible name of an input: its block's label. */
  readonly label?: string;
  /** What was entered, by block_id; `undefined` when nothing was touched. */
  value(blockId: string): Value | undefined;
  /** An input changed. Where it stands outside an input block, that is an action at once. */
  change(blockId: string, actionId: string, value: Value): void;
  /** A button was clicked, or something outside an input block was chosen. */
  click(blockId: string, actionId: string, value: string | undefined, confirm: Confirm | undefined): void;
  suggest(blockId: string, actionId: string, typed: string): Promise<readonly Option[]>;
}

/** Slack's own question before a click counts. */
export interface Confirm {
  readonly title: { readonly text: string };
  readonly text: { readonly text: string };
  readonly confirm: { readonly text: string };
  readonly deny: { readonly text: string };
  readonly style?: string;
}

/** A block element, as far as the page reads it. */
export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
  readonly confirm?: Confirm;
  readonly accessibility_label?: string;
  readonly placeholder?: { readonly text: string };
  readonly options?: readonly RawOption[];
  readonly option_groups?: readonly { readonly options: readonly RawOption[] }[];
  readonly multiline?: boolean;
  readonly max_length?: number;
  readonly min_query_length?: number;
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly initial_option?: RawOption;
  readonly initial_options?: readonly RawOption[];
}

export interface RawOption {
  readonly text: { readonly text: string };
  readonly value?: string;
  readonly description?: { readonly text: string };
}

export const toOption = ({ text, value = '' }: RawOption): Option => ({ text: text.text, value });

export function drawElement(raw: unknown, blockId: string, context: ElementContext): ComponentChild {
  const element = raw as Element;
  const actionId = element.action_id ?? '';
  if (element.type === 'button') return drawButton(element, blockId, context);
  if (element.type === 'image') return h('span', { role: 'img' }, '🖼');
  if (element.type.endsWith('_select')) return drawSelect(element, blockId, context);
  if (element.type === 'overflow') return drawOverflow(element, blockId, context);
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
    return drawBoxes(element, blockId, context);
  }
  const kind = INPUTS[element.type];
  if (kind === undefined) return h('em', null, `(${element.type} is not drawn here)`);
  const shared = {
    'aria-label': context.label,
    'data-action-id': actionId,
    class: 'field',
    maxLength: element.max_length,
    placeholder: element.placeholder?.text,
    value:
      context.value(blockId) ?? element.initial_value ?? element.initial_date ?? element.initial_time ?? '',
    onInput: (event: Event) => {
      const { value } = event.currentTarget as HTMLInputElement;
      context.change(blockId, actionId, value === '' ? null : outgoing(element.type, value));
    },
  };
  return element.multiline ? h('textarea', { ...shared, rows: 3 }) : h('input', { ...shared, type: kind });
}

const INPUTS: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date-time is sent as seconds; everything else as it was typed. */
const outgoing = (type: string, value: string): string =>
  type === 'datetimepicker' ? String(Math.floor(new Date(value).getTime() / 1000)) : value;

function drawButton(element: Element, blockId: string, context: ElementContext): ComponentChild {
  const { action_id: actionId = '', text, value, style = '', confirm, url } = element;
  return h(
    'button',
    {
      type: 'button',
      class: `button ${style}`,
      'data-action-id': actionId,
      'aria-label': element.accessibility_label,
      onClick: () => {
        if (url !== undefined) window.open(url, '_blank', 'noreferrer');
        context.click(blockId, actionId, value, confirm);
      },
    },
    text?.text,
  );
}

function drawOverflow(element: Element, blockId: string, context: ElementContext): ComponentChild {
  const { action_id: actionId = '', options = [], confirm } = element;
  return h('details', { class: 'overflow' }, [
    h('summary', { class: 'button', 'aria-label': 'More actions' }, '⋯'),
    h(
      'div',
      { class: 'menu', role: 'menu' },
      options.map((option) =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            'data-action-id': actionId,
            onClick: () => context.click(blockId, actionId, option.value, confirm),
          },
          option.text.text,
        ),
      ),
    ),
  ]);
}

function drawBoxes(element: Element, blockId: string, context: ElementContext): ComponentChild {
  const { action_id: actionId = '', options = [] } = element;
  const many = element.type === 'checkboxes';
  const initial = many
    ? (element.initial_options ?? []).map(({ value = '' }) => value)
    : (element.initial_option?.value ?? null);
  const value = context.value(blockId) ?? initial;
  const chosen = new Set(typeof value === 'string' ? [value] : (value ?? []));
  return h(
    'div',
    { role: many ? 'group' : 'radiogroup', 'aria-label': context.label, class: 'boxes' },
    options.map(({ text, value: own = '', description }) =>
      h('label', { class: 'box' }, [
        h('input', {
          type: many ? 'checkbox' : 'radio',
          name: `${blockId}.${actionId}`,
          checked: chosen.has(own),
          'data-action-id': actionId,
          onChange: () => {
            if (!many) return context.change(blockId, actionId, own);
            const next = chosen.has(own) ? [...chosen].filter((each) => each !== own) : [...chosen, own];
            context.change(blockId, actionId, next);
          },
        }),
        h('span', null, text.text),
        description && h('span', { class: 'hint' }, description.text),
      ]),
    ),
  );
}
