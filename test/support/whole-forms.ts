/** Forms with everything taken in: each list with a row, each optional group, each alternative. */
import { type FieldSpec, type FormNode, formOf } from '../../src/api/form-tree.ts';
import type { Operation } from '../../src/api/operation.ts';
import type { Draft } from '../../src/commands/form/memory.ts';

export interface WholeForm {
  readonly operation: Operation;
  readonly nodes: readonly FormNode[];
  readonly fields: readonly FieldSpec[];
  /** Rows, groups and choices taken in; nothing entered. */
  readonly draft: Draft;
}

/** The form of an operation, once for each shape its input may have. */
export function wholeForms(operation: Operation): readonly WholeForm[] {
  const nodes = formOf(operation);
  const shapes = Math.max(1, ...nodes.map(shapesIn));
  return Array.from({ length: shapes }, (_, shape) => {
    const taken: Taken = { fields: [], rows: {}, entered: {} };
    for (const node of nodes) takeIn(node, shape, taken);
    return { operation, nodes, fields: taken.fields, draft: { ...taken, names: {} } };
  });
}

interface Taken {
  readonly fields: FieldSpec[];
  readonly rows: Record<string, number[]>;
  readonly entered: Record<string, string>;
}

function shapesIn(node: FormNode): number {
  switch (node.node) {
    case 'field':
      return 1;
    case 'group':
      return Math.max(1, ...node.children.map(shapesIn));
    case 'rows':
      return shapesIn(node.row(0));
    case 'alternatives':
      return Math.max(node.shapes.size, ...[...node.shapes.values()].flat().map(shapesIn));
  }
}

function takeIn(node: FormNode, shape: number, taken: Taken): void {
  switch (node.node) {
    case 'field':
      taken.fields.push(node.field);
      return;
    case 'group':
      taken.rows[node.path] = [0];
      for (const child of node.children) takeIn(child, shape, taken);
      return;
    case 'rows':
      taken.rows[node.path] = [0];
      takeIn(node.row(0), shape, taken);
      return;
    case 'alternatives': {
      const [chosen, inside] = [...node.shapes][shape % node.shapes.size] ?? ['', []];
      taken.entered[node.choice.path] = chosen;
      for (const child of inside) takeIn(child, shape, taken);
    }
  }
}
