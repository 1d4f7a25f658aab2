/** Between the decision and its effect the world is looked at again: what no longer fits is not sent. */
import { ApiError } from '../api/errors.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { approversOf, lookAgain } from './drift.ts';
import { neededAfter, strictest } from './entitled.ts';
import { strikeLapsed } from './lapse.ts';
import { CARELINE, move } from './move.ts';
import { isUnanswered, type Unanswered } from './people.ts';

/** So long after the decision, what was seen at the click is as good as seen now. */
const SECONDS = 5;
/** How soon is tried again what Slack or the back office did not answer. */
const SHORTEST_DELAY_SECONDS = 5;

/** What is to become of an approved request. */
export type Look =
  | 'send'
  /** It was not for approval, or approved by nobody who may. */
  | 'not_entitled'
  /** It waits, was given back, closed or expired; those concerned are told. */
  | 'not_now';

/**
 * Looks at an approved request before it is sent: always whether those who approved may still do so and are enough,
 * and, where the decision is seconds old, whether its time is up and whether its target is as it was.
 */
export async function secondLook(approvals: Approvals, request: RequestRecord): Promise<Look> {
  const { store } = approvals;
  const people = approversOf(request);
  const late = isLate(approvals, request);
  if (late && (await move(store, request.id, 'overrun', { actor: CARELINE, data: { people } })))
    return 'not_now';
  const entitled = await stillEntitled(approvals, request);
  if (entitled !== 'send') return entitled;
  if (!late) return 'send';
  try {
    return (await lookAgain(approvals, request, 'approved')) === undefined ? 'send' : 'not_now';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return delay(approvals, request, 'target_unreadable');
  }
}

/** By the clocks of two machines, perhaps. */
const isLate = ({ clock }: Approvals, { decidedAt }: RequestRecord): boolean =>
  decidedAt === undefined || Math.abs(clock.now().getTime() - decidedAt.getTime()) >= SECONDS * 1_000;

async function stillEntitled(approvals: Approvals, request: RequestRecord): Promise<Look> {
  if (!strictest(approvals, request).forApproval) return stillConfirmed(approvals, request);
  // What its requester confirmed has no card to approve it on.
  if (request.risk !== 'destructive' || request.approvals.length === 0) return 'not_entitled';
  const lapse = await strikeLapsed(approvals, request, 'approved');
  if (lapse.kind === 'unclear') return delay(approvals, request, lapse.why);
  if (lapse.kind === 'struck') return 'not_now';
  const people = [...new Set(approversOf(request))];
  const needed = await neededAfter(approvals, request, people);
  if (typeof needed === 'string') return delay(approvals, request, needed);
  if (people.length >= needed) return 'send';
  const data = { given: people.length, needed, people };
  await move(approvals.store, request.id, 'reopen', { actor: CARELINE, data });
  return 'not_now';
}

/** The requester's own confirmation counts where no approval is needed. */
async function stillConfirmed(approvals: Approvals, request: RequestRecord): Promise<Look> {
  const { requester, teamId, decidedBy } = request;
  if (decidedBy !== requester) return 'not_entitled';
  const why = await approvals.directory.mayRequest(requester, teamId);
  if (why === undefined) return 'send';
  return isUnanswered(why) ? delay(approvals, request, why) : 'not_entitled';
}

/** It stays approved, and is tried again when an answer can be had; the first time those concerned are told. */
async function delay(
  { store, directory }: Approvals,
  request: RequestRecord,
  why: Unanswered | 'target_unreadable',
): Promise<Look> {
  const checkIn = Math.max(directory.waitSeconds(), SHORTEST_DELAY_SECONDS);
  if (request.checkAt !== undefined) await store.checked(request.id, checkIn);
  else {
    const data = { why, seconds: checkIn, people: approversOf(request) };
    await move(store, request.id, 'delay', { actor: CARELINE, change: { checkIn }, data });
  }
  return 'not_now';
}
