/**
 * Slack's checks of blocks and views: shape and limits by schema, then what no schema of one block can
 * see (ids that repeat, two elements that want the focus, size).
 */
import { z } from 'zod';
import { type Block, type Element, type InputBlock, messageBlock } from './schema/blocks.ts';
import { errorLine, type Problem, problemsOf } from './schema/problems.ts';
import { anyView, type CheckedView } from './schema/views.ts';

export type { Block, CheckedView, Element, InputBlock };

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly messages: readonly string[] };

/** An element a person can act on, with the ids under which its value is reported. */
export interface Slot {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Element;
  /** Set for the element of an input block. */
  readonly input?: InputBlock;
}

const messageBlocks = z.array(messageBlock).max(50);

/** Checks the blocks of a message. `newId` names what came without an id, as Slack does. */
export function checkBlocks(value: unknown, newId: () => string): Checked<Block[]> {
  const parsed = messageBlocks.safeParse(value, { reportInput: true });
  if (!parsed.success) return refuse('blocks', problemsOf(parsed.error));
  const problems = problemsAmong(parsed.data, []);
  if (problems.length > 0) return refuse('blocks', problems);
  return { ok: true, value: nameAll(parsed.data, newId) };
}

/** Checks a modal or Home tab. */
export function checkView(value: unknown, newId: () => string): Checked<CheckedView> {
  const parsed = anyView.safeParse(value, { reportInput: true });
  if (!parsed.success) return refuse('view', problemsOf(parsed.error));
  const problems = problemsAmong(parsed.data.blocks, ['blocks']);
  if (problems.length > 0) return refuse('view', problems);
  nameAll(parsed.data.blocks, newId);
  return { ok: true, value: parsed.data };
}

/** The elements of checked blocks that a person can act on, top to bottom. */
export function slotsOf(blocks: readonly Block[]): readonly Slot[] {
  return blocks.flatMap((block) =>
    elementsOf(block).map((element) => ({
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      ...(block.type === 'input' && { input: block }),
    })),
  );
}

function elementsOf(block: Block): readonly Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
    return [block.accessory];
  }
  return [];
}

function nameAll<B extends Block>(blocks: B[], newId: () => string): B[] {
  for (const block of blocks) {
    block.block_id ??= newId();
    for (const element of elementsOf(block)) element.action_id ??= newId();
  }
  return blocks;
}

function problemsAmong(blocks: readonly Block[], at: readonly PropertyKey[]): readonly Problem[] {
  const blockIds = new Set<string>();
  const problems: Problem[] = [];
  let focused = 0;
  for (const [index, block] of blocks.entries()) {
    const path = [...at, index];
    const actionIds = new Set<string>();
    if (block.block_id !== undefined && !claim(blockIds, block.block_id)) {
      problems.push({
        path: [...path, 'block_id'],
        words: `\`block_id\` "${block.block_id}" already exists`,
      });
    }
    for (const [place, element] of elementsOf(block).entries()) {
      const where = block.type === 'actions' ? [...path, 'elements', place] : path;
      if (element.action_id !== undefined && !claim(actionIds, element.action_id)) {
        const words = `\`action_id\` "${element.action_id}" already exists for another element`;
        problems.push({ path: [...where, 'action_id'], words });
      }
      if ('focus_on_load' in element && element.focus_on_load && ++focused > 1) {
        problems.push({ path: where, words: 'only one element may set `focus_on_load`' });
      }
    }
  }
  return problems;
}

/** Adds to a set; false when it was there. */
function claim(taken: Set<string>, id: string): boolean {
  const size = taken.size;
  return taken.add(id).size > size;
}

function refuse(root: string, problems: readonly Problem[]): { ok: false; messages: readonly string[] } {
  return { ok: false, messages: problems.map((problem) => errorLine(root, problem)) };
}
