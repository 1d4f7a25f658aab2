import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { actionIds, messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** The whole story once over each way Slack can reach the app. */
describe.each([
  ['signed HTTP', false],
  ['Socket Mode', true],
])('a lost SIM is blocked with a supervisor’s approval, over %s', (_name, socketMode) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ socketMode });
  });
  afterAll(() => stage.close());

  it('from the customer’s card to the audit channel', async () => {
    const { slack, office } = stage;
    const alex = slack.as('U0ALEX');
    const sara = slack.as('U0SARA');
    const { lucia } = office.known;

    const delivered = await alex.command(CARE_CHANNEL, `/customer ${lucia.document}`);
    expect(delivered.failure).toBeUndefined();
    await modalSaying(alex, lucia.document, 'INSTALADO');
    await until('the card to be complete', () =>
      actionIds(alex.views().at(-1)?.view).includes('customer.open_line'),
    );

    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/block-sim +34 ${lucia.msisdn}`);
    await modalSaying(alex, 'Change the block of a SIM', 'Loss');
    await until('the form', () => actionIds(alex.views().at(-1)?.view).includes('value'));
    const submitted = await alex.submit({ 'params.block_id': '2', 'body.reason': 'Lost on the train' });
    expect(submitted.failure).toBeUndefined();
    await modalSaying(alex, 'waits for an approver');

    const card = await messageSaying(sara, APPROVALS_CHANNEL, 'Waiting for approval');
    expect(messageText(card)).not.toContain(lucia.msisdn);
    expect(messageText(card)).toContain('Lost on the train');
    const changesBefore = office.calls.filter(({ method }) => method !== 'GET');
    expect(changesBefore).toEqual([]);
    await sara.clickMessage(card, { actionId: 'request.approve' });
    const done = await messageSaying(sara, APPROVALS_CHANNEL, 'Done');
    expect(done.ts).toBe(card.ts);
    expect(actionIds(done.blocks)).not.toContain('request.approve');

    const changes = office.calls.filter(({ method }) => method !== 'GET');
    expect(changes).toHaveLength(1);
    await messageSaying(alex, alex.dm, 'Done');
    const root = await messageSaying(sara, AUDIT_CHANNEL, 'asked to block');
    await until('the steps in the thread', () => {
      const steps = slack.messages(AUDIT_CHANNEL).filter(({ threadTs }) => threadTs === root.ts);
      return steps.length >= 3;
    });
    expect(messageText(root)).toContain(changes[0]?.correlationId ?? 'no id');
  });
});
