/** How a change ended, in words of the trade; status and code in small print and in the details. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Message, Seat } from '../../../src/sandbox/slack/types.ts';
import { askToBlock, cardOf, cardSaying } from '../../support/desk-work.ts';
import { goThrough } from '../../support/form-driver.ts';
import { messageSaying, messageText, modalSaying, textOf } from '../../support/reading.ts';
import { type Stage, startStage } from '../../support/stage.ts';
import { approve, askFor, openForm } from '../../support/through-form.ts';

let stage: Stage;
let alex: Seat;
let sara: Seat;
beforeAll(async () => {
  stage = await startStage();
  [alex, sara] = [stage.slack.as('U0ALEX'), stage.slack.as('U0SARA')];
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.office.reset();
  for (const seat of [alex, sara]) await seat.close(true);
});

/** What stands there in full size, and what in small print. */
const large = ({ text, blocks }: Message) =>
  `${text}\n${textOf((blocks ?? []).filter(({ type }) => type !== 'context'))}`;
const small = ({ blocks }: Message) => textOf((blocks ?? []).filter(({ type }) => type === 'context'));

it('D54: what is done says how things stand now, and since when; the status is in the details', async () => {
  const id = await askToBlock(alex, stage.office.known.lucia.msisdn);
  await approve(stage, sara, id);
  const places = [
    await cardSaying(stage, id, '✅ Done', 'The SIM of ••• ••• 678 is blocked since'),
    await messageSaying(alex, alex.dm, id, 'The SIM of ••• ••• 678 is blocked since'),
  ];
  for (const place of places) expect(messageText(place)).not.toMatch(/HTTP 201|has done it/);
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
  await modalSaying(sara, 'The SIM of 612 345 678 is blocked since', 'HTTP 201');
});

it('D54: without words of its own it is told by the sentence of what was asked for', async () => {
  await openForm(alex, 'customers-v4.customer-special-treatment.set');
  await goThrough(alex, {
    params: { customer_id: stage.office.known.lucia.customerUuid },
    body: { values: ['vip'] },
  });
  await modalSaying(alex, '✅ Done — Done since', 'the special treatment vip');
});

it('D55: what is not done says why in words, and the code in small print', async () => {
  const id = await askFor(alex, 'customers-v2.penalties.delete', {
    params: { computed_penalty_id: '799999' },
  });
  await approve(stage, sara, id);
  const why = 'Not done: the back office knows no confirmed penalty of this number';
  for (const place of [
    await cardSaying(stage, id, '❌ Failed', why),
    await messageSaying(alex, alex.dm, id, why),
  ]) {
    expect(large(place)).not.toContain('HTTP 404');
    expect(small(place)).toContain('HTTP 404');
  }
});

it('D56: the operation’s own code is not masked as if it were somebody’s', async () => {
  const id = await askFor(alex, 'customers-v2.bonuses.add', {
    params: { subscription_id: stage.office.known.lucia.subscriptionId },
    body: { bonusId: 999999 },
  });
  await approve(stage, sara, id);
  await cardSaying(stage, id, '❌ Failed', 'There is no bonus 999999');
  await alex.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
  await modalSaying(alex, 'There is no bonus 999999');
});

it('D50: the reason stands once in the details, though it is sent too', async () => {
  const id = await askToBlock(alex, stage.office.known.nie.msisdn, 'slow');
  await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
  const { view } = await modalSaying(sara, 'slow');
  const lines = textOf(
    view.blocks.slice(
      0,
      view.blocks.findIndex(({ type }) => type === 'divider'),
    ),
  );
  expect(lines.match(/\bslow\b/g)).toHaveLength(1);
});
