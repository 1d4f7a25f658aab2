import { isIncomplete } from '../api/answer.ts';
import type { Answer } from '../api/client.ts';
import { readOddCode } from '../api/envelope.ts';
import { ApiError } from '../api/errors.ts';
import { fieldsOf } from '../api/fields.ts';
import type { AnyInput, Operation } from '../api/operation.ts';
import { riskDecisionOf } from '../api/risk-decision.ts';
import { type Clock, sleep } from '../clock.ts';
import { maskTextOf } from '../fields/mask-text.ts';
import { ownCodes } from '../fields/own-codes.ts';
import type { Outcome, RequestRecord } from '../store/store.ts';
import { logAgrees, setAside } from './altered.ts';
import { type Approvals, FIRST_CHECK_SECONDS } from './approvals.ts';
import { firstOf } from './follow-up.ts';
import { checkInput } from './input.ts';
import { CARELINE, move } from './move.ts';
import { secondLook } from './second-look.ts';
import { maySend } from './stop/gate.ts';
import { personalValues } from './subjects.ts';

/**
 * Runs an approved request, once: a second look, claim, call, record. Only who wins the claim calls; a process that dies
 * in between leaves `executing`, which becomes `unknown`. Never throws for what the back office does.
 */
export async function execute(approvals: Approvals, id: string): Promise<RequestRecord | undefined> {
  const approved = await approvals.store.request(id);
  if (approved?.state !== 'approved' || !(await maySend(approvals.store))) return undefined;
  const look = await secondLook(approvals, approved);
  if (look === 'not_now') return undefined;
  const claimed = await move(approvals.store, id, 'claim', { actor: CARELINE, provided: logAgrees });
  if (claimed === undefined) {
    // Somebody else was first, or the log does not say that it is approved.
    if ((await approvals.store.request(id))?.state === 'approved') await setAside(approvals, id);
    return undefined;
  }
  if (look === 'not_entitled') return record(approvals, id, 'fail', { kind: 'not_entitled' });
  if (!approvals.digest.isOf(claimed, claimed.digest))
    return record(approvals, id, 'fail', { kind: 'altered' });
  const operation = approvals.operationById(claimed.operationId);
  if (operation === undefined) {
    return record(approvals, id, 'fail', { kind: 'gone' });
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
    const answer = await approvals.call(operation, input, { correlationId: sentUnder(claimed, operation) });
    const { step, outcome } = whatItSays(operation, answer, personalValues(operation, checked.input));
    return record(approvals, id, step, outcome, operation, answer.data);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.kind === 'duplicate') await firstArrived(approvals, claimed);
    const outcome = outcomeOf(error, operation, checked.input);
    return record(approvals, id, error.outcome === 'unknown' ? 'lose' : 'fail', outcome, operation);
  }
}

/**
 * The partners API refuses a correlation ID that had arrived before: sending again goes under the first one's,
 * so that what was done already is not done twice (406 DUPLICATE_WORKFLOW_ID).
 */
const sentUnder = (request: RequestRecord, { api }: Operation): string =>
  api === 'partners' ? firstOf(request) : request.id;

/** "Duplicate" of what was sent again says that the first attempt had been accepted. */
async function firstArrived(approvals: Approvals, { link }: RequestRecord): Promise<void> {
  if (link?.kind !== 'repeats') return;
  const checkIn = approvals.acceptedDeadlineSeconds;
  await move(approvals.store, link.id, 'accept', { actor: CARELINE, change: { checkIn } });
}

/** A late answer is kept too: a request already given up as unknown still takes it. */
function record(
  { store, clock, acceptedDeadlineSeconds }: Approvals,
  id: string,
  step: 'accept' | 'succeed' | 'fail' | 'lose',
  outcome: Outcome,
  operation?: Operation,
  answer?: unknown,
): Promise<RequestRecord | undefined> {
  const follow = (step === 'accept' || step === 'lose') && operation?.verify !== undefined;
  // An accepted change whose effect cannot be read waits for the deadline, and is unknown then.
  const otherwise = step === 'accept' ? acceptedDeadlineSeconds : null;
  // The change was sent: that the database is away for a moment must not lose what became of it.
  return persistently(clock, () =>
    move(store, id, step, {
      actor: CARELINE,
      change: { outcome, answer: kept(answer), checkIn: follow ? FIRST_CHECK_SECONDS : otherwise },
      data: { ...outcome },
    }),
  );
}

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;

/** Tries again what failed, a little later each time; a step that was taken after all changes nothing. */
async function persistently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(clock, FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
}

/** An answer is kept to be read once more, not archived: a huge one is left to the back office. */
const LARGEST_ANSWER = 262_144;
const kept = (answer: unknown): unknown =>
  answer !== undefined && JSON.stringify(answer).length <= LARGEST_ANSWER ? answer : undefined;

/** Statuses that do not say "done": accepted, and done in part. */
const NOT_DONE: ReadonlySet<number> = new Set([202, 206, 207]);

/** What a success says: the deciding field decides, and the status where there is none. */
function whatItSays(
  operation: Operation,
  { status, data, tracingId, drift }: Answer<unknown>,
  personal: readonly string[],
): { readonly step: 'accept' | 'succeed'; readonly outcome: Outcome } {
  const decision = riskDecisionOf(operation, status, data);
  const code = readOddCode(data);
  return {
    step: decision?.holds || NOT_DONE.has(status) ? 'accept' : 'succeed',
    outcome: {
      status,
      ...(code !== undefined && { code: maskTextOf(code, personal) }),
      ...(tracingId !== undefined && { tracingId }),
      ...(decision?.holds && { riskReview: true }),
      ...(decision?.came !== undefined && { riskDecision: maskTextOf(decision.came, personal) }),
      ...(isIncomplete(drift) && { incomplete: true }),
    },
  };
}

/** What the back office said, fit to be kept and shown: it may repeat what it was sent. */
function outcomeOf(error: ApiError, operation: Operation, input: AnyInput): Outcome {
  const personal = personalValues(operation, input);
  return {
    kind: error.kind,
    message: maskTextOf(error.message, personal, ownCodes(fieldsOf(operation, input), input)),
    ...(error.status !== undefined && { status: error.status }),
    ...(error.code !== undefined && { code: maskTextOf(error.code, personal) }),
    ...(error.tracingId !== undefined && { tracingId: error.tracingId }),
  };
}
