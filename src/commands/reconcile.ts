import type { Fencing } from '../approvals/fence/fencing.ts';
import { noticeView } from '../views/notice.ts';
import { type Desk, Refusal } from './handler.ts';

/** `/care reconcile`: an approver takes in what the audit channel knows, and Careline goes on. */
export async function careReconcile(fencing: Fencing, desk: Desk): Promise<void> {
  if (!desk.person.roles.includes('approver')) {
    throw new Refusal(desk.text.requests.refused.noRole(['approver']), 'no_role');
  }
  const { fence, requests } = desk.text;
  const shown = await desk.screen.show(noticeView(desk.text, requests.working));
  const taken = await fencing.reconcile(desk.person.id);
  await desk.screen.update(
    shown,
    noticeView(desk.text, taken === undefined ? fence.none : fence.done(taken).join('\n')),
  );
}
