/** A person's hands: what they type or choose becomes state; what no person could enter is refused. */
import type { Element, Slot } from './blocks.ts';
import { ClientRefusal } from './refusals.ts';
import { offered } from './schema/selects.ts';
import type { Option } from './schema/text.ts';
import type { StateValue } from './state.ts';
import type { Entered } from './types.ts';

export type EnteredValue = Entered[string];

/** What there is to choose from beyond the element itself. */
export interface Choices {
  /** Options the app has suggested for an external select. */
  readonly suggested: readonly Option[];
  readonly people: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
}

/** The state an element takes when a person enters a value. Throws `ClientRefusal`. */
export function enter(slot: Slot, value: EnteredValue, choices: Choices): StateValue {
  const { element } = slot;
  const { type } = element;
  switch (element.type) {
    case 'button':
    case 'overflow':
      throw new ClientRefusal(`${slot.actionId} is a ${type}: nothing can be entered in it`);
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: single(value) || null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: chosen(slot, single(value), choices) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return {
        type,
        selected_options: ticked(element, value, choices).map((entry) => chosen(slot, entry, choices)),
      };
    case 'users_select':
      return { type, selected_user: member(single(value), choices.people) };
    case 'multi_users_select':
      return { type, selected_users: several(value).map((id) => member(id, choices.people)) };
    case 'conversations_select':
      return { type, selected_conversation: member(single(value), choices.channels) };
    case 'multi_conversations_select':
      return { type, selected_conversations: several(value).map((id) => member(id, choices.channels)) };
    case 'channels_select':
      return { type, selected_channel: member(single(value), choices.channels) };
    case 'multi_channels_select':
      return { type, selected_channels: several(value).map((id) => member(id, choices.channels)) };
    case 'datepicker':
      return { type, selected_date: shaped(single(value), /^\d{4}-\d{2}-\d{2}$/, 'a date') };
    case 'timepicker':
      return { type, selected_time: shaped(single(value), /^\d{2}:\d{2}$/, 'a time') };
    case 'datetimepicker': {
      const seconds = shaped(single(value), /^\d{10}$/, 'a moment in seconds');
      return { type, selected_date_time: seconds === null ? null : Number(seconds) };
    }
  }
}

/** The options a person is offered by an element. */
export function optionsOf(element: Element, choices: Pick<Choices, 'suggested'>): readonly Option[] {
  if (element.type === 'external_select') {
    return [...choices.suggested, ...(element.initial_option ? [element.initial_option] : [])];
  }
  if (element.type === 'multi_external_select') {
    return [...choices.suggested, ...(element.initial_options ?? [])];
  }
  return 'options' in element || 'option_groups' in element ? offered(element) : [];
}

function single(value: EnteredValue): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  throw new ClientRefusal('only one value can be entered here');
}

function several(value: EnteredValue): readonly string[] {
  if (value === null || value === false || value === '') return [];
  return typeof value === 'object' ? value : [String(value)];
}

/** `true` ticks every box, which for the usual single box is the box. */
function ticked(element: Element, value: EnteredValue, choices: Choices): readonly string[] {
  if (value !== true) return several(value);
  return optionsOf(element, choices).map((option) => option.value);
}

function chosen(slot: Slot, value: string | null, choices: Choices): Option | null {
  if (value === null) return null;
  const option = optionsOf(slot.element, choices).find((entry) => entry.value === value);
  if (!option) throw new ClientRefusal(`"${value}" is not offered by ${slot.blockId}`);
  return option;
}

function member(id: string | null, known: ReadonlySet<string>): string | null {
  if (id !== null && !known.has(id)) throw new ClientRefusal(`"${id}" is not offered: unknown`);
  return id;
}

function shaped(value: string | null, pattern: RegExp, what: string): string | null {
  if (value !== null && !pattern.test(value)) throw new ClientRefusal(`"${value}" is not ${what}`);
  return value;
}
