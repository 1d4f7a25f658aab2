import { valueAt } from '../fields/path.ts';
import { type FieldSpec, type FormNode, formOf } from './form-tree.ts';
import type { Operation } from './operation.ts';

export { valueAt, withValue } from '../fields/path.ts';
export type { FieldKind, FieldSpec } from './form-tree.ts';

/**
 * The fields of an operation's input, in the order of its schemas: the rows and the alternative that an input
 * has, or, without one, the first row and every alternative.
 */
export function fieldsOf(operation: Operation, input?: unknown): readonly FieldSpec[] {
  return formOf(operation).flatMap((node) => leaves(node, input));
}

function leaves(node: FormNode, input: unknown): readonly FieldSpec[] {
  switch (node.node) {
    case 'field':
      return [node.field];
    case 'group':
      return node.children.flatMap((child) => leaves(child, input));
    case 'rows': {
      const list = input === undefined ? [undefined] : valueAt(input, node.path);
      const rows: readonly unknown[] = Array.isArray(list) ? list : [];
      return rows.flatMap((_row, index) => leaves(node.row(index), input));
    }
    case 'alternatives': {
      const chosen = valueAt(input, node.choice.path);
      const shapes =
        input === undefined ? [...node.shapes.values()].flat() : (node.shapes.get(String(chosen)) ?? []);
      return once([node.choice, ...shapes.flatMap((child) => leaves(child, input))]);
    }
  }
}

/** Shapes share fields; each is one field. */
function once(fields: readonly FieldSpec[]): readonly FieldSpec[] {
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}
