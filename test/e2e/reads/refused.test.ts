/** Every refusal leaves a trace: on the time line of the request it was about, or under its own correlation ID. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../../src/sandbox/slack/people.ts';
import { entered, submissionBody } from '../../receiver/signed.ts';
import { askToBlock, cardOf, cardSaying } from '../../support/desk-work.ts';
import { messageSaying, messageText } from '../../support/reading.ts';
import { startStage } from '../../support/stage.ts';
import { openForm } from '../../support/through-form.ts';
import { until } from '../../support/until.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const marta = slack.as('U0MARTA');
const sara = slack.as('U0SARA');
const otto = slack.as('U0OTTO');
const { lucia, twoAccounts } = office.known;
afterAll(() => stage.close());
beforeEach(async () => {
  await Promise.all([alex, marta, sara, otto].map((seat) => seat.close(true)));
  office.faults.clear();
});

/** An event of the audit channel that says all of `words`; in the thread of a request where one is named. */
const noted = (...words: readonly string[]) =>
  until(`an event saying ${words.join(', ')}`, () =>
    slack
      .messages(AUDIT_CHANNEL)
      .map(messageText)
      .find((text) => words.every((word) => text.includes(word))),
  );

function inThread(id: string, ...words: readonly string[]) {
  return until(`the time line of ${id} to say ${words.join(', ')}`, () => {
    const root = slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(id));
    return slack
      .messages(AUDIT_CHANNEL)
      .filter(({ threadTs }) => threadTs !== undefined && threadTs === root?.ts)
      .map(messageText)
      .find((text) => words.every((word) => text.includes(word)));
  });
}

/** The bodies Slack would send for a click that no card of ours offers. */
async function forged(userId: string, actionId: string, value: string): Promise<void> {
  const body = {
    type: 'block_actions',
    user: { id: userId, team_id: slack.teamId },
    team: { id: slack.teamId },
    api_app_id: slack.appId,
    trigger_id: `forged.${Math.random()}`,
    container: { type: 'message', channel_id: APPROVALS_CHANNEL, message_ts: '1.1' },
    channel: { id: APPROVALS_CHANNEL },
    actions: [{ type: 'button', block_id: 'b', action_id: actionId, value, action_ts: `${Math.random()}` }],
  };
  const { status } = await slack.post(`payload=${encodeURIComponent(JSON.stringify(body))}`);
  expect(status).toBe(200);
}

describe('a refusal is an event', () => {
  it('D137 somebody else’s request taken back: on its own time line', async () => {
    const id = await askToBlock(alex, lucia.msisdn);
    await forged('U0MARTA', 'request.cancel', id);
    await inThread(id, 'was refused', 'U0MARTA', 'somebody else’s request');
    expect(messageText(await cardOf(stage, id))).toContain('Waiting for approval');
  });

  it('D138 a request there is not', async () => {
    const dead = '00000000-0000-4000-8000-00000000dead';
    await forged('U0SARA', 'request.approve', `${dead}.abc`);
    await noted('access was refused', 'U0SARA', 'there is no such request', dead);
  });

  it('D139 a target that cannot be read', async () => {
    const id = await askToBlock(alex, twoAccounts.msisdn);
    office.faults.set('customers-v2', { status: 503, operation: 'customers-v2.blocks.list' });
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await messageSaying(sara, APPROVALS_CHANNEL, 'nobody knows what would be approved');
    await inThread(id, 'was refused', 'U0SARA', 'the target could not be read');
  });

  it('D140 settling by a member of no group', async () => {
    const id = await askToBlock(alex, '633000222');
    office.faults.set('customers-v2', { reset: 'before', operation: 'customers-v2.blocks.update' });
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, '❓ Outcome unknown', 'Settle');
    await forged('U0OTTO', 'request.settle', id);
    await inThread(id, 'was refused', 'U0OTTO');
    expect(otto.views()).toEqual([]);
  });

  it('S123 a comment by a member of no group: no window opens', async () => {
    const id = await askToBlock(alex, lucia.msisdn);
    const [value = ''] = /[0-9a-f-]{36}\.\w+/.exec(JSON.stringify((await cardOf(stage, id)).blocks)) ?? [];
    expect(value).toContain(id);
    const said = otto.sees(otto.dm).length;
    await forged('U0OTTO', 'request.comment', value);
    await inThread(id, 'was refused', 'U0OTTO', 'not in the group');
    await until(
      'the reason',
      () => otto.sees(otto.dm).length > said || otto.sees(APPROVALS_CHANNEL).length > 0,
    );
    expect(otto.views()).toEqual([]);
  });

  it('D142 a form with a field it never had, and one with an option it never offered', async () => {
    const form = await openForm(alex, 'customers-v2.invoices.list');
    await slack.post(submissionBody('U0ALEX', form, { 'body.never_there': entered.text('x') }));
    await noted('access was refused', 'U0ALEX', 'a forged form', 'form.submit');
    await marta.command(CARE_CHANNEL, `/mask remove ${office.known.debtor.msisdn}`);
    const masks = await until('the form', () =>
      marta.views().find(({ view }) => view.callback_id === 'form.submit'),
    );
    await slack.post(
      submissionBody('U0MARTA', masks, {
        'body.barringsMasksCodes': entered.many('NO_SUCH_MASK'),
        'request.reason': entered.text('made up'),
      }),
    );
    await noted('access was refused', 'U0MARTA', 'a forged form');
  });

  it('S90 forty refusals are one message', async () => {
    const before = slack.messages(AUDIT_CHANNEL).length;
    for (let turn = 0; turn < 40; turn += 1) await otto.command(CARE_CHANNEL, '/customer 12345678Z');
    await noted('access was refused', 'U0OTTO', '/customer');
    await alex.command(CARE_CHANNEL, '/care status');
    await until('what came later', () => slack.messages(AUDIT_CHANNEL).length > before + 1);
    const mine = () =>
      slack
        .messages(AUDIT_CHANNEL)
        .map(messageText)
        .filter((text) => text.includes('U0OTTO') && text.includes('/customer'));
    expect(mine()).toHaveLength(1);
    stage.advance(61);
    await noted('U0OTTO', '39 more times within a minute');
    expect(mine()).toHaveLength(2);
  });
});
