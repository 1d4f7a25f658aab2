/** Everything of a request in a modal, and what became of it once it was decided there. */
import { answerTree } from '../api/answer-tree.ts';
import type { Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { mayNotDecide } from '../approvals/entitled.ts';
import { unsettled } from '../approvals/settle.ts';
import type { RequestRecord } from '../store/store.ts';
import { piecesOf } from '../views/answer/pieces.ts';
import type { Reader } from '../views/decided/place.ts';
import type { Offers } from '../views/decision.ts';
import { requestDetails } from '../views/request-details.ts';
import { wholeModelOf } from './beside/model.ts';
import { type Desk, defineAction, type Handler, Refusal, type Shown } from './handler.ts';
import { viewOf } from './lookup/place.ts';
import { holdsAny, READERS } from './people.ts';

export function detailsHandler(approvals: Approvals): Handler {
  return defineAction({
    actionId: 'request.details',
    // Whoever a policy lets decide may see on what, without being of the three groups.
    roles: [],
    async run({ value }, desk) {
      await mayLook(approvals, value, desk);
      await showDetails(approvals, value, desk);
    },
  });
}

/** For who may look. */
export async function showDetails(approvals: Approvals, id: string, desk: Desk): Promise<void> {
  await desk.screen.show(await detailsView(approvals, id, desk));
}

/** Whoever may see nothing of a request learns nothing of it by any button. Throws `Refusal`. */
export async function mayLook(approvals: Approvals, id: string, desk: Desk): Promise<void> {
  if (holdsAny(desk.person, READERS)) return;
  const request = await approvals.store.request(id);
  if (request && (await mayDecideNow(approvals, request, desk))) return;
  throw new Refusal(desk.text.requests.refused.noRole(READERS), 'no_role', id);
}

const mayDecideNow = async (
  approvals: Approvals,
  request: RequestRecord,
  { person }: Desk,
): Promise<boolean> =>
  (await mayNotDecide(approvals, request, { userId: person.id, teamId: person.teamId })) === undefined;

/** A request of this workspace. Throws the `Refusal` that says there is none. */
export async function requestAt({ store }: Approvals, id: string, desk: Desk): Promise<RequestRecord> {
  const request = await store.request(id);
  if (request === undefined || request.teamId !== desk.person.teamId) {
    throw new Refusal(desk.text.requests.refused.unknownRequest, 'unknown_request', id);
  }
  return request;
}

/** What became of a request, in an open modal: what the back office answered, or where it stands. */
export async function showOutcome(approvals: Approvals, desk: Desk, shown: Shown, id: string): Promise<void> {
  await desk.screen.update(shown, await detailsView(approvals, id, desk));
}

/** After a decision made in the details, they show what became of it. */
export async function refreshDetails(approvals: Approvals, id: string, desk: Desk): Promise<void> {
  if (desk.screen.current === undefined) return;
  await showOutcome(approvals, desk, desk.screen.current, id);
}

/** Whatever door they are shown by: who looks is on the request's own time line, before they see it. */
async function detailsView(approvals: Approvals, id: string, desk: Desk) {
  const request = await requestAt(approvals, id, desk);
  const events = await approvals.store.eventsOf(id);
  const mayDecide = request.state === 'pending' && (await mayDecideNow(approvals, request, desk));
  const operation = approvals.operationById(request.operationId);
  const reader = await readerOf(approvals, request, desk);
  const answer = answerOf(request, operation, reader, desk);
  const offers = await offersFor(approvals, request, desk);
  await desk.noteOn(id, 'details_opened', {});
  const model = await wholeModelOf(approvals, request, desk.cardUrl);
  const own = request.requester === desk.person.id;
  return requestDetails({ model, events, mayDecide, own, offers, reader, answer }, desk.text);
}

/** What this person may do next. */
async function offersFor(
  approvals: Approvals,
  { id, state }: RequestRecord,
  { person }: Desk,
): Promise<Offers> {
  const settle =
    state === 'unknown' &&
    (await unsettled(approvals, id, { userId: person.id, teamId: person.teamId })).kind === 'open';
  const ask = person.roles.includes('agent');
  return { settle, ask, again: ask };
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

/** Bank data is for who answers for it, for who entered it, and for whoever may decide on it, or has. */
export async function readerOf(approvals: Approvals, request: RequestRecord, desk: Desk): Promise<Reader> {
  const { id, roles } = desk.person;
  const concerned = [request.requester, request.decidedBy, ...request.approvals.map(({ userId }) => userId)];
  if (roles.includes('approver') || roles.includes('auditor') || concerned.includes(id)) return 'trusted';
  const decides = request.state === 'pending' && (await mayDecideNow(approvals, request, desk));
  return decides ? 'trusted' : 'person';
}
