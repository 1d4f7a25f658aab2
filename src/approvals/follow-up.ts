/** Requests that come from another one: what it did is taken back, or what may not have arrived is sent again. */
import type { AnyInput, Inverse, Operation } from '../api/operation.ts';
import type { RequestRecord, State } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { approversOf } from './drift.ts';
import { hasApproved } from './entitled.ts';
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

/** What may have been done already, before it is asked for once more. */
export interface First {
  readonly request: RequestRecord;
  /** Who said how it ended, where a person did. */
  readonly settledBy: string | undefined;
}

/** The one that a request sends again, or asks for again after a person had said that it came to nothing. */
export async function sentBefore({ store }: Approvals, { link }: RequestRecord): Promise<First | undefined> {
  if (link === undefined || link.kind === 'undoes') return undefined;
  const request = await store.request(link.id);
  if (request === undefined) return undefined;
  const settledBy = (await store.eventsOf(link.id)).find(({ data }) => data.settled === true)?.actor;
  return link.kind === 'repeats' || settledBy !== undefined ? { request, settledBy } : undefined;
}

/** Whether this would have the same done twice on the word of those who approved the first alone. */
export async function lacksAnother(
  approvals: Approvals,
  request: RequestRecord,
  userId: string,
): Promise<boolean> {
  const first = (await sentBefore(approvals, request))?.request;
  return first !== undefined && [userId, ...approversOf(request)].every((each) => hasApproved(first, each));
}
