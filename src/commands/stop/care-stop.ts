/** `/care stop` and `/care release`: everything is stopped by one approver, and let go on by another. */
import type { Approvals } from '../../approvals/approvals.ts';
import { releaseAll, stopAll } from '../../approvals/stop/stop.ts';
import { noticeView } from '../../views/notice.ts';
import { stopLine } from '../../views/stop.ts';
import { type Desk, Refusal } from '../handler.ts';
import { mayNotText } from '../membership/words.ts';

/** `/care stop <reason>`: from this moment on no change is sent, by any process. */
export async function careStop(approvals: Approvals, reason: string, desk: Desk): Promise<void> {
  const { text } = desk;
  requireApprover(desk);
  if (reason === '') throw new Refusal(text.stop.needsReason);
  const { id: userId, teamId } = desk.person;
  const stopped = await stopAll(approvals, { userId, teamId, reason });
  const stop = await approvals.store.stop();
  const words = stopped || stop === undefined ? text.stop.done : stopLine(stop, text).text;
  await desk.screen.show(noticeView(text, words));
}

/** `/care release [why]`: what was approved is sent again, unless the person stopped it themselves. */
export async function careRelease(approvals: Approvals, reason: string, desk: Desk): Promise<void> {
  const { text } = desk;
  requireApprover(desk);
  const { id: userId, teamId } = desk.person;
  const released = await releaseAll(approvals, { userId, teamId, reason });
  if (released.kind === 'refused') throw new Refusal(mayNotText(released.why, text), released.why);
  if (released.kind === 'own') throw new Refusal(text.stop.own, 'own_stop');
  await desk.screen.show(
    noticeView(text, released.kind === 'released' ? text.stop.released : text.stop.none),
  );
}

function requireApprover({ person, text }: Desk): void {
  if (person.roles.includes('approver')) return;
  throw new Refusal(text.requests.refused.noRole(['approver']), 'no_role');
}
