import { ApiError } from '../api/errors.ts';
import { NUDGES, type Nudge, type RequestRecord } from '../store/store.ts';
import { setAside } from './altered.ts';
import { type Approvals, FIRST_CHECK_SECONDS, LONGEST_PAUSE_SECONDS } from './approvals.ts';
import { calledPeople, callOf } from './call.ts';
import { execute } from './execute.ts';
import { checkInput } from './input.ts';
import { CARELINE, move } from './move.ts';
import { decideWaiting } from './waiting.ts';

/**
 * One round of what the clock brings: requests nobody decided expire, and those who decide are reminded before;
 * clicks that waited for Slack are decided, approved ones a dead process left behind are executed, calls without a
 * result become unknown, and accepted or unknown changes are read back; what was altered in the database is set aside.
 * Safe to run at any time and in any number of processes.
 */
export async function track(approvals: Approvals): Promise<void> {
  if ((await approvals.store.fence()) !== undefined) return;
  const { expired, approved, overdue, toCheck, toNudge, altered } = await approvals.store.due(
    approvals.unknownAfterSeconds,
  );
  for (const { id } of expired) await move(approvals.store, id, 'expire', { actor: CARELINE });
  for (const request of overdue) await loseSight(approvals, request);
  for (const nudge of NUDGES) {
    for (const request of toNudge[nudge]) {
      const groups = asked(approvals, request, nudge);
      const people = await calledPeople(
        approvals,
        { ...callOf(approvals, request), groups },
        request.requester,
      );
      const data = { groups, ...(people.length > 0 && { people }) };
      const event = { correlationId: request.id, kind: NUDGED[nudge], actor: CARELINE, data };
      const places = [
        'audit',
        'card',
        'requester',
        ...(people.length > 0 ? (['people'] as const) : []),
      ] as const;
      await approvals.store.nudge(request.id, nudge, event, places);
    }
  }
  await decideWaiting(approvals);
  await Promise.all([
    ...approved.map(({ id }) => execute(approvals, id)),
    ...toCheck.map((request) => readBack(approvals, request)),
    ...altered.map((id) => setAside(approvals, id)),
  ]);
}

const NUDGED: Readonly<Record<Nudge, string>> = { remind: 'reminded', escalate: 'escalated' };

/** The Slack user groups that are asked to decide: all who may by now, or the others alone. */
function asked(approvals: Approvals, request: RequestRecord, nudge: Nudge): readonly string[] {
  if (nudge === 'remind') return callOf(approvals, request).groups;
  const operation = approvals.operationById(request.operationId);
  return (operation && approvals.policyFor(operation, request.input).escalation?.groups) ?? [];
}

/** Reads the target of an accepted or unknown change back and settles what can be seen. */
async function readBack(approvals: Approvals, request: RequestRecord): Promise<void> {
  const operation = approvals.operationById(request.operationId);
  const checked = operation && checkInput(operation, request.input);
  if (!operation?.verify || !checked?.ok) return giveUp(approvals, request, 'the effect cannot be read');
  const seen = await operation
    .verify(checked.input, approvals.reader(request.id), request.facts)
    .catch((error: unknown) => {
      if (error instanceof ApiError) return 'not_done' as const;
      throw error;
    });
  if (seen === 'done') {
    const data = { seen: true, ...riskOf(request) };
    await move(approvals.store, request.id, 'succeed', { actor: CARELINE, data });
    return;
  }
  if (waited(approvals, request)) return giveUp(approvals, request, 'the effect was not seen in time');
  await approvals.store.checked(request.id, pause(request.checks));
}

/** Whether the effect has been waited for long enough, by the pauses taken so far. */
function waited({ acceptedDeadlineSeconds }: Approvals, { checks }: RequestRecord): boolean {
  let seconds = FIRST_CHECK_SECONDS;
  for (let check = 0; check < checks; check += 1) seconds += pause(check);
  return seconds >= acceptedDeadlineSeconds;
}

const pause = (checks: number): number => Math.min(2 ** checks, LONGEST_PAUSE_SECONDS);

/** A call of which no result was recorded: its outcome is unknown, until the target is seen. */
async function loseSight(
  { store, operationById }: Approvals,
  { id, operationId }: RequestRecord,
): Promise<void> {
  const readable = operationById(operationId)?.verify !== undefined;
  await move(store, id, 'lose', {
    actor: CARELINE,
    data: { why: 'no result was recorded in time' },
    change: { checkIn: readable ? FIRST_CHECK_SECONDS : null },
  });
}

/** Makes the outcome unknown; one that already is stays so, and is read back no more. */
async function giveUp({ store }: Approvals, request: RequestRecord, why: string): Promise<void> {
  const data = { why, ...riskOf(request) };
  const lost = await move(store, request.id, 'lose', { actor: CARELINE, data, change: { checkIn: null } });
  if (lost === undefined) await store.stopChecking(request.id);
}

/** What risk review had said is said again with whatever becomes of the request. */
const riskOf = ({ outcome }: RequestRecord) => ({
  ...(outcome?.riskReview && { riskReview: true }),
  ...(outcome?.riskDecision !== undefined && { riskDecision: outcome.riskDecision }),
});
