/** What moves something waits for a second person, whichever operation does it, and every change says why. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyInput } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { merged } from '../../src/fields/path.ts';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { cases } from '../contract/cases.ts';
import { messageClick } from '../receiver/signed.ts';
import { visit } from '../sandbox/office/visit.ts';
import { cardOf } from '../support/desk-work.ts';
import { goThrough, REASON } from '../support/form-driver.ts';
import { actionIds, messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { approve, askFor, openForm } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const sara = slack.as('U0SARA');
/** What only the one who clicked sees. */
const toldAlex = (words: string) =>
  alex
    .sees(APPROVALS_CHANNEL)
    .some((each) => messageText(each).includes(words) && !messageText(each).includes('Correlation ID'));
const callsOf = (id: string) =>
  office.calls.filter(({ operationId, status }) => operationId === id && status > 0);
afterAll(() => stage.close());
beforeEach(async () => {
  await alex.close(true);
  office.reset();
});

/** An input that succeeds on the first day of the local office. */
async function inputOf(id: string): Promise<AnyInput> {
  const found = cases[id];
  if (!found) throw new Error(id);
  return found.input(office, async (before, asked) => {
    const operation = operationById(before);
    if (!operation) throw new Error(before);
    return (await visit(office, operation, asked)).body;
  });
}

const iban = { type: 'DIRECT_DEBIT', details: { iban: 'ES9121000418450200051332' } };

describe('asked for and confirmed by one agent alone', () => {
  it.each<[string, string, object]>([
    ['S1', 'customers-v4.credentials.create', { body: { username: 'mallory@evil.example' } }],
    ['S2', 'customers-v4.credentials.activate', {}],
    ['S3', 'customers-v4.credentials.set-expiration', {}],
    ['S4', 'customers-v4.customer-accounts.create', { body: { modality: 'POSTPAID', payment_method: iban } }],
    ['S5', 'customers-v4.customers.update', { body: { email: 'mallory@evil.example' } }],
    ['S6', 'customers-v4.account-promotions.add', {}],
    ['S7', 'partners.promotions.create', {}],
    ['S8', 'partners.netflix.update', {}],
    ['S9', 'customers-v2.users.agile-tv', { body: { new_email: 'mallory@evil.example' } }],
    ['S10', 'customers-v4.special-treatments.update', {}],
    ['S11', 'customers-v4.categories.create', {}],
  ])('%s: %s is not sent, has a card, and is sent after another person’s approval', async (_, id, other) => {
    const input = merged(await inputOf(id), other);
    await openForm(alex, id);
    await expect(goThrough(alex, input, '')).rejects.toThrow('request.reason');
    const request = await askFor(alex, id, input);
    const card = await until('its card', async () =>
      slack.messages(APPROVALS_CHANNEL).find((message) => messageText(message).includes(request)),
    );
    expect(messageText(card)).toContain(REASON);
    expect(callsOf(id)).toEqual([]);
    // Nor does the one who asked send it by approving it.
    const click = { actionId: 'request.approve', value: `${request}.0` };
    const { channel, ts, blocks } = await cardOf(stage, request);
    await slack.post(messageClick('U0ALEX', { channel, ts }, click));
    const isWhole = actionIds(blocks).includes('request.approve');
    const no = isWhole ? 'You asked for this yourself' : 'open the details to decide';
    await until('the refusal', () => toldAlex(no));
    expect(callsOf(id)).toEqual([]);
    await approve(stage, sara, request);
    await until('the call', () => callsOf(id)[0]);
    expect(callsOf(id)).toHaveLength(1);
  });
});

describe('S13 each change says why', () => {
  it('also the one that needs no second person: without a reason it is not sent', async () => {
    const id = 'customers-v4.customer-special-treatment.set';
    const input = await inputOf(id);
    await openForm(alex, id);
    await expect(goThrough(alex, input, ' ')).rejects.toThrow('request.reason');
    expect(callsOf(id)).toEqual([]);
    await alex.close(true);
    await openForm(alex, id);
    await goThrough(alex, input);
    await until('the call', () => callsOf(id)[0]);
    await until('its event', () =>
      slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes(REASON)),
    );
  });

  it('beside the words for the customer’s record, which the API may do without', async () => {
    const id = 'customers-v4.customer-categories.add';
    const form = await openForm(alex, id);
    const own = form.view.blocks.find(({ block_id }) => block_id === 'body.reason');
    const asked = form.view.blocks.find(({ block_id }) => block_id === 'request.reason');
    expect(own).toMatchObject({ optional: true });
    expect(asked).toMatchObject({ optional: false });
  });
});

describe('S17 a scanned identity document', () => {
  it('is opened after a reason, and an event that says who and why stands before it', async () => {
    const id = 'customers-v4.identification-processes.get';
    const input = await inputOf(id);
    await openForm(alex, id);
    await expect(goThrough(alex, input, '')).rejects.toThrow('request.reason');
    expect(callsOf(id)).toEqual([]);
    await goThrough(alex, input);
    await modalSaying(alex, 'https://');
    const told = await until('the event', () =>
      slack.messages(AUDIT_CHANNEL).find((message) => messageText(message).includes('opened what is kept')),
    );
    expect(messageText(told)).toContain(REASON);
    expect(messageText(told)).toContain(id);
  });
});

describe('S16 what waits and what is confirmed alone', () => {
  it.each([
    ['en', 'U0ALEX', ['Each change asks why', 'waits for a second person', 'you confirm alone']],
    [
      'es',
      'U0MARTA',
      ['Cada cambio pide el porqué', 'espera a una segunda persona', 'lo confirmas sin nadie más'],
    ],
  ])('is said in %s on the Home tab and in the help', async (_language, user, words) => {
    const seat = slack.as(user);
    await seat.openHome();
    const home = await until('the Home tab', () => seat.home());
    await seat.command(CARE_CHANNEL, '/care');
    const help = await modalSaying(seat, '/care run');
    for (const word of words) {
      expect(viewText(home)).toContain(word);
      expect(viewText(help)).toContain(word);
    }
  });
});
