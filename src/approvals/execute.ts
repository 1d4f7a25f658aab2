import { z } from 'zod';
import { ApiError } from '../api/errors.ts';
import type { Operation } from '../api/operation.ts';
import type { Outcome, RequestRecord } from '../store/store.ts';
import { type Approvals, FIRST_CHECK_SECONDS } from './approvals.ts';
import { checkInput } from './input.ts';
import { CARELINE, move } from './move.ts';

const ACCEPTED = 202;

/**
 * Runs an approved request, once: claim, call, record. Only who wins the claim calls; a process that dies
 * in between leaves `executing`, which becomes `unknown`. Never throws for what the back office does.
 */
export async function execute(approvals: Approvals, id: string): Promise<RequestRecord | undefined> {
  const claimed = await move(approvals.store, id, 'claim', { actor: CARELINE });
  if (claimed === undefined) return undefined;
  const operation = approvals.operationById(claimed.operationId);
  if (operation === undefined) {
    return record(approvals, id, 'fail', { kind: 'invalid', message: 'This operation no longer exists.' });
  }
  const checked = checkInput(operation, claimed.input);
  if (!checked.ok) {
    return record(approvals, id, 'fail', {
      kind: 'invalid',
      message: checked.issues.map(({ path }) => path).join(', '),
    });
  }
  try {
    const input = approvals.callbacks.fill(operation, checked.input, id);
    const answer = await approvals.call(operation, input, { correlationId: id });
    const outcome: Outcome = {
      status: answer.status,
      ...(answer.tracingId !== undefined && { tracingId: answer.tracingId }),
      ...(heldForReview(answer.data) && { riskReview: true }),
    };
    const step = answer.status === ACCEPTED ? 'accept' : 'succeed';
    return record(approvals, id, step, outcome, operation, answer.data);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return record(approvals, id, error.outcome === 'unknown' ? 'lose' : 'fail', outcomeOf(error), operation);
  }
}

/** A late answer is kept too: a request already given up as unknown still takes it. */
function record(
  { store, acceptedDeadlineSeconds }: Approvals,
  id: string,
  step: 'accept' | 'succeed' | 'fail' | 'lose',
  outcome: Outcome,
  operation?: Operation,
  answer?: unknown,
): Promise<RequestRecord | undefined> {
  const follow = (step === 'accept' || step === 'lose') && operation?.verify !== undefined;
  // An accepted change whose effect cannot be read waits for the deadline, and is unknown then.
  const otherwise = step === 'accept' ? acceptedDeadlineSeconds : null;
  return move(store, id, step, {
    actor: CARELINE,
    change: { outcome, answer: kept(answer), checkIn: follow ? FIRST_CHECK_SECONDS : otherwise },
    data: { ...outcome },
  });
}

/** An answer is kept to be read once more, not archived: a huge one is left to the back office. */
const LARGEST_ANSWER = 262_144;
const kept = (answer: unknown): unknown =>
  answer !== undefined && JSON.stringify(answer).length <= LARGEST_ANSWER ? answer : undefined;

const decided = z.looseObject({ risk_decision: z.string() });

/**
 * "r", "x" and "n/a" in `risk_decision`: the operation waits for risk review, or was refused by it
 * (customers-v2.signups.create and its sisters).
 */
function heldForReview(data: unknown): boolean {
  const read = decided.safeParse(data);
  return read.success && ['r', 'x', 'n/a'].includes(read.data.risk_decision.toLowerCase());
}

function outcomeOf(error: ApiError): Outcome {
  return {
    kind: error.kind,
    message: error.message,
    ...(error.status !== undefined && { status: error.status }),
    ...(error.code !== undefined && { code: error.code }),
    ...(error.tracingId !== undefined && { tracingId: error.tracingId }),
  };
}
