/** Buttons, images, pickers and text inputs. */
import { z } from 'zod';
import { confirm, maybe, plainText, short, style } from './text.ts';

const actionable = { action_id: maybe(short(255)) };
const focusable = { ...actionable, focus_on_load: maybe(z.boolean()) };
const confirmable = { ...focusable, confirm: maybe(confirm) };
const typed = {
  ...focusable,
  placeholder: maybe(plainText(150)),
  dispatch_action_config: maybe(
    z.strictObject({
      trigger_actions_on: maybe(
        z
          .array(z.enum(['on_enter_pressed', 'on_character_entered']))
          .min(1)
          .max(2),
      ),
    }),
  ),
};
/** Slack writes the bounds and the value of a number as text. */
const numeral = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
  .max(16);

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  confirm: maybe(confirm),
  text: plainText(75),
  value: maybe(short(2000)),
  url: maybe(short(3000)),
  style: maybe(style),
  accessibility_label: maybe(short(75)),
});

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: short(3000),
  alt_text: short(2000),
});

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...confirmable,
  placeholder: maybe(plainText(150)),
  initial_date: maybe(z.iso.date('must be a valid date')),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...confirmable,
  placeholder: maybe(plainText(150)),
  timezone: maybe(short(50)),
  initial_time: maybe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time')),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...confirmable,
  initial_date_time: maybe(z.int().min(1_000_000_000).max(9_999_999_999)),
});

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: maybe(z.string().max(3000)),
    multiline: maybe(z.boolean()),
    min_length: maybe(z.int().min(0).max(3000)),
    max_length: maybe(z.int().min(1).max(3000)),
  })
  .superRefine((element, context) => {
    const { min_length: min = 0, max_length: max = 3000, initial_value: value } = element;
    if (min > max) {
      context.addIssue({ code: 'custom', path: ['min_length'], message: 'must not exceed `max_length`' });
    }
    if (value !== undefined && value.length > max) {
      context.addIssue({
        code: 'custom',
        path: ['initial_value'],
        message: `must be less than ${max + 1} characters`,
      });
    }
  });

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: maybe(numeral),
    min_value: maybe(numeral),
    max_value: maybe(numeral),
  })
  .superRefine((element, context) => {
    if (Number(element.min_value ?? '-Infinity') > Number(element.max_value ?? 'Infinity')) {
      context.addIssue({ code: 'custom', path: ['min_value'], message: 'must not exceed `max_value`' });
    }
  });

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: maybe(z.string().max(3000)),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: maybe(z.string().max(3000)),
});
