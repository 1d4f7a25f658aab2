/** Amounts the back office does not tell are said to be unknown: never zero, never offered for confirmation. */
import { describe, expect, it } from 'vitest';
import { customerHandlers } from '../../../src/commands/customer.ts';
import type { Handler } from '../../../src/commands/handler.ts';
import { ownPieces } from '../../../src/commands/own-answers.ts';
import { penaltiesHandlers } from '../../../src/commands/penalties.ts';
import { type Language, texts } from '../../../src/text/text.ts';
import { buttonsOf, type FakeDesk, fakeDesk, NOW, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const handlers: readonly Handler[] = [...customerHandlers, ...penaltiesHandlers];

function command(name: string, typed: string, desk: FakeDesk): Promise<number> {
  const found = handlers.find((each) => each.kind === 'command' && each.name === name);
  if (found?.kind !== 'command') throw new Error(`no command ${name}`);
  return desk.rounds(found.run(typed, desk));
}

/** What `/penalties` shows of one computed penalty, and which buttons it has. */
async function penalties(computed: unknown, language: Language = 'en') {
  const answer = () => [{ computed_penalty_id: 500, ...Object(computed) }];
  const desk = fakeDesk(office({ 'customers-v2.penalties.account': answer }), { language });
  await command('/penalties', '700001', desk);
  const view = desk.views.at(-1);
  const { confirm } = texts[language].desk.penalties;
  const named = buttonsOf(view).map(({ text }) => text);
  return { words: wordsOf(view), confirm: named.includes(confirm) };
}

describe('/penalties', () => {
  it('V129 reads an amount that came as text, and may confirm it', async () => {
    const { words, confirm } = await penalties({ penalties: [{ id: 1, value: '150.50' }] });
    expect(words).toContain('total *€150.50*');
    expect(words).not.toContain('€0.00');
    expect(confirm).toBe(true);
  });

  it.each([
    ['V129', [{ id: 1, value: '150,50' }], 'total *not known*'],
    ['V130', [{ id: 1, value: null }], 'total *not known*'],
    ['V130', [{ id: 1 }], 'total *not known*'],
    ['V131', [{ value: 100 }, { value: null }], 'total *€100.00 and 1 unknown*'],
    ['V131', [{ value: 100 }, null], 'total *€100.00 and 1 unknown*'],
    ['V132', null, 'total *not known*'],
  ])('%s %j: %s, and nobody can confirm it', async (_id, list, total) => {
    const { words, confirm } = await penalties({ penalties: list });
    expect(words).toContain(total);
    expect(words).not.toContain('€0.00');
    expect(confirm).toBe(false);
    expect(words).toContain('it cannot be confirmed from here');
  });

  it('V131 says so in Spanish too', async () => {
    const { words, confirm } = await penalties({ penalties: [{ value: 100 }, { value: null }] }, 'es');
    expect(words).toMatch(/100,00\s€ y 1 importe sin conocer/);
    expect(confirm).toBe(false);
  });

  it('shows a zero that came, and no amount where there is no penalty', async () => {
    expect(await penalties({ penalties: [{ value: 0 }] })).toMatchObject({ confirm: true });
    const none = await penalties({ penalties: [] });
    expect(none.words).toContain('No penalty.');
    expect(none.words).not.toContain('€0.00');
    expect(none.confirm).toBe(false);
  });

  it('says that a calculation could not be read, instead of that there is none', async () => {
    const desk = fakeDesk(office({ 'customers-v2.penalties.account': () => [null] }));
    await command('/penalties', '700001', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('1 entry could not be read');
    expect(wordsOf(desk.views.at(-1))).not.toContain('No penalty.');
  });
});

const view = (language: Language) => ({
  text: texts[language],
  timeZone: 'Europe/Madrid',
  now: NOW,
  correlationId: '11111111-2222-4333-8444-555555555555',
});

const shown = (operationId: string, data: unknown, language: Language = 'en'): string =>
  (ownPieces(operationId, data, view(language)) ?? []).map(({ text }) => text).join('\n');

describe('what is open and what binds', () => {
  const open = (...totals: unknown[]) => ({
    account_id: 1,
    period_date: {},
    invoices: totals.map((value_total) => ({ value_total, status: { id: 1, value: 'PENDIENTE' } })),
  });

  it.each([
    ['V133', ['100.00'], '1 invoice is open: €100.00'],
    ['V133', ['100,00'], '1 invoice is open, amount not known'],
    ['V133', [null], '1 invoice is open, amount not known'],
    ['V133', [100, null], '2 invoices are open: €100.00 and 1 unknown'],
    ['V133', [null, null], '2 invoices are open, amounts not known'],
  ])('%s %j: %s', (_id, totals, words) => {
    const text = shown('customers-v2.invoices.list', open(...totals));
    expect(text).toContain(words);
    expect(text).not.toContain('€0.00');
  });

  it.each([
    ['V134', { duration_months: 24 }, '24 months · penalty not known'],
    ['V135', { duration_months: 24, penalty_amount: '120.5' }, '24 months · penalty €120.50'],
    ['V135', { duration_months: 24, penalty_amount: 'mucho' }, '24 months · penalty not known'],
    ['V135', { duration_months: null, penalty_amount: 120.5 }, 'Not known · penalty €120.50'],
  ])('%s %j: %s', (_id, permanences, words) => {
    const text = shown('customers-v2.devices.list', { devices: [{ permanences }] });
    expect(text).toContain(words);
    expect(text).not.toContain('€0.00');
  });

  it.each([
    ['V136', '120,50'],
    ['V136', null],
  ])('%s a penalty of %j is not known', async (_id, penalty_amount) => {
    const terms = () => [{ subscription_id: 1000, end_date: '2027-09-16', penalty_amount }];
    const desk = fakeDesk(office({ 'customers-v2.terms.list': terms }));
    await command('/customer', '612345678', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('committed until 16 Sept 2027 · penalty not known');
  });
});
