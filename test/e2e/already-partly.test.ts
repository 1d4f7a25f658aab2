/** What is partly so already is still asked for, and what is seen afterwards is what was asked. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { customerCategoriesAdd } from '../../src/api/customers-v4/customer-categories.ts';
import { paymentMethodUpdate } from '../../src/api/customers-v4/payment-method.ts';
import { visit } from '../sandbox/office/visit.ts';
import { cardOf } from '../support/desk-work.ts';
import { messageText, modalSaying } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { approve, askFor, callFor, openForm } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const { lucia } = office.known;
const [account = ''] = lucia.accountUuids;
afterAll(() => stage.close());
beforeEach(() => office.reset());

describe('what is partly so already', () => {
  it('P4 a card in the place of a card is asked for, approved and sent', async () => {
    const params = { account_id: account };
    const card = (details: unknown) => ({ params, body: { type: 'CREDIT_CARD', details } });
    await visit(office, paymentMethodUpdate, card({ token_id: 'tok-old' }));
    const input = card({ reference_id: 'new-card-1' });
    const request = await askFor(alex, 'customers-v4.payment-method.update', input);
    expect(messageText(await cardOf(stage, request))).toContain('another card');
    await approve(stage, slack.as('U0SARA'), request);
    await until('the call', () =>
      office.calls.some(({ body, method }) => method === 'PATCH' && isDeepStrictEqual(body, input.body)),
    );
  });

  it('P7 a bonus the line has already is asked for, and the card says that it has one', async () => {
    const input = { params: { subscription_id: lucia.subscriptionId }, body: { bonusId: 2001 } };
    await callFor(stage, 'customers-v2.bonuses.add', input);
    const request = await askFor(alex, 'customers-v2.bonuses.add', input);
    expect(messageText(await cardOf(stage, request))).toMatch(/\*Bonus\*: (.+) → \*\1, \1\*/);
  });

  it('P8 another description of the same value is sent', async () => {
    const params = { customer_id: lucia.customerUuid };
    const body = { value: 'influencer', description: 'Videos' };
    await visit(office, customerCategoriesAdd, { params, body: { ...body, id: 12 } });
    const call = await callFor(stage, 'customers-v4.customer-categories.update', {
      params: { ...params, category_id: '12' },
      body: { ...body, description: 'Bill discount', reason: 'Asked for it' },
    });
    expect(call.body).toMatchObject({ value: 'influencer', description: 'Bill discount' });
  });

  it('the same in all is still nothing to do', async () => {
    const input = { params: { account_id: account }, body: { type: 'BANK_TRANSFER' } };
    await visit(office, paymentMethodUpdate, input);
    await openForm(alex, 'customers-v4.payment-method.update');
    await alex.fill({ 'body.type': 'BANK_TRANSFER' });
    await alex.suggest('value', '', 'body.type');
    await alex.submit({ 'params.account_id': account, 'request.reason': 'Asked for it' });
    await modalSaying(alex, 'It is already as you ask');
  });
});
