/** Modals and Home tabs. */
import { z } from 'zod';
import { viewBlock } from './blocks.ts';
import { maybe, plainText } from './text.ts';

const common = {
  private_metadata: maybe(z.string().max(3000)),
  callback_id: maybe(z.string().max(255)),
  external_id: maybe(z.string().max(255)),
  blocks: z.array(viewBlock).min(1).max(100),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(24),
    submit: maybe(plainText(24)),
    close: maybe(plainText(24)),
    clear_on_close: maybe(z.boolean()),
    notify_on_close: maybe(z.boolean()),
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'), {
    message: 'must define `submit` to use an `input` block in modals',
  });

export const home = z.strictObject({ type: z.literal('home'), ...common });

export const anyView = z.discriminatedUnion('type', [modal, home]);

export type CheckedView = z.output<typeof anyView>;
