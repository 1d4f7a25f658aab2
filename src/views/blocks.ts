/** Small typed builders of Block Kit. Each keeps to Slack's limits, so that no view is refused for its size. */
import type {
  ActionsBlock,
  AnyBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { clip, joined, type Mrkdwn, md, oneLine, split, upTo } from './escape.ts';

const MAX_BLOCKS = 100;
const MAX_FIELDS = 10;
const MAX_ELEMENTS = 10;

/** Stands where there is nothing: Slack refuses empty text. */
export const NOTHING = '—';

/** Text that Slack does not interpret. */
export function plain(text: string, max = 3000): PlainTextElement {
  return { type: 'plain_text', text: oneLine(text, max) || NOTHING, emoji: false };
}

/** Formatted text. `verbatim`: nothing in it is turned into a link or a mention. */
export function mrkdwn(text: Mrkdwn, max = 3000): MrkdwnElement {
  return { type: 'mrkdwn', text: clip(text.text, max).trim() || NOTHING, verbatim: true };
}

const LONGEST_HEADER = 150;

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LONGEST_HEADER) };
}

/** A heading that is not cut: one that is longer than Slack's own stands in bold. */
export function heading(text: string): HeaderBlock | SectionBlock {
  return text.length > LONGEST_HEADER ? section(md`*${upTo(text, 2_000)}*`) : header(text);
}

export function section(text: Mrkdwn, options: { id?: string; button?: Button } = {}): SectionBlock {
  return {
    type: 'section',
    ...(options.id !== undefined && { block_id: options.id }),
    text: mrkdwn(text),
    ...(options.button && { accessory: options.button }),
  };
}

/** Slack takes 3,000 characters a section. */
const LONGEST_SECTION = 3_000;

/** Lines in as few sections as hold them; a line that is longer goes on in the next. Nothing is cut. */
export function inSections(lines: readonly Mrkdwn[]): SectionBlock[] {
  const groups: Mrkdwn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines.flatMap((each) => split(each, LONGEST_SECTION))) {
    length += line.text.length + 1;
    if (length > LONGEST_SECTION) {
      groups.push([]);
      length = line.text.length;
    }
    groups.at(-1)?.push(line);
  }
  return groups.map((group) => section(joined(group, '\n')));
}

/** Short facts in two columns, at most ten a block. */
export function fields(facts: readonly Mrkdwn[]): SectionBlock[] {
  const blocks: SectionBlock[] = [];
  for (let start = 0; start < facts.length; start += MAX_FIELDS) {
    const some = facts.slice(start, start + MAX_FIELDS);
    blocks.push({ type: 'section', fields: some.map((fact) => mrkdwn(fact, 2000)) });
  }
  return blocks;
}

/** Small print. */
export function context(...texts: readonly Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, MAX_ELEMENTS).map((text) => mrkdwn(text, 2000)) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actions(id: string, buttons: readonly Button[]): ActionsBlock {
  return { type: 'actions', block_id: id, elements: [...buttons] };
}

/** A button; its value goes to Slack and back, so it holds tokens and plain ids only. */
export function button(options: {
  text: string;
  actionId: string;
  value?: string;
  style?: 'primary' | 'danger';
  /** What a screen reader says instead of the text. */
  spoken?: string;
}): Button {
  return {
    type: 'button',
    text: plain(options.text, 75),
    action_id: options.actionId,
    ...(options.value !== undefined && options.value !== '' && { value: options.value }),
    ...(options.style && { style: options.style }),
    ...(options.spoken !== undefined && { accessibility_label: oneLine(options.spoken, 75) }),
  };
}

/** A modal. `metadata` is a memory token, never data. */
export function modal(options: {
  title: string;
  blocks: readonly AnyBlock[];
  close: string;
  metadata?: string;
  submit?: string;
  callbackId?: string;
}): ModalView {
  return {
    type: 'modal',
    title: plain(options.title, 24),
    close: plain(options.close, 24),
    ...(options.submit !== undefined && { submit: plain(options.submit, 24) }),
    ...(options.callbackId !== undefined && { callback_id: options.callbackId }),
    ...(options.metadata !== undefined && { private_metadata: options.metadata }),
    blocks: distinct(fitting(options.blocks)),
  };
}

/** Too many blocks: the last one, which names the correlation ID, stays, and before it stands how many are missing. */
function fitting(blocks: readonly AnyBlock[]): readonly AnyBlock[] {
  if (blocks.length <= MAX_BLOCKS) return blocks;
  const shown = blocks.slice(0, MAX_BLOCKS - 2);
  return [...shown, context(md`⋯ +${blocks.length - shown.length - 1}`), ...blocks.slice(-1)];
}

/** Slack refuses a view in which two blocks share an id; upstream may list a thing twice. */
function distinct(blocks: readonly AnyBlock[]): AnyBlock[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if (block.block_id === undefined) return block;
    const times = (seen.get(block.block_id) ?? 0) + 1;
    seen.set(block.block_id, times);
    return times === 1 ? block : { ...block, block_id: `${block.block_id}.${times}` };
  });
}
