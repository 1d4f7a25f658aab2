/** What an API page allows can be entered, and arrives as the page prints it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { HIDDEN } from '../../src/api/customers-v4/category-change.ts';
import { fieldsOf } from '../../src/api/fields.ts';
import { operationById } from '../../src/api/registry.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { typed } from '../../src/commands/form/typed.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { texts } from '../../src/text/text.ts';
import { inputValue } from '../../src/views/decided/values.ts';
import { actionIds, formSaying, messageText, modalSaying, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { callFor, openForm } from '../support/through-form.ts';
import { until } from '../support/until.ts';

const stage = await startStage();
const { office } = stage;
const { lucia } = office.known;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const ADD = 'customers-v4.customer-categories.add';
const UPDATE = 'customers-v4.customer-categories.update';
const customer = { customer_id: lucia.customerUuid };

function raise(what: string): never {
  throw new Error(`there is no ${what}`);
}

/** The refusal of an input under one of its parts; empty when it is taken. */
function refused(id: string, input: Parameters<typeof checkInput>[1]): string {
  const operation = operationById(id);
  const checked = operation && checkInput(operation, input);
  if (!checked || checked.ok) return '';
  return checked.issues.map(({ path, words }) => `${path}: ${words?.en ?? ''}`).join('; ');
}

describe('the why of a change that nobody approves', () => {
  it.each([ADD, UPDATE])('P35 may be left out of %s, and the form says where it goes', async (id) => {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/care run ${id}`);
    const form = await formSaying(alex, 'category');
    expect(viewText(form)).toContain('It is kept in the customer’s record');
    expect(viewText(form)).not.toContain('The approver reads this');
    await alex.close(true);
  });

  it('P35 is not sent when it is left out', async () => {
    const { body } = await callFor(stage, ADD, { params: customer, body: { id: 12, value: 'influencer' } });
    expect(body).toEqual({ id: 12, value: 'influencer' });
  });

  it('P36 a change of the value alone can be taken back', async () => {
    await callFor(stage, ADD, { params: customer, body: { id: 12, value: 'influencer' } });
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await callFor(stage, UPDATE, { params: { ...customer, category_id: '12' }, body: { value: 'vip' } });
    const { body } = office.calls.findLast(({ method }) => method === 'PATCH') ?? {};
    expect(body).toEqual({ value: 'vip' });
    await until('the way back to be offered', () =>
      alex
        .sees(alex.dm)
        .some(
          (message) =>
            /Change category .* of /.test(messageText(message)) &&
            actionIds(message.blocks).includes('request.undo'),
        ),
    );
  });
});

describe('null where null is a value', () => {
  it('P37 is chosen by its name, and sent', async () => {
    const added = await callFor(stage, ADD, { params: customer, body: { id: 12, value: null } });
    expect(added.body).toEqual({ id: 12, value: null });
  });

  it('P37 is said by its name on the confirmation, never as null', () => {
    const field = fieldsOf(operationById(ADD) ?? raise(ADD)).find(({ path }) => path === 'body.value');
    const [en, es] = [texts.en, texts.es].map((text) =>
      JSON.stringify(inputValue(null, field ?? raise('body.value'), text)),
    );
    expect(en).toContain('no value (the category is not shown)');
    expect(es).toContain('sin valor (la categoría no se muestra)');
  });

  it('P36 P37 a value that was hidden can be hidden again', () => {
    const update = operationById(UPDATE) ?? raise(UPDATE);
    const done = { changes: [{ label: { en: '', es: '' }, now: HIDDEN, after: 'vip' }], answer: undefined };
    const params = { ...customer, category_id: '12' };
    expect(update.undo?.({ params, body: { value: 'vip' } }, done)?.input.body).toEqual({ value: null });
  });

  it('P37 is never what is sent when nothing is chosen', () => {
    expect(refused(ADD, { params: customer, body: { id: 11 } })).toContain('body.value');
  });
});

describe('what holds nothing', () => {
  it('P38 details of a service are sent empty', async () => {
    const input = {
      params: { service_type: 'mobile' },
      body: { service_details: {} },
    };
    expect(refused('partners.services.create', { ...input })).not.toContain('service_details');
  });

  it('P39 a list that lifts the restriction is sent empty, and the form says how', async () => {
    const alex = stage.slack.as('U0ALEX');
    const id = 'customers-v4.categories.update';
    expect(viewText(await openForm(alex, id))).toContain('Type [] to lift the restriction');
    await alex.close(true);
    const field = fieldsOf(operationById(id) ?? raise(id)).find(({ path }) => path === 'body.valid_values');
    expect(typed(field ?? raise('body.valid_values'), ' [] ')).toEqual([]);
  });

  it('P40 a transfer is sent with details that hold nothing, and the form shows no empty heading', async () => {
    const alex = stage.slack.as('U0ALEX');
    const params = { account_id: lucia.accountUuids[0] ?? '' };
    const { body } = await callFor(stage, 'customers-v4.payment-method.update', {
      params,
      body: { type: 'BANK_TRANSFER' },
    });
    expect(body).toEqual({ type: 'BANK_TRANSFER', details: {} });
    await openForm(alex, 'customers-v4.payment-method.update');
    await alex.fill({ 'body.type': 'BANK_TRANSFER' });
    expect(viewText(alex.views().at(-1))).not.toContain('Details');
    await alex.close(true);
  });
});

describe('a card', () => {
  const sale = (card_number: string) => ({
    params: {},
    body: { client: { payment: { tpv_response: { card_number } } } },
  });
  it.each(['000000*****0000', '000000******0000', '0000*******0000', '************0000'])(
    'P42 may have fewer digits, as %s',
    (card_number) => {
      expect(refused('customers-v2.signups.create', sale(card_number))).not.toContain('card_number');
    },
  );

  it('P44 is named by its token or by a reference, never by both, which is said', () => {
    const input = {
      params: { account_id: lucia.accountUuids[0] ?? '' },
      body: { type: 'CREDIT_CARD', details: { token_id: 'tok-1', reference_id: 'ref-1' } },
    };
    expect(refused('customers-v4.payment-method.update', input)).toMatch(/never by both.*OR/);
  });
});

describe('what is our own rule', () => {
  it.each([
    ['P43', 'customers-v4.customers.create', 'that is our rule, no page prints'],
    ['P45', 'partners.movements.create', 'to the minute: seconds are sent as :00'],
  ])('%s is said in the form of %s', async (_case, id, words) => {
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    await alex.command(CARE_CHANNEL, `/care run ${id}`);
    await modalSaying(alex, words);
    await alex.close(true);
  });
});
