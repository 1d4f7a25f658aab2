/** The rich text block: sections, lists, quotes and preformatted text of styled runs. */
import { z } from 'zod';
import { maybe, short } from './text.ts';

const flags = maybe(
  z.strictObject({
    bold: maybe(z.boolean()),
    italic: maybe(z.boolean()),
    strike: maybe(z.boolean()),
    underline: maybe(z.boolean()),
    highlight: maybe(z.boolean()),
    client_highlight: maybe(z.boolean()),
    unlink: maybe(z.boolean()),
    code: maybe(z.boolean()),
  }),
);
const border = maybe(z.int().min(0).max(1));

const text = z.strictObject({ type: z.literal('text'), text: short(4000), style: flags });
const link = z.strictObject({
  type: z.literal('link'),
  url: short(3000),
  text: maybe(z.string()),
  unsafe: maybe(z.boolean()),
  style: flags,
});
const run = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    style: flags,
  }),
  z.strictObject({ type: z.literal('color'), value: short(20), style: flags }),
  z.strictObject({ type: z.literal('channel'), channel_id: short(50), style: flags }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: short(200),
    url: maybe(short(3000)),
    fallback: maybe(z.string()),
    style: flags,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: short(100),
    unicode: maybe(z.string()),
    url: maybe(z.string()),
    style: flags,
  }),
  z.strictObject({ type: z.literal('user'), user_id: short(50), style: flags }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: short(50), style: flags }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(run) });

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: maybe(short(255)),
  elements: z.array(
    z.discriminatedUnion('type', [
      section,
      z.strictObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']),
        elements: z.array(section).min(1),
        indent: maybe(z.int().min(0).max(8)),
        offset: maybe(z.int().min(0)),
        border,
      }),
      z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(run), border }),
      z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(z.discriminatedUnion('type', [text, link])),
        border,
      }),
    ]),
  ),
});
