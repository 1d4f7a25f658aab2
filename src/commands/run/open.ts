/** Opens any operation: asks for what is missing, or runs at once what needs nothing more. */
import type { Operation } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { checkInput } from '../../approvals/input.ts';
import type { OnScreen } from '../../fields/on-screen.ts';
import { runRead } from '../form/answer.ts';
import { EMPTY_DRAFT } from '../form/memory.ts';
import { fieldsIn } from '../form/plan.ts';
import { fillForm, lookOf, stateOf } from '../form/show.ts';
import type { Desk, Shown } from '../handler.ts';
import { leading } from '../lookup/place.ts';
import { prefilled, resolved } from './prefill.ts';

export interface Opening {
  readonly operation: Operation;
  readonly target: OnScreen;
}

export const RUN = 'run';

/** Puts an operation into an open modal. */
export async function fillOperation(
  approvals: Approvals,
  desk: Desk,
  shown: Shown,
  { operation, target }: Opening,
): Promise<void> {
  const retry = { actionId: 'run.again', kind: RUN, value: { operationId: operation.id, target } };
  const start = { operationId: operation.id, input: {}, target };
  const reading = desk.reading(lookOf('form', operation, start, desk.text));
  const known = await leading(desk, shown, retry, () => resolved(operation, target, reading));
  if (known === undefined) return;
  const form = prefilled(operation, known);
  const memory = { ...form, draft: form.draft ?? EMPTY_DRAFT, step: 0, withheld: {} };
  const state = stateOf(approvals, memory, desk.text);
  const checked = checkInput(operation, form.input);
  const { risk, reasonRequired } = approvals.policyFor(operation, form.input);
  const asksNothing = fieldsIn(state.steps).length === 0 && !reasonRequired;
  // What asks nothing is answered at once; what may be narrowed down is asked first.
  if (checked.ok && risk === 'read' && asksNothing) {
    await runRead(desk, shown, { state, input: checked.input, reason: '' });
    return;
  }
  await fillForm(approvals, reading, shown, form);
}
