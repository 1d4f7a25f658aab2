/** Decisions that wait until Slack says whether the person may make them. */
import type { ChosenVerdict, NewEvent, WaitingClick } from '../store/store.ts';
import type { Approvals } from './approvals.ts';
import { approve, reject } from './decide.ts';
import type { Approver, Decision } from './decision.ts';
import { execute } from './execute.ts';

/** What a person decides, by what they have seen. */
export type Click = Approver & ChosenVerdict;

/**
 * Decides, and runs what is approved for the last time. A click that comes while Slack wants no questions is kept,
 * with what was seen, and decided when Slack answers: also by another process, and after a restart.
 */
export async function decideOrKeep(approvals: Approvals, id: string, click: Click): Promise<Decision> {
  const decision = await decideNow(approvals, id, click);
  if (decision.kind === 'waiting') {
    await approvals.store.keepClick(
      { ...click, requestId: id, comment: click.comment },
      { correlationId: id, kind: 'click_waits', actor: click.userId, data: { step: click.verdict } },
      ['audit'],
    );
  }
  return decision;
}

async function decideNow(approvals: Approvals, id: string, click: Click): Promise<Decision> {
  if (click.verdict === 'reject') return reject(approvals, id, click);
  const decision = await approve(approvals, id, click);
  if (decision.kind === 'done') await execute(approvals, id);
  return decision;
}

/** How many waiting clicks a round takes. */
const BATCH = 100;

/** Decides what waits, once Slack may be asked again: clicks on one request in their order. */
export async function decideWaiting(approvals: Approvals): Promise<void> {
  if (approvals.directory.waitSeconds() > 0) return;
  const clicks = await approvals.store.waitingClicks(BATCH);
  const byRequest = Map.groupBy(clicks, ({ requestId }) => requestId);
  await Promise.all(
    [...byRequest.values()].map(async (inOrder) => {
      for (const click of inOrder) await decideAgain(approvals, click);
    }),
  );
}

/** The person is told how it ended: they have long been looking elsewhere. */
async function decideAgain(approvals: Approvals, click: WaitingClick): Promise<void> {
  const { comment, ...kept } = click;
  const { requestId, userId, verdict } = kept;
  const decision = await decideNow(approvals, requestId, {
    ...kept,
    ...(comment !== undefined && { comment }),
  });
  if (decision.kind === 'waiting') return;
  const event: NewEvent = {
    correlationId: requestId,
    kind: 'click_ended',
    actor: userId,
    data: {
      step: verdict,
      result: decision.kind,
      people: [userId],
      ...(decision.kind === 'refused' && { why: decision.why }),
    },
  };
  await approvals.store.endClick(requestId, userId, event, ['audit', 'people']);
}
