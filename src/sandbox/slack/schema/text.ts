/** Composition objects: text, options and the confirmation dialog, with Slack's limits. */
import { z } from 'zod';

/** A string of at least one character. */
export const short = (max: number) => z.string().min(1).max(max);

/** Slack takes neither `null` nor `undefined` for a field left out: it is left out. */
export const maybe = <T extends z.ZodType>(schema: T) => z.exactOptional(schema);

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: short(max), emoji: maybe(z.boolean()) });

export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: short(max), verbatim: maybe(z.boolean()) });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const style = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: maybe(plainText(100)),
  text: anyText(300),
  confirm: maybe(plainText(30)),
  deny: maybe(plainText(30)),
  style: maybe(style),
});

/** An option of a select: plain text only. */
export const option = z.strictObject({
  text: plainText(75),
  value: short(150),
  description: maybe(plainText(75)),
});

/** An option of radio buttons or checkboxes, where mrkdwn is allowed too. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: short(150),
  description: maybe(anyText(75)),
});

/** An entry of an overflow menu, which may open a link. */
export const overflowOption = z.strictObject({
  text: plainText(75),
  value: short(150),
  description: maybe(plainText(75)),
  url: maybe(short(3000)),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});

export type Option = z.output<typeof option> | z.output<typeof richOption> | z.output<typeof overflowOption>;
