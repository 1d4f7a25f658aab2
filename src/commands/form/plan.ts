/** How a form is laid out: what is asked, in which order, on how many modals. */

import type { FieldSpec, FormNode, GroupNode, RowsNode } from '../../api/form-tree.ts';
import { valueAt } from '../../fields/path.ts';
import type { FormItem } from '../../views/form/items.ts';
import { keysOf } from './draft.ts';
import type { Draft } from './memory.ts';

/** A form of more inputs than this is split; so many a person fills in without losing the thread. */
const MOST_INPUTS = 20;
/** Slack takes 100 blocks; the head and the foot of the modal need some. */
const MOST_ITEMS = 60;

/** The items of each modal: one list for a form that fits on one. `fixed` is what need not be asked. */
export function stepsOf(
  nodes: readonly FormNode[],
  draft: Draft,
  fixed: unknown,
): readonly (readonly FormItem[])[] {
  const asked = nodes.flatMap((node) => pruned(node, fixed));
  const large = isLarge(nodes, fixed);
  const sections = split(asked.flatMap((node) => itemsOf(node, draft, large)));
  return pack(sections.flatMap(chunks));
}

/** Whether a form may come to more than a person sees at a glance: it is reviewed before it is sent. */
export const isLarge = (nodes: readonly FormNode[], fixed: unknown): boolean =>
  sum(nodes.flatMap((node) => pruned(node, fixed))) > MOST_INPUTS;

/** The fields that are asked, over all modals. */
export const fieldsIn = (steps: readonly (readonly FormItem[])[]): readonly FieldSpec[] =>
  steps.flat().flatMap((item) => (item.item === 'field' ? [item.field] : []));

/** A node without what stands already; nothing when nothing is left of it. */
function pruned(node: FormNode, fixed: unknown): readonly FormNode[] {
  if (node.node === 'group') {
    const children = node.children.flatMap((child) => pruned(child, fixed));
    return children.length > 0 ? [{ ...node, children }] : [];
  }
  return valueAt(fixed, node.path) === undefined ? [node] : [];
}

/** How many inputs a node may come to with everything optional taken in, once. */
function inputsIn(node: FormNode): number {
  switch (node.node) {
    case 'field':
      return 1;
    case 'group':
      return sum(node.children);
    case 'rows':
      return inputsIn(node.row(0));
    case 'alternatives':
      return 1 + Math.max(0, ...[...node.shapes.values()].map(sum));
  }
}

const sum = (nodes: readonly FormNode[]): number => nodes.reduce((count, node) => count + inputsIn(node), 0);

function itemsOf(node: FormNode, draft: Draft, large: boolean): readonly FormItem[] {
  switch (node.node) {
    case 'field':
      return [{ item: 'field', field: node.field, redraws: false }];
    case 'group':
      return groupItems(node, draft, large);
    case 'rows':
      return rowsItems(node, draft, large);
    case 'alternatives': {
      const chosen = draft.entered[node.choice.path];
      const shape = typeof chosen === 'string' ? (node.shapes.get(chosen) ?? []) : [];
      const heading: readonly FormItem[] = isPart(node.path) ? [] : [{ item: 'heading', label: node.label }];
      return [
        ...heading,
        { item: 'field', field: node.choice, redraws: true },
        ...shape.flatMap((child) => itemsOf(child, draft, large)),
      ];
    }
  }
}

/** In a large form an optional group is asked for only once it was taken in. */
function groupItems(
  { path, label, required, children }: GroupNode,
  draft: Draft,
  large: boolean,
): FormItem[] {
  const inside = children.flatMap((child) => itemsOf(child, draft, large));
  if (isPart(path) || children.length === 0) return inside;
  if (required) return [{ item: 'heading', label }, ...inside];
  if (!large) return [{ item: 'heading', label }, ...inside.map(mayStayEmpty)];
  const included = (draft.rows[path] ?? []).length > 0;
  return [{ item: 'optional', path, label, included }, ...(included ? inside : [])];
}

/** Of a group nobody has to fill in, no field must be: whether it is whole is checked when it is sent. */
const mayStayEmpty = (item: FormItem): FormItem =>
  item.item === 'field' ? { ...item, field: { ...item.field, required: false } } : item;

function rowsItems(node: RowsNode, draft: Draft, large: boolean): FormItem[] {
  const { path, label, fewest, most } = node;
  const keys = keysOf(node, draft);
  const rows = keys.flatMap((key, index): FormItem[] => {
    const row = node.row(key);
    const inside = row.node === 'group' ? row.children : [row];
    return [
      { item: 'row', path, key, label, ordinal: index + 1, removable: keys.length > fewest },
      ...inside.flatMap((child) => itemsOf(child, draft, large)),
    ];
  });
  return [{ item: 'rows', path, label, count: keys.length, canAdd: keys.length < most }, ...rows];
}

const isPart = (path: string): boolean => !path.includes('.');
const inputs = (items: readonly FormItem[]): number => items.filter(({ item }) => item === 'field').length;

/** Headings begin a section; what stands before the first is one too. */
function split(items: readonly FormItem[]): readonly (readonly FormItem[])[] {
  const sections: FormItem[][] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last === undefined || (item.item !== 'field' && last.some((each) => each.item === 'field'))) {
      sections.push([item]);
    } else last.push(item);
  }
  return sections;
}

/** A section longer than a modal, in pieces. */
function chunks(section: readonly FormItem[]): readonly (readonly FormItem[])[] {
  if (section.length <= MOST_ITEMS && inputs(section) <= 2 * MOST_INPUTS) return [section];
  return [section.slice(0, MOST_INPUTS), ...chunks(section.slice(MOST_INPUTS))];
}

/** As many sections on a modal as fit. A form that fits on one is never empty: it is one step. */
function pack(sections: readonly (readonly FormItem[])[]): readonly (readonly FormItem[])[] {
  const steps: FormItem[][] = [[]];
  for (const section of sections) {
    const last = steps.at(-1) ?? [];
    const together = [...last, ...section];
    const fits = inputs(together) <= MOST_INPUTS && together.length <= MOST_ITEMS;
    if (last.length === 0 || fits) last.push(...section);
    else steps.push([...section]);
  }
  return steps;
}
