import { afterAll, beforeEach, expect, it } from 'vitest';
import { penaltiesAccount } from '../../../src/api/customers-v2/penalties.ts';
import { subscriptionsGet } from '../../../src/api/customers-v2/subscriptions.ts';
import { termsList } from '../../../src/api/customers-v2/terms.ts';
import { usersGet, usersTree } from '../../../src/api/customers-v2/users.ts';
import { accountsGetV4 } from '../../../src/api/customers-v4/accounts.ts';
import { customersGet } from '../../../src/api/customers-v4/customers.ts';
import type { AnyInput } from '../../../src/api/operation.ts';
import { operationById, operations } from '../../../src/api/registry.ts';
import { routes } from '../../../src/sandbox/office/handlers/index.ts';
import { seed } from '../../../src/sandbox/office/seed.ts';
import { cases } from '../../contract/cases.ts';
import { openOffice, reader, TODAY, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, debtor, committed, business, twoAccounts, bound, locked, nie } = office.known;
const line = { subscription_id: lucia.subscriptionId };
const account = { account_id: committed.accountId };
beforeEach(() => office.reset());
afterAll(() => office.close());

const prepare = async (operationId: string, input: AnyInput): Promise<unknown> => {
  const operation = operationById(operationId);
  if (!operation) throw new Error(operationId);
  const answer = await visit(office, operation, input);
  if (answer.status >= 300) throw new Error(`${operationId}: ${answer.status} ${answer.text}`);
  return answer.body;
};

it('has a case for every operation', () => {
  expect(Object.keys(cases).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

it('has a route of its own for every operation', () => {
  expect(routes.map(({ operation }) => operation.id).toSorted()).toEqual(
    operations.map(({ id }) => id).toSorted(),
  );
});

it.each(Object.entries(cases))('%s answers by its definition', async (id, { status, input }) => {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  const answer = await visit(office, operation, await input(office, prepare));
  expect(answer.status, answer.text).toBe(status);
  expect(operation.responses[status]?.safeParse(answer.body).error).toBeUndefined();
  expect(office.calls.at(-1)).toMatchObject({ operationId: id, api: operation.api, status });
});

it('finds a customer by document, number, e-mail, and by all of them together', async () => {
  const found = async (query: Record<string, string>) =>
    (await visit(office, usersTree, { params: {}, query })).body;
  const expected = { customer_uuid: lucia.customerUuid };
  expect(await found({ documentType: 'NIF', document: '12345678z' })).toMatchObject(expected);
  expect(await found({ documentType: 'DNI', document: lucia.document })).toMatchObject(expected);
  expect(await found({ number: '912345678' })).toMatchObject(expected);
  expect(await found({ email: lucia.email.toUpperCase() })).toMatchObject(expected);
  expect(await found({ email: lucia.email, number: lucia.msisdn })).toMatchObject(expected);
  expect(await found({ email: lucia.email, number: debtor.msisdn })).toMatchObject({
    status: 'RESOURCE_NOT_FOUND',
  });
  expect(await found({ documentType: 'CIF', document: lucia.document })).toMatchObject({
    message: 'Resource not found',
  });
});

it('shows the tree as the page prints it: accounts, lines, and the link to v4', async () => {
  const tree = await read(usersTree, { params: {}, query: { number: twoAccounts.msisdn } });
  expect(tree.accounts?.map(({ id }) => id)).toEqual(twoAccounts.accountIds);
  const lines = tree.accounts?.flatMap((each) => each.subscriptions ?? []) ?? [];
  expect(lines.map(({ id }) => id)).toEqual(twoAccounts.subscriptionIds);
  expect(lines[3]).toMatchObject({ identification_nr: null, mobile_line_type: null });
  const customer = await read(customersGet, { params: { customer_id: tree.customer_uuid ?? '' } });
  expect(customer).toMatchObject({ type: 'PRIVATE_CUSTOMER', external_id: twoAccounts.customerId });
});

it('shows forty lines, and a business as a business', async () => {
  const tree = await read(usersTree, {
    params: {},
    query: { documentType: 'CIF', document: business.document },
  });
  expect(tree.accounts?.[0]?.subscriptions).toHaveLength(40);
  const user = await read(usersGet, { params: { user_id: tree.id ?? '' } });
  expect(user).toMatchObject({ personal: null, business: { company: business.name } });
  expect(await read(customersGet, { params: { customer_id: business.customerUuid } })).toMatchObject({
    type: 'CORPORATE_CUSTOMER',
  });
});

it('prints ICCID and IMSI as bare numbers of all their digits', async () => {
  const [first] = seed(TODAY).customers[0]?.accounts[0]?.lines ?? [];
  const { text } = await visit(office, subscriptionsGet, { params: line });
  expect(first?.iccid).toHaveLength(19);
  expect(text).toContain(`"imsi":${first?.imsi},"iccid":${first?.iccid}}`);
});

it('includes in a subscription what is asked for, and no more', async () => {
  const asked = await read(subscriptionsGet, {
    params: line,
    query: { query: { include: ['origin', 'historical_status'] } },
  });
  expect(asked).toMatchObject({ origin: { value: 'NUEVA' }, historical_status: [{ modified_by: 'alta' }] });
  expect(await read(subscriptionsGet, { params: line })).not.toHaveProperty('origin');
});

it('lists commitments, the one that ends last first', async () => {
  const terms = await read(termsList, { params: account });
  expect(terms.map(({ associated_type, penalty_amount }) => [associated_type, penalty_amount])).toEqual([
    ['terminal', 150],
    ['promotion', 99.5],
  ]);
});

it('computes nothing where nothing is owed', async () => {
  const params = { account_id: bound.accountId };
  expect(await read(penaltiesAccount, { params, query: { reason: 'unsubscribe' } })).toEqual([]);
});

it('has a payment method for postpaid accounts alone', async () => {
  const get = (known: typeof lucia) =>
    read(accountsGetV4, { params: { account_id: known.accountUuids[0] ?? '' } });
  expect((await get(lucia)).payment_method?.direct_debit?.details?.iban).toMatch(/^ES/);
  expect(await get(nie)).toMatchObject({ modality: 'PREPAID', payment_method: null });
});

it('refuses a customer whose state does not allow it, in the words of the page', async () => {
  const answer = await visit(office, usersTree, { params: {}, query: { number: locked.msisdn } });
  expect(answer).toMatchObject({
    status: 403,
    body: {
      code: 10,
      status: 'FORBIDDEN',
      message: 'Forbidden',
      DetailMsg: 'The state does not allow login',
    },
  });
});
