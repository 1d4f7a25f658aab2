/** The buttons of a request: approve, reject, cancel, details. */
import { answerTree } from '../api/answer-tree.ts';
import type { Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { approve, cancel, type Decision, reject } from '../approvals/decide.ts';
import { execute } from '../approvals/execute.ts';
import type { RequestRecord } from '../store/store.ts';
import type { Text } from '../text/text.ts';
import { piecesOf } from '../views/answer/pieces.ts';
import { fitsCard, type Reader, who } from '../views/request.ts';
import { requestDetails } from '../views/request-details.ts';
import { type ActionEvent, type Desk, defineAction, type Handler, Refusal, type Shown } from './handler.ts';
import { viewOf } from './lookup/place.ts';
import { modelOf } from './request-model.ts';

export function decisionHandlers(approvals: Approvals): readonly Handler[] {
  // No role is asked for here: `decide` asks afresh, and says to whoever clicks why they may not.
  const approveAction = defineAction({
    actionId: 'request.approve',
    roles: [],
    async run(event, desk) {
      await seenWhole(approvals, event.value, desk);
      const request = settled(await approve(approvals, event.value, deciderOf(desk)), desk.text);
      await execute(approvals, request.id);
      await refreshDetails(approvals, request.id, desk);
    },
  });

  const rejectAction = defineAction({
    actionId: 'request.reject',
    roles: [],
    async run(event, desk) {
      const request = settled(await reject(approvals, event.value, deciderOf(desk)), desk.text);
      await refreshDetails(approvals, request.id, desk);
    },
  });

  const cancelAction = defineAction({
    actionId: 'request.cancel',
    roles: [],
    async run({ value }, desk) {
      const decision = await cancel(approvals, value, desk.person.id);
      if (decision.kind === 'unknown_request') throw new Refusal(desk.text.requests.refused.notYours);
      settled(decision, desk.text);
    },
  });

  const detailsAction = defineAction({
    actionId: 'request.details',
    roles: ['agent', 'approver', 'auditor'],
    run: (event, desk) => openDetails(approvals, event, desk),
  });

  return [approveAction, rejectAction, cancelAction, detailsAction];
}

const deciderOf = ({ person }: Desk) => ({ userId: person.id, teamId: person.teamId });

/** What a card cannot show whole is approved in the details only, whatever button was posted. */
async function seenWhole({ store, operationById }: Approvals, id: string, desk: Desk): Promise<void> {
  if (desk.screen.current !== undefined) return;
  const request = await store.request(id);
  if (request && !fitsCard(modelOf(request, operationById(request.operationId)))) {
    throw new Refusal(desk.text.requests.card.tooMuch);
  }
}

/** The request as decided by this click; throws the `Refusal` that tells the clicker why it was not. */
function settled(decision: Decision, text: Text): RequestRecord {
  const { refused } = text.requests;
  switch (decision.kind) {
    case 'done':
      return decision.request;
    case 'unknown_request':
      throw new Refusal(refused.unknownRequest);
    case 'refused':
      throw new Refusal(decision.why === 'not_agent' ? refused.noRole(['agent']) : refused[decision.why]);
    case 'too_late':
      throw new Refusal(alreadyText(decision.request, text));
  }
}

/** Who was first, and with what. */
function alreadyText(request: RequestRecord, text: Text): string {
  const first = request.state === 'cancelled' ? request.requester : request.decidedBy;
  return text.requests.alreadyDecided[request.state](who(first ?? '', text).text);
}

async function openDetails(approvals: Approvals, { value }: ActionEvent, desk: Desk): Promise<void> {
  const view = await detailsView(approvals, value, desk);
  await desk.note('details_opened', { request: value });
  await desk.screen.show(view);
}

/** What became of a request, in an open modal: what the back office answered, or where it stands. */
export async function showOutcome(approvals: Approvals, desk: Desk, shown: Shown, id: string): Promise<void> {
  await desk.screen.update(shown, await detailsView(approvals, id, desk));
}

/** After a decision made in the details, they show what became of it. */
async function refreshDetails(approvals: Approvals, id: string, desk: Desk): Promise<void> {
  if (desk.screen.current === undefined) return;
  await desk.screen.update(desk.screen.current, await detailsView(approvals, id, desk));
}

async function detailsView({ store, operationById }: Approvals, id: string, desk: Desk) {
  const request = await store.request(id);
  if (request === undefined || request.teamId !== desk.person.teamId) {
    throw new Refusal(desk.text.requests.refused.unknownRequest);
  }
  const events = await store.eventsOf(id);
  const mayDecide = desk.person.roles.includes('approver') && request.requester !== desk.person.id;
  const operation = operationById(request.operationId);
  const reader = readerOf(desk, request);
  const answer = answerOf(request, operation, reader, desk);
  return requestDetails({ model: modelOf(request, operation), events, mayDecide, reader, answer }, desk.text);
}

/** What the back office answered, beside its status. */
function answerOf(
  { answer, outcome }: RequestRecord,
  operation: Operation | undefined,
  reader: Reader,
  desk: Desk,
) {
  // What the back office answered is for who asked, who decides and who audits.
  if (reader !== 'trusted' || operation === undefined) return [];
  if (answer === undefined || outcome?.status === undefined) return [];
  const root = answerTree(operation, outcome.status, answer);
  return piecesOf(root, { view: viewOf(desk), reveal: true });
}

/** Bank data is for who answers for it, and for who entered it. */
function readerOf({ person }: Desk, { requester }: RequestRecord): Reader {
  const trusted = person.roles.includes('approver') || person.roles.includes('auditor');
  return trusted || person.id === requester ? 'trusted' : 'person';
}
