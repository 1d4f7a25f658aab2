/** The last look before a change is asked for: what will be sent, and what it changes. */
import { ApiError } from '../../api/errors.ts';
import { notesFor } from '../../api/notes.ts';
import type { Before, Localized } from '../../api/operation.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { texts } from '../../text/text.ts';
import { reviewView } from '../../views/form/review.ts';
import { problemView } from '../../views/problem.ts';
import { troubleOf } from '../../views/trouble.ts';
import type { Desk, Shown } from '../handler.ts';
import { intentOf } from '../intent.ts';
import { viewOf } from '../lookup/place.ts';
import { FORM, onScreenOf } from './memory.ts';
import { lookOf } from './show.ts';
import type { Complete } from './submit.ts';

/** Said in the place of what the policy wants approved before it is shown. */
const withheldState = (operationId: string): Localized => ({
  en: texts.en.reading.stateWithheld(operationId),
  es: texts.es.reading.stateWithheld(operationId),
});

/** Reads what would change and shows it with all that was entered; the way back stays open. */
export async function review(
  approvals: Approvals,
  desk: Desk,
  shown: Shown,
  { state, input, reason }: Complete,
): Promise<void> {
  const { operation, memory, steps } = state;
  let before: Before = { changes: [] };
  let withheld: readonly Localized[] = [];
  try {
    const { read } = desk.reading(lookOf('summary', operation, { ...memory, input }, desk.text));
    if (operation.before) before = await operation.before(input, read);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind !== 'needs_approval') {
      await desk.screen.update(shown, problemView({ trouble: troubleOf(error) }, viewOf(desk)));
      return;
    }
    withheld = [withheldState(error.operationId)];
  }
  const metadata = await desk.memory.save(FORM, { ...memory, step: steps.length });
  const view = reviewView(
    {
      intent: intentOf({ operation, input, target: onScreenOf(memory), changes: before.changes }),
      before,
      said: [...withheld, ...notesFor(operation, input, viewOf(desk).now)],
      reason,
      risk: approvals.policyFor(operation, input).risk,
      metadata,
    },
    desk.text,
  );
  await desk.screen.update(shown, view);
}
