/** What agents do in many tests: ask for a change and find its card. */
import { APPROVALS_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Message, Seat } from '../../src/sandbox/slack/types.ts';
import { messageText, modalSaying, viewText } from './reading.ts';
import type { Stage } from './stage.ts';
import { until } from './until.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** The correlation ID that stands in a text. */
export function correlationIn(text: string): string {
  const [id] = text.match(UUID) ?? [];
  if (id === undefined) throw new Error(`no correlation ID in: ${text}`);
  return id;
}

/** Asks for the SIM of a line to be blocked for loss, and returns the request's correlation ID. */
export async function askToBlock(seat: Seat, line: string, reason = 'Lost on the train'): Promise<string> {
  await seat.close(true);
  await seat.command(CARE_CHANNEL, `/block-sim ${line}`);
  await modalSaying(seat, 'Loss');
  const submitted = await seat.submit({ 'params.block_id': '2', 'body.reason': reason });
  if (submitted.failure !== undefined) throw new Error(submitted.failure);
  const filed = await modalSaying(seat, 'waits for an approver');
  await seat.close(true);
  return correlationIn(viewText(filed));
}

/** The card of a request as it stands in the approvals channel. */
export function cardOf(stage: Stage, id: string): Promise<Message> {
  return until(`the card of ${id}`, () =>
    stage.slack.messages(APPROVALS_CHANNEL).find((message) => messageText(message).includes(id)),
  );
}

/** The card, once it shows all of `words`. */
export function cardSaying(stage: Stage, id: string, ...words: readonly string[]): Promise<Message> {
  return until(`the card of ${id} to say ${words.join(', ')}`, async () => {
    const card = await cardOf(stage, id);
    return words.every((word) => messageText(card).includes(word)) ? card : undefined;
  });
}

/** Rejects a request from its card, and says why. */
export async function rejectOn(
  stage: Stage,
  seat: Seat,
  id: string,
  because: Readonly<Record<string, string>> = { 'decision.rejection': 'not_needed' },
): Promise<void> {
  await seat.close(true);
  await seat.clickMessage(await cardOf(stage, id), { actionId: 'request.reject' });
  await sayWhy(seat, because);
}

/** Fills in the form that asks why something is rejected. */
export async function sayWhy(
  seat: Seat,
  because: Readonly<Record<string, string>> = { 'decision.rejection': 'not_needed' },
): Promise<void> {
  await until('the form that asks why', () => seat.views().at(-1)?.view.callback_id === 'request.rejected');
  await seat.submit(because);
}
