/** What can follow a request: its effect taken back, sent once more, or its unknown outcome settled. */
import type { AnyInput, Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { againOf, firstOf, inverseOf, repeatOf } from '../approvals/follow-up.ts';
import { type Open, type Settled, settle, unsettled } from '../approvals/settle.ts';
import { recognise } from '../fields/identifier.ts';
import { valueAt } from '../fields/path.ts';
import type { Link, RequestRecord } from '../store/store.ts';
import { COMMENT_BLOCK } from '../views/deciding/inputs.ts';
import { settleView, VERDICT_BLOCK } from '../views/deciding/settle.ts';
import { preparingView } from '../views/filed.ts';
import { dayOfMoment } from '../views/purged.ts';
import { lookUpCustomer } from './customer.ts';
import { alreadyText } from './decide.ts';
import { mayLook, requestAt, showOutcome } from './details.ts';
import { openForm } from './form/show.ts';
import { type Desk, defineAction, defineSubmission, type Handler, Refusal } from './handler.ts';
import { openLine } from './lookup/line-card.ts';
import { mayNotText } from './membership/words.ts';
import { holdsAny, READERS } from './people.ts';
import { modelOf } from './request-model.ts';

export function followUpHandlers(approvals: Approvals): readonly Handler[] {
  const undo = defineAction({
    actionId: 'request.undo',
    roles: ['agent'],
    lacking: (text) => text.buttons.askers.undo,
    async run({ value }, desk) {
      const request = await requestAt(approvals, value, desk);
      const { purgedAt } = request;
      if (purgedAt) {
        const { notUndoable } = desk.text.retention;
        throw new Refusal(notUndoable(dayOfMoment(purgedAt, desk.text)), 'too_late', value);
      }
      const inverse = inverseOf(request, approvals.operationById(request.operationId));
      if (inverse === undefined) throw new Refusal(desk.text.decisions.notUndoable, 'too_late', value);
      await openAs(approvals, desk, request, inverse, { kind: 'undoes', id: request.id });
    },
  });

  const repeat = defineAction({
    actionId: 'request.repeat',
    roles: ['agent'],
    lacking: (text) => text.buttons.askers.repeat,
    async run({ value }, desk) {
      const request = await requestAt(approvals, value, desk);
      const operation = approvals.operationById(request.operationId);
      const input = repeatOf(request, operation);
      if (operation === undefined || input === undefined) {
        throw new Refusal(desk.text.decisions.notRepeatable, 'too_late', value);
      }
      const link = { kind: 'repeats', id: firstOf(request) } as const;
      await openAs(approvals, desk, request, { operation, input }, link);
    },
  });

  const again = defineAction({
    actionId: 'request.again',
    roles: ['agent'],
    lacking: (text) => text.buttons.askers.again,
    async run({ value }, desk) {
      const request = await requestAt(approvals, value, desk);
      const operation = approvals.operationById(request.operationId);
      const input = againOf(request, operation);
      if (operation === undefined || input === undefined) {
        throw new Refusal(desk.text.buttons.notAgain, 'too_late', value);
      }
      await openAs(approvals, desk, request, { operation, input }, { kind: 'again', id: request.id });
    },
  });

  const settleAction = defineAction({
    actionId: 'request.settle',
    roles: [],
    async run({ value }, desk) {
      await mayLook(approvals, value, desk);
      // Who may not is told before they write how they know.
      const request = settling(await unsettled(approvals, value, personAt(desk)), value, desk);
      await desk.screen.show(
        settleView(
          modelOf(approvals, request),
          desk.text,
          holdsAny(desk.person, READERS) && (lineIn(request) ?? customerIn(request)) !== undefined,
        ),
      );
    },
  });

  // Who has to say how it ended may see how the target stands now; that they looked is an event.
  const look = defineAction({
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

  return [undo, repeat, again, settleAction, look, settled(approvals)];
}

/** The form of the request that follows: of the same target, with nothing left to enter but the why. */
async function openAs(
  approvals: Approvals,
  desk: Desk,
  { onScreen, requester, createdAt }: RequestRecord,
  { operation, input }: { readonly operation: Operation; readonly input: AnyInput },
  link: Link,
): Promise<void> {
  const target = { ...onScreen, followed: { requester, at: createdAt.toISOString() } };
  const form = { operationId: operation.id, input: { ...input }, target, link };
  await openForm(approvals, desk, form);
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
          const decider = { userId: desk.person.id, teamId: desk.person.teamId, comment: comment.trim() };
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
      throw new Refusal(mayNotText(ended.why, text), ended.why, id);
  }
}
