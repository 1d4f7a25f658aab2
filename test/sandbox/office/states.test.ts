/** What was done is there afterwards: the office keeps records. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyInput } from '../../../src/api/operation.ts';
import { operationById } from '../../../src/api/registry.ts';
import { part } from '../../contract/cases/case.ts';
import { cases } from '../../contract/cases.ts';
import { openOffice, visit } from './visit.ts';

const office = await openOffice({ effectDelayMs: 0 });
const { lucia, nie } = office.known;
beforeEach(() => office.reset());
afterAll(() => office.close());

async function ask(id: string, input: AnyInput, headers: Record<string, string> = {}) {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return visit(office, operation, input, { headers });
}
const body = async (id: string, input: AnyInput): Promise<unknown> => {
  const answer = await ask(id, input);
  if (answer.status >= 300) throw new Error(`${id}: ${answer.status} ${answer.text}`);
  return answer.body;
};
/** Runs an operation with the input of its case. */
const run = async (id: string) => body(id, (await cases[id]?.input(office, body)) ?? { params: {} });
const statusOf = async (id: string, input: AnyInput) => (await ask(id, input)).status;

const customer = { params: { customer_id: lucia.customerUuid } };
const account = { params: { account_id: lucia.accountUuids[0] ?? '' } };
const line = { params: { subscription_id: lucia.subscriptionId } };

describe('customers', () => {
  it('created are found, in both APIs, once; deleted are gone', async () => {
    const made = await run('customers-v4.customers.create');
    const params = { customer_id: part(made, 'id') };
    const query = { identity_document: '00000023T', identity_document_type: 'NIF' };
    expect(await body('customers-v4.customers.search', { params: {}, query })).toMatchObject({
      customer: { id: params.customer_id },
    });
    const tree = { documentType: 'NIF', document: '00000023T' };
    expect(await body('customers-v2.users.tree', { params: {}, query: tree })).toMatchObject({
      customer_uuid: params.customer_id,
    });
    const again = await cases['customers-v4.customers.create']?.input(office, body);
    expect(again && (await statusOf('customers-v4.customers.create', again))).toBe(409);
    expect(await statusOf('customers-v4.customers.delete', { params })).toBe(204);
    expect(await statusOf('customers-v4.customers.get', { params })).toBe(404);
    expect(await statusOf('customers-v4.customers.delete', customer)).toBe(409);
  });

  it('change language, document and special treatment', async () => {
    await run('customers-v4.customers.update');
    expect(await body('customers-v4.customers.get', customer)).toMatchObject({ preferred_language: 'ca' });
    await run('customers-v4.customers.convert-nie-to-nif');
    expect(
      await body('customers-v4.customers.get', { params: { customer_id: nie.customerUuid } }),
    ).toMatchObject({
      personal_info: { identity_document: { number: '00000023T' } },
    });
    await run('customers-v4.customer-special-treatment.set');
    expect(await body('customers-v4.customer-special-treatment.get', customer)).toEqual({ values: ['vip'] });
  });

  it('signed up have their lines', async () => {
    await run('customers-v2.signups.create');
    const tree = await body('customers-v2.users.tree', { params: {}, query: { number: '699000101' } });
    expect(part(tree, 'accounts', 0, 'subscriptions', 0, 'identification_nr')).toBe('699000101');
  });
});

describe('accounts', () => {
  it('opened are listed, under their number too; closed are gone', async () => {
    const made = await run('customers-v4.customer-accounts.create');
    const [account_id, number] = [part(made, 'id'), part(made, 'external_id')];
    expect(JSON.stringify(await body('customers-v4.customer-accounts.list', customer))).toContain(account_id);
    const external = { params: { account_external_id: number } };
    expect(await body('customers-v4.external-accounts.get', external)).toEqual({ id: account_id });
    const params = { ...customer.params, account_id };
    expect(await statusOf('customers-v4.customer-accounts.delete', { params })).toBe(204);
    expect(await statusOf('customers-v4.customer-accounts.delete', { params })).toBe(404);
  });

  it('are paid as asked; a card known by its reference waits for its token', async () => {
    await run('customers-v4.payment-method.update');
    expect(await body('customers-v4.accounts.get', account)).toMatchObject({
      payment_method: { direct_debit: { details: { iban: 'ES9121000418450200051332' } } },
    });
    const card = { ...account, body: { type: 'CREDIT_CARD', details: { reference_id: 'REF1' } } };
    expect(await statusOf('customers-v4.payment-method.update', card)).toBe(202);
    const tokens = await body('customers-v4.tokenization-requests.list', account);
    expect(tokens).toMatchObject({ items: [{ reference_id: 'REF1', status: 'COMPLETED' }] });
    const history = await body('customers-v4.payment-methods.history', account);
    expect(part(history, 'payment_methods', 0, 'payment_method_type')).toBe('CREDIT_CARD');
  });

  it('have the promotions they were given, until they end', async () => {
    await run('customers-v4.account-promotions.add');
    const query = { account_promotion_type: 'SCHEDULED' };
    expect(await body('customers-v4.account-promotions.list', { ...account, query })).toMatchObject([
      { promotion_id: 2064 },
    ]);
    await run('customers-v4.account-promotions.cancel');
    expect(JSON.stringify(await body('customers-v4.account-promotions.history', account))).toContain(
      'UPDATE',
    );
  });
});

describe('categories', () => {
  it('added are listed, once; deleted are gone', async () => {
    await run('customers-v4.categories.create');
    expect(JSON.stringify(await body('customers-v4.categories.list', { params: {} }))).toContain('loyalty');
    const again = await cases['customers-v4.categories.create']?.input(office, body);
    expect(again && (await statusOf('customers-v4.categories.create', again))).toBe(409);
    await run('customers-v4.categories.delete');
    expect(await statusOf('customers-v4.categories.get', { params: { category_id: '12' } })).toBe(404);
  });

  it('hold customers, with the values they allow and a history', async () => {
    const wrong = { ...customer, body: { id: 11, value: 'unheard_of' } };
    expect(await statusOf('customers-v4.customer-categories.add', wrong)).toBe(400);
    await run('customers-v4.customer-categories.add');
    expect(JSON.stringify(await body('customers-v4.customer-categories.list', customer))).toContain('high');
    expect(JSON.stringify(await body('customers-v4.customer-categories.history', customer))).toContain(
      'high',
    );
  });
});

describe('lines', () => {
  it('have the bonuses they were given, from their day', async () => {
    await run('customers-v2.bonuses.add');
    expect(JSON.stringify(await body('customers-v2.bonuses.list', line))).toContain('INTERNET 10GB');
    const active = { ...line, query: { query: { filter: ['active'] } } };
    expect(JSON.stringify(await body('customers-v2.bonuses.list', active))).not.toContain('INTERNET 10GB');
    await run('customers-v2.bonuses.delete');
    expect(
      await statusOf('customers-v2.bonuses.delete', { params: { ...line.params, bonus_id: '2001' } }),
    ).toBe(404);
  });

  it('have the SIM, the tariff and the device they were given', async () => {
    await run('customers-v2.sim.replace');
    expect((await ask('customers-v2.subscriptions.get', line)).text).toContain('8934042419120320845');
    await run('customers-v2.products.change');
    expect(await body('customers-v2.products.get', line)).toMatchObject({ product: { id: 402 } });
    await run('customers-v2.devices.add');
    expect(JSON.stringify(await body('customers-v2.devices.list', line))).toContain('Pixel 11');
  });
});

describe('partners', () => {
  const params = { service_type: 'mobile', service_id: lucia.msisdn };

  it('delete a movement once, and refund no more than it was', async () => {
    const made = await run('partners.movements.create');
    const movement = { params: { ...params, movement_id: part(made, 'movement_id') } };
    expect(await statusOf('partners.movements.delete', movement)).toBe(200);
    expect(await statusOf('partners.movements.delete', movement)).toBe(404);
    const refund = await cases['partners.refunds.create']?.input(office, body);
    expect(refund && (await statusOf('partners.refunds.create', refund))).toBe(201);
    expect(refund && (await statusOf('partners.refunds.create', refund))).toBe(400);
  });

  it('take each Request-Correlation-Id once', async () => {
    const input = await cases['partners.promotions.create']?.input(office, body);
    if (!input) throw new Error('no case');
    const headers = { 'Request-Correlation-Id': 'the-same' };
    expect((await ask('partners.promotions.create', input, headers)).status).toBe(201);
    expect(await ask('partners.promotions.create', input, headers)).toMatchObject({
      status: 406,
      body: { code: 'DUPLICATE_WORKFLOW_ID' },
    });
  });
});
