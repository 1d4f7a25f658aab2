/** Layout blocks: which elements each takes, and how many. */
import { z } from 'zod';
import * as element from './elements.ts';
import { richText } from './rich-text.ts';
import * as select from './selects.ts';
import { anyText, maybe, mrkdwn, plainText, short } from './text.ts';

const named = { block_id: maybe(short(255)) };

/** Elements a section may carry, an actions block may hold and an input block may ask with. */
const everywhere = [
  select.staticSelect,
  select.multiStaticSelect,
  select.externalSelect,
  select.multiExternalSelect,
  select.usersSelect,
  select.multiUsersSelect,
  select.conversationsSelect,
  select.multiConversationsSelect,
  select.channelsSelect,
  select.multiChannelsSelect,
  select.radioButtons,
  select.checkboxes,
  element.datepicker,
  element.timepicker,
] as const;

const accessory = z.discriminatedUnion('type', [
  ...everywhere,
  element.button,
  select.overflow,
  element.image,
]);
const actionElement = z.discriminatedUnion('type', [
  ...everywhere,
  element.button,
  select.overflow,
  element.datetimepicker,
]);
const inputElement = z.discriminatedUnion('type', [
  ...everywhere,
  element.datetimepicker,
  element.plainTextInput,
  element.numberInput,
  element.emailInput,
  element.urlInput,
]);

const section = z
  .strictObject({
    type: z.literal('section'),
    ...named,
    text: maybe(anyText(3000)),
    fields: maybe(z.array(anyText(2000)).min(1).max(10)),
    accessory: maybe(accessory),
    expand: maybe(z.boolean()),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'must define either `text` or `fields`',
  });

const actions = z.strictObject({
  type: z.literal('actions'),
  ...named,
  elements: z.array(actionElement).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  ...named,
  label: plainText(2000),
  hint: maybe(plainText(2000)),
  optional: maybe(z.boolean()),
  dispatch_action: maybe(z.boolean()),
  element: inputElement,
});

const context = z.strictObject({
  type: z.literal('context'),
  ...named,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(2000), mrkdwn(2000), element.image]))
    .min(1)
    .max(10),
});

const everySurface = [
  section,
  actions,
  input,
  context,
  richText,
  z.strictObject({ type: z.literal('divider'), ...named }),
  z.strictObject({ type: z.literal('header'), ...named, text: plainText(150) }),
  z.strictObject({
    type: z.literal('image'),
    ...named,
    image_url: short(3000),
    alt_text: short(2000),
    title: maybe(plainText(2000)),
  }),
] as const;

const markdown = z.strictObject({ type: z.literal('markdown'), ...named, text: short(12_000) });

/**
 * A block of a modal or Home tab. Left out of what Slack has: file, video, table, card and the blocks of
 * assistants, the file and rich text inputs, the workflow button, and images hosted by Slack.
 */
export const viewBlock = z.discriminatedUnion('type', everySurface);

/** A block of a message: Markdown is allowed here alone. */
export const messageBlock = z.discriminatedUnion('type', [...everySurface, markdown]);

export type Block = z.output<typeof messageBlock>;
export type InputBlock = z.output<typeof input>;
export type Element =
  | Exclude<z.output<typeof accessory>, { type: 'image' }>
  | z.output<typeof actionElement>
  | z.output<typeof inputElement>;
