import { callbacksOf } from '../api/callbacks.ts';
import { ApiError } from '../api/errors.ts';
import type { Before, Operation } from '../api/operation.ts';
import { maskText } from '../fields/mask-text.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { checkInput, type Issue } from './input.ts';
import { changesNothing } from './offers.ts';

/** What a person submits. */
export interface Wish {
  readonly operation: Operation;
  readonly input: unknown;
  readonly requester: string;
  readonly teamId: string;
  /** The target as it may be shown in a channel: identifiers masked by the caller. */
  readonly target: string;
  readonly reason: string;
  /** The same for every submission of the same form. */
  readonly submissionKey: string;
  /** The correlation ID under which the person has worked so far. */
  readonly id: string;
}

export type Filing =
  | { readonly kind: 'filed'; readonly request: RequestRecord; readonly others: readonly RequestRecord[] }
  | { readonly kind: 'already_filed'; readonly request: RequestRecord }
  /** The state asked for is the state there is: nothing to approve. */
  | { readonly kind: 'nothing_to_do'; readonly before: Before }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  /** The API would report the result to an address this installation does not have. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly error: ApiError };

/**
 * Files a request: checks the input, reads the state that would change, and commits the request with its
 * first event. Nothing is changed upstream.
 */
export async function fileRequest(
  { store, reader, policyFor, callbacks }: Approvals,
  wish: Wish,
): Promise<Filing> {
  const { operation } = wish;
  const checked = checkInput(operation, wish.input);
  if (!checked.ok) return { kind: 'invalid', issues: checked.issues };
  if (!callbacks.reachable && callbacksOf(operation).length > 0) return { kind: 'unreachable' };

  let before: Before = { changes: [] };
  try {
    if (operation.before) before = await operation.before(checked.input, reader(wish.id));
  } catch (error) {
    if (error instanceof ApiError) return { kind: 'unreadable', error };
    throw error;
  }
  if (changesNothing(before)) return { kind: 'nothing_to_do', before };

  const { risk, ttlSeconds } = policyFor(operation);
  const others = await store.openOn(operation.id, wish.target);
  const { created, request } = await store.file(
    {
      id: wish.id,
      submissionKey: wish.submissionKey,
      operationId: operation.id,
      teamId: wish.teamId,
      requester: wish.requester,
      input: checked.input,
      reason: wish.reason,
      target: wish.target,
      facts: before.changes,
      touches: before.touches ?? [],
      risk,
      lifetime: ttlSeconds,
    },
    {
      correlationId: wish.id,
      kind: 'requested',
      actor: wish.requester,
      data: {
        operation: operation.id,
        target: wish.target,
        risk,
        reason: maskText(wish.reason),
        changes: before.changes,
      },
    },
    ['audit', 'card', 'requester'],
  );
  return created ? { kind: 'filed', request, others } : { kind: 'already_filed', request };
}
