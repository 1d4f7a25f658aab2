/** What a person has entered in a view and not sent yet, so that a redraw does not take it away. */
import { useRef, useState } from 'preact/hooks';
import type { OpenView } from '../../slack/types.ts';
import type { Value } from './elements.ts';

export interface Drafts {
  value(blockId: string): Value | undefined;
  set(blockId: string, value: Value): void;
  all(): Record<string, Value>;
}

/** Drafts of one view; the server's own state stands where nothing was touched here. */
export function useDrafts(view: OpenView): Drafts {
  const entered = useRef(new Map<string, Value>());
  const owner = useRef(view.id);
  const [, redraw] = useState(0);
  if (owner.current !== view.id) {
    owner.current = view.id;
    entered.current.clear();
  }
  return {
    value: (blockId) =>
      entered.current.has(blockId) ? entered.current.get(blockId) : standing(view, blockId),
    set(blockId, value) {
      entered.current.set(blockId, value);
      redraw((count) => count + 1);
    },
    // A field of an earlier form under the same view must not be sent with this one.
    all: () => {
      const inputs = new Set(
        view.view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : [])),
      );
      return Object.fromEntries([...entered.current].filter(([blockId]) => inputs.has(blockId)));
    },
  };
}

/** A value in Slack's `state.values`, whatever the element. */
function standing({ state }: OpenView, blockId: string): Value | undefined {
  const element = Object.values(state[blockId] ?? {})[0];
  if (typeof element !== 'object' || element === null) return undefined;
  for (const [key, value] of Object.entries(element)) {
    if (key === 'type' || value === null || value === undefined) continue;
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map((each) => String(each?.value ?? each));
    if (typeof value === 'object' && 'value' in value) return String(value.value);
  }
  return undefined;
}
