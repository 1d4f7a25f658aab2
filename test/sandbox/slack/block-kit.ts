import { checkBlocks } from '../../../src/sandbox/slack/blocks.ts';
import { type Json, plain } from './support.ts';

/** Shorthands for the blocks that the schema's tests are made of. */
let count = 0;
export const newId = () => `made-${++count}`;
export const of = (length: number) => 'x'.repeat(length);
export const options = (length: number) =>
  Array.from({ length }, (_, index) => ({ text: plain(`o${index}`), value: `v${index}` }));
export const actions = (...elements: Json[]) => ({ type: 'actions', elements });
export const select = (extra: Json = {}) => ({
  type: 'static_select',
  action_id: 'value',
  options: options(2),
  ...extra,
});
export const button = (extra: Json = {}) => ({ type: 'button', text: plain('Go'), ...extra });
export const section = (extra: Json = {}) => ({ type: 'section', text: plain('hello'), ...extra });

/** The complaints about one block of a message. */
export function complaints(block: Json): readonly string[] {
  const checked = checkBlocks([block], newId);
  return checked.ok ? [] : checked.messages;
}
