/** "Nothing to do" is decided on all that is sent, and an effect is never seen in the state there was. */
import { describe, expect, it } from 'vitest';
import type { AnyInput, Before, Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { nothingToDo } from '../../src/approvals/offers.ts';
import { texts } from '../../src/text/text.ts';
import { factLine } from '../../src/views/decided/lines.ts';
import { told } from '../support/told.ts';

const ACCOUNT = '123e4567-e89b-42d3-a456-556642440000';
const IBAN = 'ES9121000418450200051332';

function operationOf(id: string): Operation {
  const found = operationById(id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** What is so, and what is asked: both as a person would see them. */
async function asked(id: string, input: AnyInput, state: Readonly<Record<string, unknown>>) {
  const operation = operationOf(id);
  const before: Before = (await operation.before?.(input, told(state))) ?? { changes: [] };
  const lines = (language: 'en' | 'es') =>
    before.changes.map((change) => factLine(change, texts[language]).text).join('\n');
  return { nothing: nothingToDo(operation, input, before), en: lines('en'), es: lines('es'), before };
}

const verified = (id: string, input: AnyInput, state: Readonly<Record<string, unknown>>, before?: Before) =>
  operationOf(id).verify?.(input, told(state), before?.changes);

const account = (payment_method: unknown) => ({
  'customers-v4.accounts.get': {
    id: ACCOUNT,
    customer_id: ACCOUNT,
    modality: 'POSTPAID',
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
    payment_method,
  },
});
const byCard = (token_id: string) => account({ credit_card: { type: 'CREDIT_CARD', details: { token_id } } });
const PAY = 'customers-v4.payment-method.update';
const pay = (body: unknown) => ({ params: { account_id: ACCOUNT }, body });
const card = (details: unknown) => pay({ type: 'CREDIT_CARD', details });

describe('how an account is paid', () => {
  it('P4 another card in the place of a card is a change, and said to be one', async () => {
    const { nothing, en, es } = await asked(PAY, card({ token_id: 'tok-new' }), byCard('tok-old'));
    expect(nothing).toBe(false);
    expect(en).toMatch(/Credit card .* → \*Credit card: another card/);
    expect(es).toMatch(/Tarjeta .* → \*Tarjeta: otra tarjeta/);
  });

  it('P5 another card is done when that very card is there', async () => {
    expect(await verified(PAY, card({ token_id: 'tok-new' }), byCard('tok-old'))).toBe('not_done');
    expect(await verified(PAY, card({ token_id: 'tok-new' }), byCard('tok-new'))).toBe('done');
  });

  it('P6 the card that is there already is nothing to do', async () => {
    const { nothing, before } = await asked(PAY, card({ token_id: 'tok-old' }), byCard('tok-old'));
    expect(nothing).toBe(true);
    expect(before.changes[0]?.now).toEqual(before.changes[0]?.after);
  });

  it('a card by its reference is done when the token it was given pays', async () => {
    const input = card({ reference_id: 'R1' });
    const requests = (token_id: string | null) => ({
      'customers-v4.tokenization-requests.list': { items: [{ reference_id: 'R1', token_id }] },
    });
    expect((await asked(PAY, input, { ...byCard('tok'), ...requests(null) })).nothing).toBe(false);
    expect(await verified(PAY, input, { ...byCard('tok'), ...requests(null) })).toBe('not_done');
    expect(await verified(PAY, input, { ...byCard('tok'), ...requests('other') })).toBe('not_done');
    expect(await verified(PAY, input, { ...byCard('tok'), ...requests('tok') })).toBe('done');
  });

  const debit = (iban: string) => pay({ type: 'DIRECT_DEBIT', details: { iban } });
  const byDebit = (iban: string) => account({ direct_debit: { type: 'DIRECT_DEBIT', details: { iban } } });

  it('V103 an IBAN in blocks is the same IBAN', async () => {
    const state = byDebit('ES91 2100 0418 4502 0005 1332');
    expect(await verified(PAY, debit(IBAN), state)).toBe('done');
    expect((await asked(PAY, debit(IBAN), state)).nothing).toBe(true);
    expect(await verified(PAY, debit('ES7921000813610123456789'), state)).toBe('not_done');
  });

  it('two IBANs that look alike when they are shortened are two', async () => {
    const alike = await asked(PAY, debit('ES7620770024003102575766'), byDebit('ES1420770024003102575766'));
    expect(alike.nothing).toBe(false);
  });

  it.each([
    [
      'V148 the El Corte Inglés card',
      { teci: { type: 'TECI' } },
      'El Corte Inglés card',
      'Tarjeta El Corte Inglés',
    ],
    ['V149 one that no page names', { bizum: { type: 'BIZUM' } }, 'bizum', 'bizum'],
    ['V149 none', null, 'none', 'ninguno'],
    ['none under any key', { direct_debit: null, credit_card: null }, 'none', 'ninguno'],
  ])('%s is shown as what is replaced', async (_what, method, en, es) => {
    const shown = await asked(PAY, pay({ type: 'BANK_TRANSFER' }), account(method));
    expect(shown.en).toContain(`${en} → *Bank transfer*`);
    expect(shown.es).toContain(`${es} → *Transferencia*`);
    expect(shown.nothing).toBe(false);
  });

  it('a transfer in the place of a transfer is nothing to do', async () => {
    const state = account({ bank_transfer: { type: 'BANK_TRANSFER', details: {} } });
    expect((await asked(PAY, pay({ type: 'BANK_TRANSFER' }), state)).nothing).toBe(true);
  });
});

describe('a bonus', () => {
  const ADD = 'customers-v2.bonuses.add';
  const input = { params: { subscription_id: '1' }, body: { bonusId: 7 } };
  const listed = (...items: unknown[]) => ({ 'customers-v2.bonuses.list': { items } });
  const one = { id: 7, value: '5 GB', start_date: '2026-01-01' };

  it('P7 can be bought twice, and the card says that the line has one', async () => {
    const { nothing, en } = await asked(ADD, input, listed(one));
    expect(nothing).toBe(false);
    expect(en).toContain('5 GB → *5 GB, 5 GB*');
    expect((await asked(ADD, input, listed())).en).toContain('none → *7*');
  });

  it('is not seen in the one there was', async () => {
    const { before } = await asked(ADD, input, listed(one));
    expect(await verified(ADD, input, listed(one), before)).toBe('not_done');
    expect(await verified(ADD, input, listed(one, { ...one, start_date: '2026-11-01' }), before)).toBe(
      'done',
    );
    expect(await verified(ADD, input, listed(one), { changes: [] })).toBe('done');
  });

  it('is taken back only where there is one of it', async () => {
    const undo = async (...items: unknown[]) => {
      const { before } = await asked(ADD, input, listed(...items));
      return operationOf(ADD).undo?.(input, { changes: before.changes, answer: undefined });
    };
    expect(await undo()).toMatchObject({ input: { params: { bonus_id: '7' } } });
    expect(await undo(one)).toBeUndefined();
  });
});

describe('the category of a customer', () => {
  const held = { id: 3, value: 'influencer', description: 'Videos', reason: 'Sponsored' };
  const params = { customer_id: ACCOUNT, category_id: '3' };
  const UPDATE = 'customers-v4.customer-categories.update';
  const ADD = 'customers-v4.customer-categories.add';
  const one = { 'customers-v4.customer-categories.get': held };
  const list = { 'customers-v4.customer-categories.list': { customer_id: ACCOUNT, categories: [held] } };

  it.each([
    ['the same value, another description', { value: 'influencer', description: 'Bill discount' }, false],
    ['another description alone', { description: 'Bill discount' }, false],
    ['another reason alone', { reason: 'Asked for it' }, false],
    ['nothing in the place of a description', { description: null }, false],
    ['the same in all', { value: 'influencer', description: 'Videos', reason: 'Sponsored' }, true],
    ['the same value', { value: 'influencer' }, true],
  ])('P8 %s', async (_what, body, nothing) => {
    expect((await asked(UPDATE, { params, body }, one)).nothing).toBe(nothing);
    expect(await verified(UPDATE, { params, body }, one)).toBe(nothing ? 'done' : 'not_done');
    const adding = { params: { customer_id: ACCOUNT }, body: { ...body, id: 3 } };
    expect((await asked(ADD, adding, list)).nothing).toBe(nothing);
    expect(await verified(ADD, adding, list)).toBe(nothing ? 'done' : 'not_done');
  });

  it('shows what people wrote masked', async () => {
    const body = { description: 'Call 612345678' };
    const { en } = await asked(UPDATE, { params, body }, one);
    expect(en).toContain('Videos → *Call •••678*');
  });
});

describe('the tariff of a line', () => {
  const CHANGE = 'customers-v2.products.change';
  const change = (productId: number, more = {}) => ({
    params: { subscription_id: '1' },
    body: { productId, ...more },
  });
  const state = (more = {}) => ({
    'customers-v2.products.get': {
      id: 1,
      product: { id: 1, value: 'Plana', compatibilities: [{ id: 2, value: 'Plana' }], ...more },
    },
  });
  const waiting = { scheduled: { scheduled_date: '2026-12-01', destination_product: { id: 3 } } };

  it('of the same name is another one', async () => {
    const { nothing, en } = await asked(CHANGE, change(2), state());
    expect(nothing).toBe(false);
    expect(en).toContain('Plana (1) → *Plana (2)*');
  });

  it('there is already is nothing to do, unless a day is given or another one waits', async () => {
    expect((await asked(CHANGE, change(1), state())).nothing).toBe(true);
    expect((await asked(CHANGE, change(1, { scheduled_date: '2026-12-01' }), state())).nothing).toBe(false);
    expect((await asked(CHANGE, change(1), state(waiting))).nothing).toBe(false);
  });

  it('is not seen in the one there was', async () => {
    const input = change(1, { scheduled_date: '2026-12-01' });
    const { before } = await asked(CHANGE, input, state());
    expect(await verified(CHANGE, input, state(), before)).toBe('not_done');
    const scheduled = state({ scheduled: { destination_product: { id: 1 } } });
    expect(await verified(CHANGE, input, scheduled, before)).toBe('done');
  });
});

describe('what a change does not compare', () => {
  const label = { en: 'Value', es: 'Valor' };
  const same = { changes: [{ label, now: 'a', after: 'a' }] };
  const blocks = operationOf('customers-v2.blocks.update');
  const block = { params: { subscription_id: '1', block_id: '1' }, body: { active: true } };

  it('is a change of its own; a why is none', () => {
    expect(nothingToDo(blocks, block, same)).toBe(true);
    expect(nothingToDo(blocks, block, { ...same, compares: [] })).toBe(false);
    expect(nothingToDo(blocks, block, { ...same, compares: ['body.active'] })).toBe(true);
    const why = { ...block, body: { active: true, reason: 'Lost' } };
    expect(nothingToDo(blocks, why, { ...same, compares: ['body.active'] })).toBe(true);
  });

  it('what has no body is compared by its path', () => {
    const gone = { changes: [{ label, now: null, after: null }] };
    const operation = operationOf('customers-v4.credentials.delete');
    expect(nothingToDo(operation, { params: {} }, gone)).toBe(true);
  });
});
