/** Block Kit, drawn: the blocks of messages, modals and the Home tab. */
import type { KnownBlock, RichTextBlock } from '@slack/types';
import { type ComponentChild, h } from 'preact';
import type { PageState } from '../state.ts';
import { drawElement, type ElementContext } from './elements.ts';
import { mrkdwn } from './mrkdwn.ts';

/** What a block needs of where it stands. */
export interface BlockContext {
  readonly names: Pick<PageState, 'people' | 'channels' | 'groups'>;
  /** Messages under fields, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly element: ElementContext;
}

interface TextLike {
  readonly type: string;
  readonly text: string;
}

export function textOf(text: TextLike | undefined, names: BlockContext['names']): ComponentChild {
  if (text === undefined) return null;
  return text.type === 'mrkdwn' ? mrkdwn(text.text, names) : text.text;
}

export function drawBlocks(blocks: readonly unknown[], context: BlockContext): ComponentChild[] {
  return blocks.map((raw, index) => {
    const block = raw as KnownBlock;
    const id = block.block_id ?? String(index);
    return h(
      'div',
      { key: id, class: `block block-${block.type}`, 'data-block-id': id },
      draw(block, id, context),
    );
  });
}

function draw(block: KnownBlock, id: string, context: BlockContext): ComponentChild {
  const { names, element } = context;
  switch (block.type) {
    case 'section':
      return [
        h('div', { class: 'section-text' }, [
          block.text && h('div', null, textOf(block.text, names)),
          block.fields &&
            h(
              'div',
              { class: 'fields' },
              block.fields.map((field) => h('div', null, textOf(field, names))),
            ),
        ]),
        block.accessory && h('div', { class: 'accessory' }, drawElement(block.accessory, id, element)),
      ];
    case 'header':
      return h('h3', null, block.text.text);
    case 'divider':
      return h('hr', null);
    case 'context':
      return block.elements.map((each) =>
        each.type === 'image'
          ? h('span', { role: 'img', 'aria-label': each.alt_text }, '🖼')
          : h('span', null, textOf(each, names)),
      );
    case 'actions':
      return block.elements.map((each) => drawElement(each, id, element));
    case 'image':
      return h('figure', null, h('figcaption', null, `🖼 ${block.alt_text}`));
    case 'input':
      return drawInput(block, id, context);
    case 'rich_text':
      return richText(block, names);
    default:
      return h('em', null, `(${block.type} blocks are not drawn here)`);
  }
}

function drawInput(
  block: Extract<KnownBlock, { type: 'input' }>,
  id: string,
  { errors, element }: BlockContext,
): ComponentChild {
  const error = errors[id];
  return h('div', { class: error === undefined ? 'input' : 'input wrong' }, [
    h('div', { class: 'label', id: `label-${id}` }, [
      block.label.text,
      block.optional ? h('span', { class: 'optional' }, ' (optional)') : null,
    ]),
    drawElement(block.element, id, { ...element, label: block.label.text }),
    error !== undefined && h('div', { class: 'error', role: 'alert' }, error),
    block.hint && h('div', { class: 'hint' }, block.hint.text),
  ]);
}

/** Rich text, as far as apps post it: paragraphs, lists, quotes and code. */
function richText(block: RichTextBlock, names: BlockContext['names']): ComponentChild {
  return block.elements.map((part) => {
    if (part.type === 'rich_text_list') {
      return h(
        'ul',
        null,
        part.elements.map((item) => h('li', null, richParts(item.elements, names))),
      );
    }
    const tag = { rich_text_quote: 'blockquote', rich_text_preformatted: 'pre', rich_text_section: 'p' }[
      part.type
    ];
    return h(tag, null, richParts(part.elements, names));
  });
}

function richParts(parts: readonly { type: string }[], names: BlockContext['names']): ComponentChild[] {
  return parts.map((part) => {
    if ('text' in part && typeof part.text === 'string') return part.text;
    if ('url' in part && typeof part.url === 'string') return part.url;
    if ('user_id' in part && typeof part.user_id === 'string') return mrkdwn(`<@${part.user_id}>`, names);
    if ('name' in part && typeof part.name === 'string') return mrkdwn(`:${part.name}:`, names);
    return '';
  });
}
