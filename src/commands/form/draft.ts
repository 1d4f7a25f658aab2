/** From what a person entered to the input of an operation. */
import type { FieldSpec, FormNode, RowsNode } from '../../api/form-tree.ts';
import type { Draft } from './memory.ts';
import { typed } from './typed.ts';

export interface Compiled {
  /** What was entered, of the types the schemas want; what cannot be read stays text and fails them. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The block in which the value of a path was entered: rows of a form may have gaps, lists have none. */
  readonly blockOf: ReadonlyMap<string, string>;
}

/** Puts a draft together. Nothing entered is nothing sent: optional groups and lists stay away. */
export function compile(nodes: readonly FormNode[], draft: Draft): Compiled {
  const blockOf = new Map<string, string>();
  const input = partsOf(nodes, '', draft, blockOf) ?? {};
  return { input, blockOf };
}

/** The keys of a list's rows: as the person left them, or as few as the list needs. */
export const keysOf = ({ path, fewest }: RowsNode, { rows }: Draft): readonly number[] =>
  rows[path] ?? Array.from({ length: fewest }, (_, index) => index);

function partsOf(
  nodes: readonly FormNode[],
  prefix: string,
  draft: Draft,
  blockOf: Map<string, string>,
): Record<string, unknown> | undefined {
  const entries = nodes.flatMap((node): [string, unknown][] => {
    const key = lastOf(node.path);
    const value = builtFrom(node, prefix === '' ? key : `${prefix}.${key}`, draft, blockOf);
    return value === undefined ? [] : [[key, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function builtFrom(node: FormNode, path: string, draft: Draft, blockOf: Map<string, string>): unknown {
  blockOf.set(path, node.path);
  switch (node.node) {
    case 'field': {
      const value = fieldValue(node.field, draft);
      return value === undefined && node.field.emptyIsNull ? null : value;
    }
    case 'group': {
      const inside = partsOf(node.children, path, draft, blockOf);
      // A group that holds nothing is printed so, and sent so.
      const isSent = node.required || node.children.length === 0 || draft.rows[node.path]?.length;
      return inside ?? (isSent ? {} : undefined);
    }
    case 'rows': {
      const keys = keysOf(node, draft);
      const list = keys.map(
        (key, index) => builtFrom(node.row(key), `${path}.${index}`, draft, blockOf) ?? {},
      );
      return list.length > 0 || node.required ? list : undefined;
    }
    case 'alternatives': {
      const key = lastOf(node.choice.path);
      blockOf.set(`${path}.${key}`, node.choice.path);
      const chosen = draft.entered[node.choice.path];
      const shape = typeof chosen === 'string' ? node.shapes.get(chosen) : undefined;
      if (shape === undefined) return node.required ? {} : undefined;
      return { [key]: chosen, ...partsOf(shape, path, draft, blockOf) };
    }
  }
}

const fieldValue = (field: FieldSpec, { entered }: Draft): unknown =>
  typed(field, entered[field.path], field.kindIn === undefined ? undefined : entered[field.kindIn]);

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;
