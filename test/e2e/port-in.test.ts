/** A number brought along: the list of free numbers helps, and closes nothing. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../src/fields/path.ts';
import { goThrough } from '../support/form-driver.ts';
import { modalSaying } from '../support/reading.ts';
import { startStage } from '../support/stage.ts';
import { callFor, openForm } from '../support/through-form.ts';

const stage = await startStage();
const { slack, office } = stage;
const alex = slack.as('U0ALEX');
afterAll(() => stage.close());
beforeEach(() => office.reset());

const PORTED = '615667898';
const port = { portability_info: { operator_id: 'Old Telecom', donor_user: { document: '12345678Z' } } };

const signup = (line: Readonly<Record<string, unknown>>) => ({
  params: {},
  body: {
    sales_type: 'telecomunications',
    sales_info: { channel: 'dealer' },
    clients: { sector_id: 1 },
    payment: { billing_type_id: 1 },
    products: { mobile_line: { product_id: 401, ...line } },
  },
});

const addition = (line: Readonly<Record<string, unknown>>) => ({
  params: {},
  body: {
    account: {
      account_id: Number(office.known.lucia.accountId),
      subscriptions: { mobile_lines: [{ product_id: 401, ...line }] },
    },
  },
});

describe('the number of a line that is sold', () => {
  it('P1 of a signup may be one that is brought along, or a free one of the list', async () => {
    const ported = await callFor(stage, 'customers-v2.signups.create', signup({ msisdn: PORTED, ...port }));
    expect(valueAt(ported.body, 'products.mobile_line')).toMatchObject({ msisdn: PORTED, ...port });
    const free = await callFor(stage, 'customers-v2.signups.create', signup({ msisdn: '699000101' }));
    expect(valueAt(free.body, 'products.mobile_line.msisdn')).toBe('699000101');
  });

  it('P2 added to an account is a number on the wire', async () => {
    const { body } = await callFor(
      stage,
      'customers-v2.subscriptions.add',
      addition({ msisdn: Number(PORTED), ...port }),
    );
    expect(valueAt(body, 'account.subscriptions.mobile_lines.0.msisdn')).toBe(Number(PORTED));
  });

  it('P3 without a port-in must be free: it is refused with the way to bring it along', async () => {
    await openForm(alex, 'customers-v2.signups.create');
    await goThrough(alex, signup({ msisdn: PORTED }));
    await modalSaying(alex, `“${PORTED}” is not in the list`, 'fill in “Port-in” too');
    expect(office.calls.some(({ method }) => method === 'POST')).toBe(false);
  });
});
