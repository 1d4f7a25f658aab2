import { describe, expect, test } from 'vitest';
import { fillCustomer } from '../../../src/commands/lookup/customer.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { fakeDesk, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const CANARY = { timeZone: 'Atlantic/Canary' };

/** The customer card, as somebody sees it whose clocks are an hour behind those of Spain. */
async function cardOf(more: Parameters<typeof office>[0]): Promise<string> {
  const desk = fakeDesk(office(more), CANARY);
  const shown = { viewId: 'V1', depth: 1 };
  const phone = { kind: 'msisdn', value: '612345678', line: 'mobile' } as const;
  await desk.rounds(fillCustomer(desk, shown, phone));
  return wordsOf(desk.views.at(-1));
}

const term = (end_date: string | null) => ({
  'customers-v2.terms.list': () => [{ subscription_id: 1000, end_date, penalty_amount: 120 }],
});

describe('days on the cards are days of Spain', () => {
  test.each([
    ['V167', '2027-09-15T22:00:00Z', 'committed until 16 Sept 2027'],
    ['V171', '9999-12-31', 'committed, no end · penalty'],
    ['V172', '15/09/2027', 'committed until 15 Sept 2027'],
    ['V172', '15/XX/2027', 'committed, end not known (“15/XX/2027”)'],
    ['no end given', null, 'committed, end not known ·'],
  ])('%s a commitment until %s', async (_case, end, words) => {
    expect(await cardOf(term(end))).toContain(words);
    const desk = fakeDesk(office(term(end)), CANARY);
    await desk.rounds(openLine(desk, { subscriptionId: '1000', accountId: '100' }));
    expect(wordsOf(desk.views.at(-1))).toContain(words);
  });

  test('V172 a commitment that ended on 15/09/2012 does not run', async () => {
    expect(await cardOf(term('15/09/2012'))).not.toContain('committed');
  });

  test('of several commitments the one that lasts longest is named', async () => {
    const terms = ['15/09/2027', '2029-01-01', '2028-01-01'].map((end_date) => ({
      subscription_id: 1000,
      end_date,
    }));
    const words = await cardOf({ 'customers-v2.terms.list': () => terms });
    expect(words).toContain('committed until 1 Jan 2029');
  });

  test('V168 a birth', async () => {
    const personal = { first_name: 'Ana', birthdate: '1979-12-31T23:00:00Z' };
    const user = { id: 7, document_type: {}, document_value: '12345678Z', type: {}, personal };
    expect(await cardOf({ 'customers-v2.users.get': () => user })).toContain('1 Jan 1980');
  });

  test('V169 since when an account is there', async () => {
    const account = { id: 100, activation_date: '2025-10-25T22:00:00Z' };
    expect(await cardOf({ 'customers-v2.accounts.get': () => account })).toContain('since 26 Oct 2025');
  });
});
