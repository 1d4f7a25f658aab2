import { describe, expect, test } from 'vitest';
import { barringsHandlers } from '../../../src/commands/barrings.ts';
import { type Handler, Refusal } from '../../../src/commands/handler.ts';
import { lineHandlers } from '../../../src/commands/line.ts';
import { resolveLine } from '../../../src/commands/lookup/line.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { penaltiesHandlers } from '../../../src/commands/penalties.ts';
import { buttonsOf, type FakeDesk, fakeDesk, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const LINE = {
  subscriptionId: '1000',
  accountId: '100',
  msisdn: '612345678',
  mobile: true,
  customerName: 'Ana',
};

const handlers: readonly Handler[] = [...lineHandlers, ...barringsHandlers, ...penaltiesHandlers];

function command(name: string, typed: string, desk: FakeDesk): Promise<number> {
  const found = handlers.find((each) => each.kind === 'command' && each.name === name);
  if (found?.kind !== 'command') throw new Error(`no command ${name}`);
  return desk.rounds(found.run(typed, desk));
}

function click(actionId: string, desk: FakeDesk): Promise<number> {
  const found = handlers.find((each) => each.kind === 'action' && each.actionId === actionId);
  if (found?.kind !== 'action') throw new Error(`no action ${actionId}`);
  const metadata = desk.views.at(-1)?.private_metadata ?? '';
  return desk.rounds(found.run({ value: '', metadata, values: {}, names: {} }, desk));
}

/** What the `form.open` buttons of the last view would ask for. */
function asks(desk: FakeDesk): unknown[] {
  return buttonsOf(desk.views.at(-1))
    .filter(({ actionId }) => actionId === 'form.open')
    .map(({ value }) => {
      const saved = desk.saved.get(value);
      expect(saved?.kind).toBe('form');
      return saved?.value;
    });
}

describe('the line’s modal', () => {
  test('shows everything after one round', async () => {
    const desk = fakeDesk(office());
    expect(await desk.rounds(openLine(desk, LINE))).toBe(1);
    const words = wordsOf(desk.views.at(-1));
    for (const part of [
      '8934011411551283000',
      '214035453370793',
      'Redireccion Internet* (DEBT_MOBILE_LP) · cuts OUTGOING_VOICE',
      'OUTGOING_VOICE: off · reason DEBT · ⏳ _order under way_ · orders ORD-1',
      '*ROBO* · 1 Nov 2026, 10:00 · A PETICION',
      'committed until 3 Mar 2027',
      'NUEVA',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('offers what applies, with what the form must know', async () => {
    const desk = fakeDesk(office());
    await desk.rounds(openLine(desk, LINE));
    const target = LINE;
    const mask = 'barrings.subscription-masks.update';
    const sim = 'customers-v2.blocks.update';
    const params = { subscription_id: '1000' };
    expect(asks(desk)).toEqual([
      { operationId: mask, input: { params, body: { action: 'APPLY' } }, target },
      { operationId: mask, input: { params, body: { action: 'REMOVE' } }, target },
      { operationId: sim, input: { params, body: { active: true } }, target },
      { operationId: sim, input: { params: { ...params, block_id: '1' }, body: { active: false } }, target },
    ]);
  });

  const both = () => ({
    items: [
      { id: 1, value: 'ROBO' },
      { id: 2, value: 'PERDIDA' },
    ],
  });
  const ended = () => ({ id: 1000, subscription_status: { id: 9, value: 'BAJA' } });
  const none = () => ({ items: [] });
  test.each([
    [
      'blocked in both ways',
      { 'customers-v2.blocks.list': both },
      LINE,
      ['Apply mask', 'Remove mask', 'Unblock SIM'],
    ],
    ['not blocked', { 'customers-v2.blocks.list': none }, LINE, ['Apply mask', 'Remove mask', 'Block SIM']],
    [
      'blocks unreadable',
      { 'customers-v2.blocks.list': () => 503 },
      LINE,
      ['Apply mask', 'Remove mask', 'Block SIM', 'Unblock SIM'],
    ],
    [
      'masks unreadable',
      { 'barrings.subscription-masks.list': () => 503 },
      LINE,
      ['Apply mask', 'Remove mask', 'Block SIM', 'Unblock SIM'],
    ],
    [
      'a mask of which nothing can be read',
      { 'barrings.subscription-masks.list': () => ({ masks: [null] }) },
      LINE,
      ['Apply mask', 'Remove mask', 'Block SIM', 'Unblock SIM'],
    ],
    ['terminated', { 'customers-v2.subscriptions.get': ended }, LINE, []],
    ['a landline', {}, { ...LINE, mobile: false }, ['Apply mask', 'Remove mask']],
    [
      'without masks',
      { 'customers-v2.blocks.list': none },
      { ...LINE, subscriptionId: '1001' },
      ['Apply mask', 'Block SIM'],
    ],
  ])('offers what applies to a line %s', async (_name, more, line, offered) => {
    const desk = fakeDesk(office(more));
    await desk.rounds(openLine(desk, line));
    const buttons = buttonsOf(desk.views.at(-1));
    expect(buttons.filter(({ actionId }) => actionId === 'form.open').map(({ text }) => text)).toEqual(
      offered,
    );
  });

  test('the mask catalogue failing leaves the masks by their codes', async () => {
    const desk = fakeDesk(office({ 'barrings.masks.list': () => 500 }));
    await desk.rounds(openLine(desk, LINE));
    expect(wordsOf(desk.views.at(-1))).toContain('⛔ *DEBT_MOBILE_LP*');
  });

  test('leads to its barrings and penalties, and knows its line in them', async () => {
    const desk = fakeDesk(office());
    await desk.rounds(openLine(desk, LINE));
    await click('line.open_barrings', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('Mask 11');
    await desk.rounds(openLine(desk, LINE));
    await click('line.open_penalties', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('Computed penalty 600');
    await expect(click('line.refresh', desk)).rejects.toThrow(Refusal);
  });
});

describe('/barrings', () => {
  test.each(['+34 612 34 56 78', '1000'])('%s: found in one round, complete in two', async (typed) => {
    const desk = fakeDesk(office());
    expect(await command('/barrings', typed, desk)).toBe(2);
    const words = wordsOf(desk.views.at(-1));
    expect(words).toContain('Redireccion Internet');
    expect(words).toContain('Mask 11');
    expect(words).toContain('Mask 2*');
    expect(words).not.toContain('Mask 1*');
    expect(words).toContain('and 2 more');
    expect(buttonsOf(desk.views.at(-1)).map(({ text }) => text)).toEqual([
      'Apply mask',
      'Remove mask',
      'Refresh',
    ]);
  });

  test.each([
    ['699999999', 'No customer has a line with the number 699 999 999'],
    ['424242', 'There is no subscription 424242'],
  ])('%s is refused in the modal', async (typed, words) => {
    const desk = fakeDesk({});
    await command('/barrings', typed, desk);
    expect(wordsOf(desk.views.at(-1))).toContain(words);
  });

  test('a document is refused before a modal opens', async () => {
    const desk = fakeDesk(office());
    await expect(command('/barrings', '12345678Z', desk)).rejects.toThrow(/works on one line.*\(NIF\)/);
    expect(desk.views).toHaveLength(0);
  });

  test('an API that is down: said, and the same again', async () => {
    const desk = fakeDesk(office({ 'customers-v2.users.tree': () => 503 }));
    await command('/barrings', '612345678', desk);
    expect(buttonsOf(desk.views.at(-1)).map(({ actionId }) => actionId)).toEqual(['barrings.again']);
    await click('barrings.again', desk);
    expect(buttonsOf(desk.views.at(-1)).map(({ actionId }) => actionId)).toEqual(['barrings.again']);
  });
});

describe('/penalties', () => {
  test('a number is an account, which is said; both reasons at once', async () => {
    const desk = fakeDesk(office());
    expect(await command('/penalties', '12345', desk)).toBe(1);
    const words = wordsOf(desk.views.at(-1));
    expect(words).toContain('12345 was read as an account');
    expect(words).toContain('Computed penalty 500');
    expect(words).toContain('Computed penalty 501');
    expect(words).toContain('total *€120.50*');
    expect(words).toContain('PERMANENCIA · cost of leaving early · 1 Jan 2026 to 31 Jan 2027 · mandatory');
    expect(words).toContain('*€20.00* · constructor');
    const params = { computed_penalty_id: '500' };
    const target = { accountId: '12345' };
    // D132: of what nobody has confirmed, nothing is taken back.
    expect(JSON.stringify(asks(desk))).not.toContain('customers-v2.penalties.delete');
    expect(asks(desk).slice(0, 1)).toEqual([
      {
        operationId: 'customers-v2.penalties.confirm',
        input: { params },
        target: {
          ...target,
          penalty: {
            total: 120.5,
            reason: 'unsubscribe',
            rows: [{ value: 100.5, description: 'PERMANENCIA', endsAt: '2027-01-31' }, { value: 20 }],
          },
        },
      },
    ]);
  });

  test('a phone number is a line: three reasons, of which a 404 is no penalty', async () => {
    const desk = fakeDesk(office());
    expect(await command('/penalties', '612345678', desk)).toBe(2);
    const words = wordsOf(desk.views.at(-1));
    expect(words.match(/No penalty\./g)).toHaveLength(2);
    expect(words).toContain('Computed penalty 600');
    expect(words).toContain('Line 612 345 678');
  });

  test('of an account a 404 is not "no penalty"', async () => {
    const desk = fakeDesk({});
    await command('/penalties', '12345', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('not known there');
    expect(wordsOf(desk.views.at(-1))).not.toContain('No penalty.');
  });

  test('anything else is refused before a modal opens', async () => {
    const desk = fakeDesk(office());
    await expect(command('/penalties', 'ana@example.com', desk)).rejects.toThrow(
      /line or an account.*\(e-mail\)/,
    );
    expect(desk.views).toHaveLength(0);
  });
});

describe('resolveLine', () => {
  const line = (id: number, status: string) => ({
    id,
    identification_nr: 612345678,
    status: { id: 1, value: status },
  });
  const resolve = (tree: unknown, typed = '612345678') => {
    const desk = fakeDesk({ 'customers-v2.users.tree': () => tree });
    const found = resolveLine(desk, typed, '/mask');
    return desk.rounds(found).then(() => found);
  };

  test('prefers the line that still stands to one that had the number before', async () => {
    const accounts = [
      { id: 1, subscriptions: [line(10, 'BAJA')] },
      { id: 2, subscriptions: [line(20, 'INSTALADO')] },
    ];
    expect(await resolve({ id: 7, customer_id: 7, accounts })).toEqual({
      subscriptionId: '20',
      accountId: '2',
      msisdn: '612345678',
      userId: '7',
      mobile: true,
    });
  });

  test('a tree without that number is no line', async () => {
    await expect(resolve({ id: 7, customer_id: 7, accounts: null })).rejects.toThrow(Refusal);
  });

  test('a subscription id is taken as it is, when it exists', async () => {
    const desk = fakeDesk(office());
    const found = resolveLine(desk, '1000', '/mask');
    await desk.rounds(found);
    expect(await found).toEqual({ subscriptionId: '1000', msisdn: '612345678', mobile: true });
  });
});
