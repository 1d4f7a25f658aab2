/** Menus, radio buttons and checkboxes. */
import { z } from 'zod';
import {
  confirm,
  maybe,
  type Option,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  short,
} from './text.ts';

const actionable = { action_id: maybe(short(255)), confirm: maybe(confirm) };
const focusable = { ...actionable, focus_on_load: maybe(z.boolean()) };
const menu = { ...focusable, placeholder: maybe(plainText(150)) };
const multi = { ...menu, max_selected_items: maybe(z.int().min(1)) };
const options = z.array(option).min(1).max(100);
const staticMenu = {
  options: maybe(options),
  option_groups: maybe(z.array(optionGroup).min(1).max(100)),
};
const minQuery = { min_query_length: maybe(z.int().min(0)) };
const respondable = { response_url_enabled: maybe(z.boolean()) };
const ids = z.array(short(50));
const conversation = {
  default_to_current_conversation: maybe(z.boolean()),
  filter: maybe(
    z.strictObject({
      include: maybe(z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1)),
      exclude_external_shared_channels: maybe(z.boolean()),
      exclude_bot_users: maybe(z.boolean()),
    }),
  ),
};

interface Choice {
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options: readonly Option[] }[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
}

/** The options an element offers, groups flattened. */
export function offered(element: Choice): readonly Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

function checkInitial(element: Choice, context: z.RefinementCtx): void {
  const texts = new Map(offered(element).map((entry) => [entry.value, entry.text.text]));
  const wrong = (entry: Option) => texts.get(entry.value) !== entry.text.text;
  if (element.initial_option && wrong(element.initial_option)) {
    context.addIssue({
      code: 'custom',
      path: ['initial_option'],
      message: 'must be one of the provided options',
    });
  }
  if (element.initial_options?.some(wrong)) {
    context.addIssue({
      code: 'custom',
      path: ['initial_options'],
      message: 'must be among the provided options',
    });
  }
}

function checkStatic(element: Choice, context: z.RefinementCtx): void {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    context.addIssue({
      code: 'custom',
      message: 'must define exactly one of `options` and `option_groups`',
      path: [],
    });
  }
  checkInitial(element, context);
}

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...staticMenu,
    initial_option: maybe(option),
  })
  .superRefine(checkStatic);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multi,
    ...staticMenu,
    initial_options: maybe(options),
  })
  .superRefine(checkStatic);

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  ...minQuery,
  initial_option: maybe(option),
});

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...multi,
  ...minQuery,
  initial_options: maybe(options),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: maybe(short(50)),
});

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multi,
  initial_users: maybe(ids),
});

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  ...conversation,
  ...respondable,
  initial_conversation: maybe(short(50)),
});

export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...multi,
  ...conversation,
  initial_conversations: maybe(ids),
});

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  ...respondable,
  initial_channel: maybe(short(50)),
});

export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...multi,
  initial_channels: maybe(ids),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_option: maybe(richOption),
  })
  .superRefine(checkInitial);

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...focusable,
    options: z.array(richOption).min(1).max(10),
    initial_options: maybe(z.array(richOption).min(1).max(10)),
  })
  .superRefine(checkInitial);
