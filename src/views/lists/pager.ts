/** Which part of a list is shown, and the way to the rest. */
import type { AnyBlock } from '@slack/types';
import type { Text } from '../../text/text.ts';
import { actions, button, context } from '../blocks.ts';
import { md } from '../escape.ts';

/** A part of a list: where it begins (counted from 0), how many are shown, how many there are. */
export interface Part {
  readonly from: number;
  readonly shown: number;
  readonly total: number;
}

/** How many a page holds, what its buttons do, and what they say to earlier and later entries. */
export interface Pager {
  readonly size: number;
  readonly actionId: string;
  /** What a button carries: which list, and where its page begins. */
  readonly value: (from: number) => string;
  readonly words: { readonly before: string; readonly after: string };
}

/** `21–25 of 25`, and the pages before and after; nothing where all is shown. */
export function pagerBlocks({ from, shown, total }: Part, pager: Pager, text: Text): AnyBlock[] {
  if (shown >= total) return [];
  const { size, actionId, value, words } = pager;
  const turn = (way: string, label: string, at: number) =>
    button({ text: label, actionId: `${actionId}.${way}`, value: value(at) });
  const buttons = [
    ...(from > 0 ? [turn('before', words.before, Math.max(0, from - size))] : []),
    ...(from + shown < total ? [turn('after', words.after, from + shown)] : []),
  ];
  return [
    context(md`${text.record.range(from + 1, from + shown, total)}`),
    ...(buttons.length > 0 ? [actions(`${actionId}.${value(from)}`, buttons)] : []),
  ];
}

/** Where the page of an entry begins; one beyond the end becomes the last page. */
export const pageFrom = (wanted: number, total: number, size: number): number =>
  Math.max(0, Math.min(wanted, Math.floor(Math.max(0, total - 1) / size) * size));
