/** Saying how a change of unknown outcome ended, with how its target stands now before one's eyes. */
import { ApiError } from '../../api/errors.ts';
import type { Approvals } from '../../approvals/approvals.ts';
import { checkInput } from '../../approvals/input.ts';
import { type Open, type Settled, settle, unsettled } from '../../approvals/settle.ts';
import { recognise } from '../../fields/identifier.ts';
import { valueAt } from '../../fields/path.ts';
import type { RequestRecord } from '../../store/store.ts';
import type { Text } from '../../text/text.ts';
import { COMMENT_BLOCK } from '../../views/deciding/inputs.ts';
import { type Now, settleView, VERDICT_BLOCK } from '../../views/deciding/settle.ts';
import { preparingView } from '../../views/filed.ts';
import { targetOf } from '../../views/intent.ts';
import { loadingView } from '../../views/loading.ts';
import { lookUpCustomer } from '../customer.ts';
import { alreadyText } from '../decide.ts';
import { mayLook, requestAt, showOutcome } from '../details.ts';
import { lookOf } from '../form/show.ts';
import { type Desk, defineAction, defineSubmission, type Handler, Refusal } from '../handler.ts';
import { openLine } from '../lookup/line-card.ts';
import { viewOf } from '../lookup/place.ts';
import { mayNotText } from '../membership/words.ts';
import { holdsAny, READERS } from '../people.ts';
import { modelOf } from '../request-model.ts';

export const settleHandlers = (approvals: Approvals): readonly Handler[] => [
  opened(approvals),
  look(approvals),
  settled(approvals),
];

function opened(approvals: Approvals): Handler {
  return defineAction({
    actionId: 'request.settle',
    roles: [],
    async run({ value }, desk) {
      const { text } = desk;
      await mayLook(approvals, value, desk);
      // Who may not is told before they write how they know.
      const request = settling(await unsettled(approvals, value, personAt(desk)), value, desk);
      const model = modelOf(approvals, request);
      const { title } = text.decisions.settling;
      const what = targetOf(model, text, 'channel');
      const shown = await desk.screen.show(
        loadingView({ title, doing: text.settling.reading, what }, viewOf(desk)),
      );
      const now = await standsNow(approvals, request, desk);
      const target = lineIn(request) ?? customerIn(request);
      const canLook = holdsAny(desk.person, READERS) && target !== undefined;
      await desk.screen.update(shown, settleView(model, text, canLook, now));
    },
  });
}

/** What the request would change, as it stands now; who looks is an event. */
async function standsNow(approvals: Approvals, request: RequestRecord, desk: Desk): Promise<Now> {
  const operation = approvals.operationById(request.operationId);
  const checked = operation && checkInput(operation, request.input);
  if (!operation?.before || !checked?.ok) return undefined;
  const { input } = checked;
  const look = lookOf('settling', operation, { input, target: request.onScreen }, desk.text);
  try {
    const { changes } = await operation.before(input, desk.reading(look).read);
    return { facts: changes.map(({ clear: _kept, ...fact }) => fact) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { settling: words, reading } = desk.text;
    if (error.kind !== 'needs_approval') return { notRead: words.notRead };
    return { notRead: reading.stateWithheld(error.operationId) };
  }
}

// Who has to say how it ended may see how the target stands now; that they looked is an event.
function look(approvals: Approvals): Handler {
  return defineAction({
    actionId: 'request.look',
    roles: READERS,
    async run({ value }, desk) {
      const request = await requestAt(approvals, value, desk);
      const subscriptionId = lineIn(request);
      if (subscriptionId !== undefined) return openLine(desk, { subscriptionId });
      const customer = recognise(customerIn(request) ?? '');
      if (customer.kind === 'unreadable')
        throw new Refusal(desk.text.requests.refused.unheardOf, 'not_offered');
      await lookUpCustomer(customer, desk);
    },
  });
}

const textAt = ({ input }: RequestRecord, path: string): string | undefined => {
  const value = valueAt(input, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};
const lineIn = (request: RequestRecord) => textAt(request, 'params.subscription_id');
const customerIn = (request: RequestRecord) => textAt(request, 'params.customer_id');

function settled(approvals: Approvals): Handler {
  return defineSubmission({
    callbackId: 'request.settled',
    roles: [],
    async submit({ metadata: id, values }, desk) {
      const outcome = values[VERDICT_BLOCK];
      const comment = values[COMMENT_BLOCK];
      const { required } = desk.text.requests.refused;
      if (outcome !== 'done' && outcome !== 'not_done') return { errors: { [VERDICT_BLOCK]: required } };
      if (typeof comment !== 'string' || comment.trim() === '')
        return { errors: { [COMMENT_BLOCK]: required } };
      return {
        view: preparingView(desk.text),
        async work(shown) {
          const decider = { ...personAt(desk), comment: comment.trim() };
          settling(await settle(approvals, id, decider, outcome === 'done'), id, desk);
          await showOutcome(approvals, desk, shown, id);
        },
      };
    },
  });
}

const personAt = ({ person }: Desk) => ({ userId: person.id, teamId: person.teamId });

/** The request that is settled, or may be; throws the `Refusal` that says why it is not. */
function settling(ended: Settled | Open, id: string, { text }: Desk): RequestRecord {
  switch (ended.kind) {
    case 'open':
    case 'done':
      return ended.request;
    case 'unknown_request':
      throw new Refusal(text.requests.refused.unknownRequest, 'unknown_request', id);
    case 'too_late':
      throw new Refusal(alreadyText(ended.request, text), 'too_late', id);
    case 'refused':
      throw new Refusal(whyNotText(ended.why, text), ended.why, id);
  }
}

/** Who may settle is said to who may not. */
function whyNotText(why: Extract<Settled, { kind: 'refused' }>['why'], text: Text): string {
  const { refused } = text.settling;
  return why === 'own_request' || why === 'own_approval' || why === 'not_approver'
    ? refused[why]
    : mayNotText(why, text);
}
