/** `state.values`: what stands in the elements of a view or message. */
import { type Block, type Element, type Slot, slotsOf } from './blocks.ts';

/** One element's value, with its type, in the form Slack sends. */
export type StateValue = Readonly<Record<string, unknown>> & { readonly type: string };

/** block_id -> action_id -> value. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/** The values of the elements of one surface, as one person sees it. */
export interface Form {
  values(): StateValues;
  get(slot: Slot): StateValue | undefined;
  set(slot: Slot, value: StateValue): void;
}

/**
 * The form of some blocks. What stood in the form before stays where block_id, action_id and type are the
 * same, even over a new initial value: as in Slack, a field is reset only by renaming it.
 */
export function createForm(blocks: readonly Block[], before?: Form): Form {
  const values: Record<string, Record<string, StateValue>> = {};
  const put = (slot: Slot, value: StateValue) => {
    values[slot.blockId] = { ...values[slot.blockId], [slot.actionId]: value };
  };
  for (const slot of slotsOf(blocks)) {
    const initial = initialValue(slot.element);
    const kept = before?.get(slot);
    if (initial) put(slot, kept?.type === initial.type ? kept : initial);
  }
  return {
    values: () => structuredClone(values),
    get: (slot) => values[slot.blockId]?.[slot.actionId],
    set: put,
  };
}

/** What an element holds before anyone touches it; buttons and overflow menus hold nothing. */
function initialValue(element: Element): StateValue | undefined {
  const { type } = element;
  switch (element.type) {
    case 'button':
    case 'overflow':
      return undefined;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value || null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return {
        type,
        selected_time: element.initial_time ?? null,
        ...(element.timezone !== undefined && { timezone: element.timezone }),
      };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
  }
}
