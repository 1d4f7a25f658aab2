/** What is clicked on an open form: rows and groups taken in and left out, the way back, a choice that redraws. */
import type { RowsNode } from '../../api/form-tree.ts';
import { type FormNode, formOf } from '../../api/form-tree.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { type ActionEvent, type Desk, defineAction, type Handler } from '../handler.ts';
import { showHere } from '../lookup/place.ts';
import { keysOf } from './draft.ts';
import { type Draft, FORM, formMemory } from './memory.ts';
import { taken } from './read.ts';
import { type FormState, itemsAt, stateOf, stepView } from './show.ts';

const roles = ['agent'] as const;

/** A click on a form: the draft as the modal holds it, changed, and the modal drawn again. */
export function moveHandlers(approvals: Approvals): readonly Handler[] {
  const move = (actionId: string, change: (state: FormState, event: ActionEvent) => FormState) =>
    defineAction({
      actionId,
      roles,
      async run(event, desk) {
        const state = change(await stateIn(approvals, event, desk), event);
        const memory = { ...state.memory, step: Math.max(0, state.memory.step) };
        await showHere(desk, await stepView(approvals, desk, stateOf(approvals, memory, desk.text)));
      },
    });

  return [
    move('form.back', (state) => atStep(state, state.memory.step - 1)),
    move('form.add_row', (state, { value }) => withRows(state, value, (keys) => [...keys, nextKey(keys)])),
    move('form.remove_row', (state, { value }) => {
      const [path, key] = [value.slice(0, value.lastIndexOf('.')), value.slice(value.lastIndexOf('.') + 1)];
      const without = withRows(state, path, (keys) => keys.filter((each) => String(each) !== key));
      return forgetting(without, value);
    }),
    move('form.take_in', (state, { value }) => withDraft(state, { rows: { [value]: [0] } })),
    move('form.leave_out', (state, { value }) =>
      forgetting(withDraft(state, { rows: { [value]: [] } }), value),
    ),
    // Every input is called so; only those that redraw the form are told of before it is sent.
    move('value', (state) => state),
  ];
}

/** The form as the modal holds it at this moment. */
async function stateIn(approvals: Approvals, event: ActionEvent, desk: Desk): Promise<FormState> {
  const memory = await desk.memory.load(FORM, event.metadata, formMemory);
  const state = stateOf(approvals, memory, desk.text);
  const draft = taken(memory.draft, itemsAt(state), event.values, event.names);
  return { ...state, memory: { ...memory, draft } };
}

const atStep = (state: FormState, step: number): FormState => ({
  ...state,
  memory: { ...state.memory, step },
});

const withDraft = (state: FormState, { rows }: Pick<Draft, 'rows'>): FormState => {
  const { draft } = state.memory;
  return { ...state, memory: { ...state.memory, draft: { ...draft, rows: { ...draft.rows, ...rows } } } };
};

function withRows(state: FormState, path: string, change: (keys: readonly number[]) => number[]): FormState {
  const node = rowsAt(formOf(state.operation), path, state.memory.draft);
  if (node === undefined) return state;
  const keys = change(keysOf(node, state.memory.draft));
  // A click that came twice must not pass what the list takes.
  if (keys.length < node.fewest || keys.length > node.most) return state;
  return withDraft(state, { rows: { [path]: keys } });
}

/** Keys are never given twice: Slack would show what had stood in the row that is gone. */
const nextKey = (keys: readonly number[]): number => Math.max(-1, ...keys) + 1;

/** What was entered in a part that is gone is gone too. */
function forgetting(state: FormState, path: string): FormState {
  const { draft } = state.memory;
  const outside = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([each]) => !each.startsWith(`${path}.`)));
  const forgot = { ...draft, entered: outside(draft.entered), rows: outside(draft.rows) };
  return { ...state, memory: { ...state.memory, draft: forgot } };
}

/** The list of a path, wherever it is nested. */
function rowsAt(nodes: readonly FormNode[], path: string, draft: Draft): RowsNode | undefined {
  for (const node of nodes) {
    if (node.node === 'rows' && node.path === path) return node;
    if (!path.startsWith(`${node.path}.`)) continue;
    const found = rowsAt(insideOf(node, draft), path, draft);
    if (found) return found;
  }
  return undefined;
}

function insideOf(node: FormNode, draft: Draft): readonly FormNode[] {
  switch (node.node) {
    case 'field':
      return [];
    case 'group':
      return node.children;
    case 'rows':
      return keysOf(node, draft).map((key) => node.row(key));
    case 'alternatives':
      return [...node.shapes.values()].flat();
  }
}
