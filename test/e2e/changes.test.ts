import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { cardOf, cardSaying, correlationIn, rejectOn } from '../support/desk-work.ts';
import { actionIds, messageSaying, modalSaying, viewText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('changes, from the form to their effect', () => {
  let stage: Stage;
  let alex: Seat;
  let sara: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
    sara = stage.slack.as('U0SARA');
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await alex.close(true);
    await sara.close(true);
  });
  const type = (line: string, seat = alex) => seat.command(CARE_CHANNEL, line);
  const known = () => stage.office.known;

  it('asks for a change from the line’s card, at the third level', async () => {
    await type(`/customer ${known().nie.document}`);
    await until('lines', () => actionIds(alex.views().at(-1)?.view).includes('customer.open_line'));
    await alex.clickView({ actionId: 'customer.open_line', value: known().nie.subscriptionId });
    await modalSaying(alex, 'Block SIM');
    await alex.clickView({ actionId: 'form.open', blockId: 'form.block-sim' });
    await modalSaying(alex, 'Loss', 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen in the underground' });
    const filed = await modalSaying(alex, 'waits for an approver');
    const id = correlationIn(viewText(filed));
    await rejectOn(stage, sara, id);
    await cardSaying(stage, id, 'Rejected');
  });

  it('removes a mask end to end: accepted first, done when it is seen', async () => {
    await type(`/mask remove ${known().debtor.msisdn}`);
    await modalSaying(alex, 'Masks');
    const [applied] = await alex.suggest('value', '', 'body.barringsMasksCodes');
    await alex.submit({
      'body.barringsMasksCodes': [applied?.value ?? ''],
      'request.reason': 'The debt is paid',
    });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, 'Accepted, not done yet');
    stage.office.settle();
    stage.advance(2);
    await cardSaying(stage, id, '✅ Done');
    await messageSaying(alex, alex.dm, '✅ Done', id);
    expect(
      stage.office.calls.filter(({ method, correlationId }) => method === 'PATCH' && correlationId === id),
    ).toHaveLength(1);
  });

  it('P18 blocks a SIM when its blocks cannot be listed any more, and says that the present state is not known', async () => {
    stage.office.faults.set('customers-v2', { operation: 'customers-v2.blocks.list', status: 410 });
    await type(`/block-sim ${known().lucia.msisdn}`);
    await modalSaying(alex, 'Loss', 'Theft');
    await alex.submit({ 'params.block_id': '1', 'body.reason': 'Stolen in the underground' });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    const card = await cardSaying(stage, id, 'not known → *blocked (');
    await sara.clickMessage(card, { actionId: 'request.approve' });
    await until('the call', () =>
      stage.office.calls.some(({ method, correlationId }) => method === 'PATCH' && correlationId === id),
    );
    stage.office.faults.clear();
  });

  it('lifts a block', async () => {
    await type(`/unblock-sim ${known().lost.msisdn}`);
    await modalSaying(alex, 'Loss');
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'Found again' });
    const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '✅ Done', 'blocked (loss) → *not blocked*');
  });

  it('P26 confirms and deletes a computed penalty, each as a request of its own', async () => {
    for (const [word, method] of [
      ['confirm', 'PUT'],
      ['delete', 'DELETE'],
    ] as const) {
      await alex.close(true);
      await type(`/penalties ${known().committed.msisdn}`);
      const view = await until('the penalties', () => {
        const top = alex.views().at(-1);
        return top && JSON.stringify(top.view).includes(`.${word}"`) ? top : undefined;
      });
      const blockId = JSON.stringify(view.view).match(new RegExp(`"(penalty\\.[^"]*\\.${word})"`))?.[1] ?? '';
      await alex.clickView({ actionId: 'form.open', blockId });
      await modalSaying(alex, 'Why is this needed?');
      await alex.submit({ 'request.reason': `The customer leaves: ${word}` });
      const id = correlationIn(viewText(await modalSaying(alex, 'waits for an approver')));
      // P26 in all of the calculation, and for how much.
      if (word === 'confirm')
        await cardSaying(stage, id, 'All penalties of this calculation', 'penalty of €');
      await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
      await cardSaying(stage, id, 'Done');
      const sent = stage.office.calls
        .filter(({ correlationId }) => correlationId === id)
        .map((call) => call.method);
      expect(sent).toEqual([method]);
    }
  });
});
