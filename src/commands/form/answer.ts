/** A read of the back office, run for a person and shown. */
import type { ModalView } from '@slack/types';
import { ApiError } from '../../api/errors.ts';
import { postable } from '../../fields/postable.ts';
import { targetOf } from '../../views/intent.ts';
import { loadingView } from '../../views/loading.ts';
import { problemView } from '../../views/problem.ts';
import { troubleOf } from '../../views/trouble.ts';
import { showAnswer } from '../answers.ts';
import type { Desk, Shown } from '../handler.ts';
import { intentOf } from '../intent.ts';
import { viewOf } from '../lookup/place.ts';
import { type FormState, lookOf } from './show.ts';
import type { Complete } from './submit.ts';

/** What is shown while the back office is asked. */
export function answering(desk: Desk, { operation, memory }: FormState): ModalView {
  const { title, asking } = desk.text.requests.form;
  const what = targetOf(intentOf({ ...memory, operation }), desk.text, 'person');
  return loadingView({ title, doing: asking, what }, viewOf(desk));
}

/** Asks the back office, notes that it was asked, and shows the answer in an open modal. */
export async function runRead(
  desk: Desk,
  shown: Shown,
  { state: { operation, memory }, input, reason }: Complete,
): Promise<void> {
  const look = lookOf('answer', operation, { ...memory, input }, desk.text);
  const { ask } = desk.reading({
    ...look,
    ...(operation.reveals && { kind: 'revealed' as const }),
    ...(reason !== '' && { reason: postable(reason) }),
  });
  try {
    const { status, raw: data, drift } = await ask(operation, input);
    await showAnswer(desk, shown, { operation, input, status, data, drift });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await desk.screen.update(shown, problemView({ trouble: troubleOf(error) }, viewOf(desk)));
  }
}
