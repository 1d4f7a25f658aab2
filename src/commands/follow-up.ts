/** What can follow a request: its effect taken back, or the same sent or asked for once more. */
import type { AnyInput, Operation } from '../api/operation.ts';
import type { Approvals } from '../approvals/approvals.ts';
import { againOf, firstOf, inverseOf, repeatOf } from '../approvals/follow-up.ts';
import type { Link, RequestRecord } from '../store/store.ts';
import { dayOfMoment } from '../views/purged.ts';
import { requestAt } from './details.ts';
import { openForm } from './form/show.ts';
import { type Desk, defineAction, type Handler, Refusal } from './handler.ts';

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

  return [undo, repeat, again];
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
