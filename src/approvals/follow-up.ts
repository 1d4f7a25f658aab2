/** Requests that come from another one: what it did is taken back, or what may not have arrived is sent again. */
import type { AnyInput, Inverse, Operation } from '../api/operation.ts';
import type { RequestRecord, State } from '../store/store.ts';
import { checkInput } from './input.ts';

/** What would take a done request's effect back; nothing where it cannot be, or not any more. */
export function inverseOf(request: RequestRecord, operation: Operation | undefined): Inverse | undefined {
  if (request.state !== 'succeeded' || request.purgedAt || operation?.undo === undefined) return undefined;
  const checked = checkInput(operation, request.input);
  if (!checked.ok) return undefined;
  const inverse = operation.undo(checked.input, { changes: request.facts, answer: request.answer });
  return inverse && checkInput(inverse.operation, inverse.input).ok ? inverse : undefined;
}

/** What would be sent again, as it was approved, of a request whose outcome nobody knows. */
export function repeatOf(request: RequestRecord, operation: Operation | undefined): AnyInput | undefined {
  if (request.state !== 'unknown' || operation === undefined) return undefined;
  const checked = checkInput(operation, request.input);
  return checked.ok ? checked.input : undefined;
}

/** States after which nothing was changed, and the same may be asked for once more. */
const ENDED_UNDONE: ReadonlySet<State> = new Set(['expired', 'rejected', 'failed']);

export const canBeAskedAgain = ({ state, altered }: RequestRecord): boolean =>
  ENDED_UNDONE.has(state) && altered === undefined;

/** What would be asked for again, as it was asked for, of a request that came to nothing. */
export function againOf(request: RequestRecord, operation: Operation | undefined): AnyInput | undefined {
  if (!canBeAskedAgain(request) || operation === undefined) return undefined;
  const checked = checkInput(operation, request.input);
  return checked.ok ? checked.input : undefined;
}

/** The first of requests that repeat each other: under its correlation ID the first attempt was sent. */
export const firstOf = ({ id, link }: RequestRecord): string => (link?.kind === 'repeats' ? link.id : id);
