/** An answer with one odd field is shown all the same: the field as it came, and everything beside it. */
import { describe, expect, it } from 'vitest';
import { readAnswer, type Success } from '../../src/api/answer.ts';
import { answerTree } from '../../src/api/answer-tree.ts';
import { ApiError } from '../../src/api/errors.ts';
import { operationById } from '../../src/api/registry.ts';
import { ownPieces } from '../../src/commands/own-answers.ts';
import { texts } from '../../src/text/text.ts';
import { piecesOf } from '../../src/views/answer/pieces.ts';

const view = {
  text: texts.en,
  timeZone: 'Europe/Madrid',
  now: new Date('2026-11-20T10:00:00Z'),
  correlationId: '11111111-2222-4333-8444-555555555555',
};

/** What a person sees of an answer. */
function shown(id: string, json: unknown): string {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  const answer: Success | ApiError = readAnswer(operation, 200, JSON.stringify(json));
  if (answer instanceof ApiError) throw answer;
  const own = ownPieces(id, answer.raw, view);
  const pieces =
    own && own.length > 0 ? own : piecesOf(answerTree(operation, 200, answer.raw), { view, reveal: false });
  return pieces.map(({ text }) => text).join('\n');
}

const invoices = {
  account_id: 7,
  period_date: { start_date: '2026-05-01' },
  invoices: [{ value_total: 55.19, number: 'MM1', status: { id: 1, value: 'PENDIENTE' } }],
};
const tax = { id: 1, state_id: 28, tax_value: 7, description: 'IGIC' };
const account = {
  id: 'a',
  customer_id: 'c',
  modality: 'POSTPAID',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  billing_address: { locality: 'MADRID' },
  payment_method: { bank_transfer: { type: 'BANK_TRANSFER' } },
};
const service = {
  serviceId: 4,
  serviceName: 'ROAMING',
  active: true,
  statusReason: ['DEBT'],
  order: { running: true, orders: ['ORD-1'] },
};
const recipient = {
  name: 'Ana López',
  address_lines: ['Calle Mayor 2'],
  postal_code: '28013',
  locality: 'MADRID',
  administrative_area: 'MADRID',
  region_code: 'ES',
};

const MISSING = Symbol('missing');
const each = (id: string, operation: string, whole: object, names: readonly string[], ...facts: string[]) =>
  names.flatMap((name) => [null, MISSING].map((to) => [id, operation, whole, name, to, facts] as const));

describe('null or missing', () => {
  it.each([
    ...each('V116', 'customers-v2.invoices.list', invoices, ['account_id', 'period_date'], '€55.19', 'MM1'),
    ...each('V117', 'customers-v2.accounts.tax', tax, ['id', 'state_id'], '7 %', 'IGIC'),
    ...each(
      'V118',
      'customers-v4.accounts.get',
      account,
      ['created_at', 'updated_at', 'modality', 'customer_id', 'id'],
      'BANK_TRANSFER',
      'MADRID',
    ),
    ...each('V119', 'barrings.masks.get', { id: 1, code: 'M1', name: 'Mask' }, ['id', 'code'], 'Mask'),
    ...each(
      'V119',
      'barrings.subscription-masks.list',
      { subscriptionId: 1, masks: ['M1'] },
      ['subscriptionId'],
      'M1',
    ),
    ...each(
      'V119',
      'barrings.subscription-services.get',
      service,
      ['serviceId', 'active', 'statusReason'],
      'ROAMING',
      'ORD-1',
    ),
    ...each('V119', 'barrings.subscription-services.get', service, ['serviceName', 'order'], 'DEBT'),
    ...each(
      'V119',
      'customers-v4.categories.get',
      { id: 1, name: 'risk', description: 'D' },
      ['id', 'name'],
      'D',
    ),
    ...each(
      'V120',
      'customers-v4.customer-categories.history',
      { customer_id: 'c', categories: [{ id: 1, name: 'risk' }] },
      ['customer_id'],
      'risk',
    ),
    ...each(
      'V120',
      'customers-v4.customer-categories.get',
      { id: 1, name: 'risk', value: 'high' },
      ['id'],
      'risk',
      'high',
    ),
    ...each(
      'V121',
      'customers-v4.invoice-recipient.get',
      recipient,
      ['name', 'address_lines', 'postal_code'],
      'MADRID',
      'ES',
    ),
  ])('%s %s %j without %s (%s) shows the rest', (_id, operation, whole, name, to, facts) => {
    const { [name]: _gone, ...rest }: Record<string, unknown> = { ...whole };
    const text = shown(operation, to === MISSING ? rest : { ...rest, [name]: to });
    for (const fact of facts) expect(text).toContain(fact);
  });

  it('V119 without order.running', () => {
    expect(shown('barrings.subscription-services.get', { ...service, order: { running: null } })).toContain(
      'ROAMING',
    );
  });
});

describe('of another type', () => {
  it.each([
    ['V116', 'customers-v2.invoices.list', { ...invoices, period_date: 'mayo' }, '€55.19'],
    ['V117', 'customers-v2.accounts.tax', { ...tax, tax_value: '7.0' }, 'IGIC'],
    ['V117', 'customers-v2.accounts.tax', { ...tax, tax_value: '7.0' }, '7.0 %'],
    [
      'V125',
      'customers-v2.recharges.list',
      { recharges: [{ recharge_id: 1, date: 1_767_225_600_000, amount: 5 }] },
      '1 Jan 2026',
    ],
    ['V125', 'customers-v2.accounts.get', { activation_date: 1_767_225_600_000 }, '1 Jan 2026'],
    [
      'V126',
      'customers-v2.invoices.list',
      { invoices: [{ value_total: 1, number: 12_123_445 }] },
      '12123445',
    ],
    ['V128', 'customers-v2.accounts.get', { account_number: 700_001, status: 5 }, '700001'],
    ['V128', 'customers-v2.recharges.list', { recharges: [{ amount: 'cinco' }] }, 'cinco'],
    ['V128', 'customers-v2.recharges.list', { recharges: 'ninguna' }, 'ninguna'],
  ])('%s %s %j shows %4$s', (_id, operation, json, words) => {
    expect(shown(operation, json)).toContain(words);
  });

  it('says of promotions and devices what is not known, and not that there are none', () => {
    const promotions = (more: object) =>
      shown('customers-v2.promotions.list', {
        subscription_promotions: [],
        account_promotions: [],
        account_bundle_promotions: [],
        ...more,
      });
    expect(promotions({})).not.toContain('Not known');
    expect(promotions({ account_promotions: null })).toContain('*Promotions of the account*\n_Not known_');
    expect(promotions({ account_promotions: [null] })).toContain('1 entry could not be read');
    expect(shown('customers-v2.devices.list', { devices: [null] })).toContain('1 entry could not be read');
    const plan = { unpaid_installments: 10, monthly_fee: 'seis' };
    expect(shown('customers-v2.devices.list', { devices: [{ fees: { installment_plan: plan } }] })).toContain(
      'still to pay: not known',
    );
  });

  it('V127 bank data is masked by what it is, not by how it came', () => {
    const text = shown('customers-v2.payment-info.get', {
      credit_card: { number: 4_111_111_111_111_111 },
      bank_account: { iban: 'es91 2100 0418 4502 0005 1332' },
    });
    expect(text).toContain('••• 1111');
    expect(text).toContain('ES•• ••• 1332');
    expect(text).not.toMatch(/4111|2100/);
  });
});
