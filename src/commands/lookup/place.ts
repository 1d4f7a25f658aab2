/** Where a lookup shows itself, and what it says when it cannot begin. */
import type { ModalView } from '@slack/types';
import { ApiError } from '../../api/errors.ts';
import type { Part, ViewContext } from '../../views/models.ts';
import { problemView, refusalView } from '../../views/problem.ts';
import { troubleOf } from '../../views/trouble.ts';
import { type Desk, Refusal, type Shown } from '../handler.ts';

/** What views need of the desk. */
export function viewOf({ text, person, correlationId, now }: Desk): ViewContext {
  const readOnly = person.roles.includes('agent') ? {} : ({ readOnly: true } as const);
  return { text, timeZone: person.timeZone, now: now(), correlationId, ...readOnly };
}

/** Puts a view in the place of the one the person acted in. */
export async function showHere(desk: Desk, view: ModalView): Promise<Shown> {
  const { current } = desk.screen;
  if (!current) return desk.screen.show(view);
  await desk.screen.update(current, view);
  return current;
}

/** The button that tries a lookup again: its action, and what the view must remember for it. */
export interface Retry {
  readonly actionId: string;
  readonly kind: string;
  readonly value: unknown;
}

/**
 * The call everything else hangs on. When it fails, the open modal says why and offers to try again, and
 * nothing is returned.
 */
export async function leading<T>(
  desk: Desk,
  shown: Shown,
  retry: Retry,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    await desk.screen.update(shown, await failureView(desk, error, retry));
    return undefined;
  }
}

async function failureView(desk: Desk, error: unknown, { actionId, kind, value }: Retry): Promise<ModalView> {
  const view = viewOf(desk);
  if (error instanceof Refusal) return refusalView(error.message, view);
  if (!(error instanceof ApiError)) throw error;
  const metadata = await desk.memory.save(kind, value);
  return problemView({ trouble: troubleOf(error), retry: { actionId }, metadata }, view);
}

/** The same part, described otherwise. */
export function mapPart<T, U>(part: Part<T>, describe: (value: T) => U): Part<U> {
  return part.state === 'ok' ? { state: 'ok', value: describe(part.value) } : part;
}
