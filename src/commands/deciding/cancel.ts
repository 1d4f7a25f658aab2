/** Taking one's own request back while it is undecided, wherever it is shown. */
import type { Approvals } from '../../approvals/approvals.ts';
import { cancel } from '../../approvals/decide.ts';
import { alreadyText } from '../decide.ts';
import { refreshDetails, showDetails } from '../details.ts';
import { type Desk, defineAction, type Handler, Refusal } from '../handler.ts';

export function cancelHandlers(approvals: Approvals): readonly Handler[] {
  // The message follows by itself, the details at once.
  const inPlace = defineAction({
    actionId: 'request.cancel',
    roles: [],
    async run({ value }, desk) {
      await cancelAt(approvals, value, desk);
      await refreshDetails(approvals, value, desk);
    },
  });
  const inList = defineAction({
    actionId: 'request.cancel_listed',
    roles: [],
    async run({ value }, desk) {
      await cancelAt(approvals, value, desk);
      await showDetails(approvals, value, desk);
    },
  });
  return [inPlace, inList];
}

/** Throws the `Refusal` that says why it is not taken back. */
async function cancelAt(approvals: Approvals, id: string, { person, text }: Desk): Promise<void> {
  const decision = await cancel(approvals, id, person.id);
  if (decision.kind === 'unknown_request') throw new Refusal(text.requests.refused.notYours, 'not_yours', id);
  if (decision.kind === 'too_late') throw new Refusal(alreadyText(decision.request, text), 'too_late', id);
}
