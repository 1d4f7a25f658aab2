/** Any operation through its form: opened from `/care run`, filled in, sent, approved. */
import { operationById } from '../../src/api/registry.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { OpenView, Seat } from '../../src/sandbox/slack/types.ts';
import { cardOf, correlationIn } from './desk-work.ts';
import { goThrough } from './form-driver.ts';
import { actionIds, modalSaying, viewText } from './reading.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

/** Opens the form of an operation, and waits until there is something to enter. */
export async function openForm(seat: Seat, id: string): Promise<OpenView> {
  await seat.close(true);
  await seat.command(CARE_CHANNEL, `/care run ${id}`);
  return until(`the form of ${id}`, () => {
    const top = seat.views().at(-1);
    return top?.view.callback_id === 'form.submit' ? top : undefined;
  });
}

/** Fills the form of an operation in and asks for approval; the request's correlation ID. */
export async function askFor(seat: Seat, id: string, input: unknown): Promise<string> {
  await openForm(seat, id);
  await goThrough(seat, input);
  const filed = viewText(await modalSaying(seat, 'waits for an approver'));
  await seat.close(true);
  return correlationIn(filed.slice(filed.indexOf('Correlation ID')));
}

/** Approves a request as it stands on its card, or in its details where the card does not show all of it. */
export async function approve(stage: Stage, approver: Seat, request: string): Promise<void> {
  const card = await cardOf(stage, request);
  if (actionIds(card.blocks).includes('request.approve')) {
    await approver.clickMessage(card, { actionId: 'request.approve' });
  } else {
    await inDetails(stage, approver, request, 'request.approve');
  }
}

/** Opens the details of a request and decides there. */
export async function inDetails(stage: Stage, approver: Seat, request: string, actionId: string) {
  await approver.close(true);
  await approver.clickMessage(await cardOf(stage, request), { actionId: 'request.details' });
  await until('the details', () => actionIds(approver.views().at(-1)?.view).includes(actionId));
  await approver.clickView({ actionId });
}

/** The call an operation makes when its form is filled in so, and approved where it has to be. */
export async function callFor(stage: Stage, id: string, input: unknown) {
  const agent = stage.slack.as('U0ALEX');
  const before = stage.office.calls.length;
  if (operationById(id)?.risk === 'destructive') {
    await approve(stage, stage.slack.as('U0SARA'), await askFor(agent, id, input));
  } else {
    await openForm(agent, id);
    await goThrough(agent, input);
  }
  return until(`the call of ${id}`, () =>
    stage.office.calls.slice(before).find(({ operationId, status }) => operationId === id && status > 0),
  );
}
