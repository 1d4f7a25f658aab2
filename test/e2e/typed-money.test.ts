/** Amounts and documents as they are typed into forms: what is unmistakable is sent, what is not is refused. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../src/fields/path.ts';
import { cardOf } from '../support/desk-work.ts';
import { goThrough } from '../support/form-driver.ts';
import { messageText, viewText } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { askFor, callFor, openForm } from '../support/through-form.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
const { lucia } = office.known;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const CHARGE = 'partners.movements.create';
/** A charge whose amounts are typed so. */
const charge = (gross: string, net: string, percentage = '21') => ({
  params: { service_type: 'mobile', service_id: lucia.msisdn },
  body: {
    type: 'ONE_TIME_FEE',
    movement_datetime: '2026-11-20T10:00:00Z',
    amount: {
      value_with_taxes: gross,
      value_without_taxes: net,
      tax: { type: 'IVA', percentage },
    },
    external_movement_unique_id: 'M1',
    billable: 'true',
  },
});
const errors = () => alex.views().at(-1)?.errors ?? {};

describe('an amount of money', () => {
  it.each([
    ['V191', '1.210', '1.000'],
    ['V191', '1,210', '1,000'],
    ['V192', '1.234', '1.02'],
  ])('%s %s and %s are refused with the reason and what would do', async (_id, gross, net) => {
    await openForm(alex, CHARGE);
    await expect(goThrough(alex, charge(gross, net))).rejects.toThrow('has three decimals or more');
    const said = errors()['body.amount.value_with_taxes'];
    expect(said).toContain(`“${gross}”`);
    expect(said).toContain('Write 1210');
    expect(errors()['body.amount.value_without_taxes'] !== undefined).toBe(net.length === 5);
  });

  it('V193 is shown with its currency and two decimals', async () => {
    const request = await askFor(alex, CHARGE, charge('12.10', '10'));
    const card = messageText(await cardOf(stage, request));
    expect(card).toContain('With taxes: *€12.10*');
    expect(card).toContain('Without taxes: *€10.00*');
  });

  it.each([
    ['12,10', '10,00'],
    ['12.10 €', '10 euros'],
  ])('%s and %s are sent as numbers', async (gross, net) => {
    const { body } = await callFor(stage, CHARGE, charge(gross, net));
    expect(valueAt(body, 'amount')).toMatchObject({ value_with_taxes: 12.1, value_without_taxes: 10 });
  });

  it('of a thousand and more is sent whole', async () => {
    const { body } = await callFor(stage, CHARGE, charge('1.210,00', '1 000'));
    expect(valueAt(body, 'amount')).toMatchObject({ value_with_taxes: 1210, value_without_taxes: 1000 });
  });

  it('may be typed with a comma: the hint says so', async () => {
    expect(viewText(await openForm(alex, CHARGE))).toContain('In euros, such as 1210.50 or 1210,50.');
  });
});

describe('a document of a chosen type', () => {
  it('V190 a passport is asked for as it was typed', async () => {
    const query = { documentType: 'PASS', document: '5678901N' };
    const call = await callFor(stage, 'customers-v2.users.tree', { params: {}, query });
    expect(call.path).toContain('document=5678901N');
  });

  it('a NIF is asked for with its zero', async () => {
    const query = { documentType: 'NIF', document: '5.678.901-n' };
    const call = await callFor(stage, 'customers-v2.users.tree', { params: {}, query });
    expect(call.path).toContain('document=05678901N');
  });
});
