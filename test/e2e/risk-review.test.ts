/** What risk review holds, and what could not be read in full, as the people concerned see it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { cases } from '../contract/cases.ts';
import { cardOf, cardSaying } from '../support/desk-work.ts';
import { actionIds, messageSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { approve, askFor } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const stage = await startStage({ callbacks: true });
const { slack, office } = stage;
const [alex, sara] = [slack.as('U0ALEX'), slack.as('U0SARA')];
const { lucia } = office.known;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const NEW_ICC = '8934042419120320845';
const REPLACE = 'customers-v2.sim.replace';
const DONE = /\bDone\b|has done it/;

/** A SIM is replaced: asked for, approved, and answered so. */
async function replaced(status: number, risk_decision: string, effect = false): Promise<string> {
  const id = await askFor(alex, REPLACE, {
    params: { subscription_id: lucia.subscriptionId },
    headers: { 'x-ip-address': '192.168.1.1' },
    body: { dealer_id: 'C00002', logistic: false, new_icc: NEW_ICC },
  });
  office.faults.set('customers-v2', { status, body: { risk_decision }, operation: REPLACE, effect });
  await approve(stage, sara, id);
  return id;
}
const auditOf = (id: string) => {
  const root = slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(id));
  const thread = slack.messages(AUDIT_CHANNEL).filter(({ threadTs }) => threadTs === root?.ts);
  return thread.map(messageText).join('\n');
};

describe('risk review', () => {
  it.each([
    ['V10', 206, 'r'],
    ['V11', 201, 'x'],
    ['V12', 200, 'r'],
    ['V13', 201, ' N/A '],
    ['V15', 202, 'R'],
  ])('%s holds it: %i with "%s" is done nowhere', async (_case, status, letter) => {
    const id = await replaced(status, letter);
    const said = 'Held or refused by risk review';
    const card = await cardSaying(stage, id, said, letter.trim());
    expect(messageText(card)).not.toMatch(DONE);
    expect(actionIds(card.blocks)).not.toContain('request.undo');
    // V14: the direct message says it too.
    const message = await messageSaying(alex, alex.dm, said, id);
    expect(messageText(message)).not.toMatch(DONE);
    expect(message.text).toContain(said);
    await until('the step in the audit thread', () => auditOf(id).includes('risk review'));
    expect(auditOf(id)).toContain(`risk decision “${letter.trim()}”`);

    await alex.openHome();
    await until('the Home tab', () => viewText(alex.home()).includes(said));
    await alex.command(CARE_CHANNEL, '/care approvals');
    await modalSaying(alex, said);
    await alex.close(true);
    await alex.clickMessage(card, { actionId: 'request.details' });
    expect(viewText(await modalSaying(alex, said, 'Risk decision'))).not.toMatch(DONE);
    await alex.close(true);
  });

  it('V14 the effect may be seen all the same: it is done then, and says what risk review had said', async () => {
    const id = await replaced(201, 'r', true);
    await messageSaying(alex, alex.dm, 'Held or refused by risk review', id);
    stage.advance(3);
    const card = await cardSaying(stage, id, '✅ Done', 'risk decision “r”', 'known to have happened since');
    expect(messageText(card)).not.toContain('It is not done');
    await messageSaying(alex, alex.dm, '✅ Done, risk decision “r”', id);
    await until('the step', () => auditOf(id).includes('its effect was seen'));
  });

  it('at the deadline its outcome is unknown, and an approver settles it', async () => {
    const id = await replaced(202, 'x');
    await cardSaying(stage, id, 'Held or refused by risk review');
    await until('the deadline', async () => {
      stage.advance(60);
      return messageText(await cardOf(stage, id)).includes('Outcome unknown');
    });
    const card = await cardSaying(stage, id, 'Outcome unknown: held or refused by risk review');
    expect(actionIds(card.blocks)).toContain('request.settle');
    const ines = slack.as('U0INES');
    await ines.clickMessage(card, { actionId: 'request.settle' });
    await modalSaying(ines, 'Risk review held it or refused it');
    await ines.close(true);
  });

  it.each(['d', 'review'])('V16 201 with %s is done with the decision as it came', async (letter) => {
    const id = await replaced(201, letter);
    await cardSaying(stage, id, `✅ Done, risk decision “${letter}”`);
    await messageSaying(alex, alex.dm, `✅ Done, risk decision “${letter}”`, id);
  });

  it.each(['rejected', 'd'])('V17 202 with %s is not said to be coming', async (letter) => {
    const id = await replaced(202, letter);
    const card = await cardSaying(stage, id, `Accepted, not done yet, risk decision “${letter}”`);
    const message = await messageSaying(alex, alex.dm, `risk decision “${letter}”`, id);
    expect(messageText(card) + messageText(message)).not.toContain('will do it');
  });
});

describe('an answer that could not be read in full', () => {
  it('V163 is of a change that is done, with its id in the details', async () => {
    const operation = 'partners.movements.create';
    const movement = await cases[operation]?.input(office, () => Promise.reject(new Error('not needed')));
    const id = await askFor(alex, operation, movement);
    office.faults.set('partners', { status: 201, body: { movement_id: 81273 }, operation, effect: false });
    // There is more to it than fits on a card.
    await sara.clickMessage(await cardOf(stage, id), { actionId: 'request.details' });
    await until('the details', () => actionIds(sara.views().at(-1)?.view).includes('request.approve'));
    await sara.clickView({ actionId: 'request.approve' });
    const card = await cardSaying(stage, id, '✅ Done', 'could not be read in full');
    expect(actionIds(card.blocks)).toContain('request.undo');
    await messageSaying(alex, alex.dm, '✅ Done', 'could not be read in full', id);
    await sara.clickMessage(card, { actionId: 'request.details' });
    await modalSaying(sara, '81273');
    expect(messageText(await cardOf(stage, id))).not.toContain('Outcome unknown');
  });
});
