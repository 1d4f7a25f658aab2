/** Rejecting a request: the form that asks why. */
import type { Approvals } from '../../approvals/approvals.ts';
import { rejectionIn } from '../../approvals/decision.ts';
import { wantsComment } from '../../approvals/undecided.ts';
import { decideOrKeep } from '../../approvals/waiting.ts';
import { COMMENT_BLOCK } from '../../views/deciding/inputs.ts';
import { REJECT_FORM, REJECTION_BLOCK, rejectView } from '../../views/deciding/reject.ts';
import { preparingView } from '../../views/filed.ts';
import { noticeView } from '../../views/notice.ts';
import { settled, stillOpen } from '../decide.ts';
import { requestAt, showOutcome } from '../details.ts';
import { defineAction, defineSubmission, type Handler } from '../handler.ts';
import { modelOf, readSeen } from '../request-model.ts';

export function rejectHandlers(approvals: Approvals): readonly Handler[] {
  // No role is asked for here: `foreclosed` and `reject` ask afresh, and say why somebody may not.
  const open = defineAction({
    actionId: 'request.reject',
    roles: [],
    async run({ value }, desk) {
      await stillOpen(approvals, 'reject', value, desk);
      const request = await requestAt(approvals, readSeen(value).id, desk);
      const model = { ...modelOf(approvals, request), seen: value };
      await desk.screen.show(rejectView(model, desk.text, wantsComment(approvals, request)));
    },
  });

  const submitted = defineSubmission({
    callbackId: REJECT_FORM,
    roles: [],
    async submit({ metadata, values }, desk) {
      const { id, seen } = readSeen(metadata);
      const because = rejectionIn(values[REJECTION_BLOCK]);
      const { required } = desk.text.requests.refused;
      if (because === undefined) return { errors: { [REJECTION_BLOCK]: required } };
      const typed = values[COMMENT_BLOCK];
      const comment = typeof typed === 'string' ? typed.trim() : '';
      if (comment === '' && because === 'other')
        return { errors: { [COMMENT_BLOCK]: desk.text.buttons.rejecting.otherNeeded } };
      if (comment === '' && wantsComment(approvals, await requestAt(approvals, id, desk)))
        return { errors: { [COMMENT_BLOCK]: desk.text.decisions.comment.needed } };
      return {
        view: preparingView(desk.text),
        async work(shown) {
          const decision = await decideOrKeep(approvals, id, {
            verdict: 'reject',
            because,
            userId: desk.person.id,
            teamId: desk.person.teamId,
            seen,
            ...(comment !== '' && { comment }),
          });
          const said = settled(decision, id, desk.text);
          if (said === undefined) await showOutcome(approvals, desk, shown, id);
          else await desk.screen.update(shown, noticeView(desk.text, said));
        },
      };
    },
  });

  return [open, submitted];
}
