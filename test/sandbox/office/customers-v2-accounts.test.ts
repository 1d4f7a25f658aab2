/** What an account costs and how it is paid: masked where it must be, filtered as asked. */
import { afterAll, describe, expect, it } from 'vitest';
import { type AnswerNode, answerTree } from '../../../src/api/answer-tree.ts';
import { accountsTax } from '../../../src/api/customers-v2/accounts.ts';
import { invoicesList } from '../../../src/api/customers-v2/invoices.ts';
import { paymentInfoGet } from '../../../src/api/customers-v2/payment-info.ts';
import { penaltiesSubscriptionUuid } from '../../../src/api/customers-v2/penalties.ts';
import { rechargesList } from '../../../src/api/customers-v2/recharges.ts';
import { openOffice, reader } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, debtor, nie } = office.known;
afterAll(() => office.close());

describe('invoices', () => {
  const states = async (accountId: string, query = {}) =>
    (await read(invoicesList, { params: { account_id: accountId }, query })).invoices.map(
      ({ status }) => status?.value,
    );

  it('are paid but for the newest, or for three where money is owed', async () => {
    expect((await states(lucia.accountId)).slice(0, 3)).toEqual(['PENDIENTE', 'PAGADO', 'PAGADO']);
    expect((await states(debtor.accountId)).slice(0, 4)).toEqual([
      'PENDIENTE',
      'PENDIENTE',
      'PENDIENTE',
      'PAGADO',
    ]);
  });

  it('are those of the days asked for, both included', async () => {
    const query = { start_date: '2026-09-01', end_date: '2026-10-01' };
    expect(await states(lucia.accountId, query)).toHaveLength(2);
  });
});

it('lists the top-ups of the month, or of the days asked for, of prepaid lines', async () => {
  const topUps = async (subscription_id: string, query = {}) =>
    (await read(rechargesList, { params: { subscription_id }, query })).recharges?.map(({ date }) =>
      date?.slice(0, 10),
    );
  expect(await topUps(nie.subscriptionId)).toEqual(['2026-11-01']);
  const autumn = { start_date: '2026-09-01', end_date: '2026-10-31' };
  expect(await topUps(nie.subscriptionId, autumn)).toEqual(['2026-10-01', '2026-09-01']);
  expect(await topUps(lucia.subscriptionId)).toEqual([]);
});

it('tells the tax of before, for the time asked about', async () => {
  const tax = async (more = {}) =>
    read(accountsTax, {
      params: { account_id: lucia.accountId },
      query: { include_historical_changes: true, ...more },
    });
  const { start_date: moved, historical_changes: before } = await tax();
  expect(before).toMatchObject([{ end_date: moved }]);
  const later = await tax({ historical_changes_start_date: '2026-11-01T00:00:00Z' });
  expect(later.historical_changes).toEqual([]);
});

describe('meanings', () => {
  const leaves = (node: AnswerNode | undefined): readonly [string, unknown, unknown][] =>
    node?.node === 'value'
      ? [[node.name, node.meaning, node.named?.en]]
      : (node?.node === 'group' ? node.parts : (node?.items ?? [])).flatMap(leaves);

  it('of a card: its number, its reference and its end are a card’s', () => {
    const credit_card = { reference: 'R', number: '4111', validity_date: '0529' };
    expect(leaves(answerTree(paymentInfoGet, 200, { payment_method: 'ECI', credit_card }))).toEqual([
      ['payment_method', undefined, 'El Corte Inglés card'],
      ['reference', 'card', undefined],
      ['number', 'card', undefined],
      ['validity_date', 'card', undefined],
    ]);
  });

  it('of a penalty: money, and a cost with a name', () => {
    const penalties = [{ value: 99.5, type: 'ADMCOST' }];
    expect(leaves(answerTree(penaltiesSubscriptionUuid, 200, [{ penalties }]))).toEqual([
      ['value', 'money', undefined],
      ['type', undefined, 'Administrative cost'],
    ]);
  });
});

it('asks for the history of a tax in whole seconds', () => {
  const asked = (historical_changes_start_date: string) =>
    accountsTax.query?.safeParse({ historical_changes_start_date }).success;
  expect(asked('1970-01-01T00:00:00Z')).toBe(true);
  expect(asked('1970-01-01T00:00:00.000Z')).toBe(false);
});
