/** A line has a SIM unless it is known to have none, and is found however the API spells its number. */
import { describe, expect, it } from 'vitest';
import { operationById } from '../../../src/api/registry.ts';
import { barringsHandlers } from '../../../src/commands/barrings.ts';
import { customerHandlers } from '../../../src/commands/customer.ts';
import type { Handler } from '../../../src/commands/handler.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { maskCommand } from '../../../src/commands/mask.ts';
import { blockSimCommand } from '../../../src/commands/sim.ts';
import { openBench } from '../../approvals/bench.ts';
import { buttonsOf, fakeDesk, type Office, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const approvals = { ...openBench().approvals, operationById };
const handlers: readonly Handler[] = [
  ...customerHandlers,
  ...barringsHandlers,
  blockSimCommand(approvals),
  maskCommand(approvals),
];

/** A tree of one account whose lines are these; the first is 22222. */
const treeOf = (...lines: readonly Readonly<Record<string, unknown>>[]) => ({
  'customers-v2.users.tree': () => ({
    id: 7,
    customer_id: 70,
    accounts: [
      {
        id: 700001,
        subscriptions: lines.map((line, index) => ({
          id: 22222 + index,
          status: { id: 1, value: 'INSTALADO' },
          subscription_type: { id: 1, value: 'POST-PAGO' },
          identification_nr: 612345678,
          mobile_line_type: null,
          ...line,
        })),
      },
    ],
  }),
});

const subscription = (line: Readonly<Record<string, unknown>>) => ({
  'customers-v2.subscriptions.get': () => ({
    id: 22222,
    subscription_status: { id: 1, value: 'INSTALADO' },
    subscription_type: { id: 1, value: 'POST-PAGO' },
    identification_nr: null,
    iccid: null,
    imsi: null,
    ...line,
  }),
});

const unblocked = { 'customers-v2.blocks.list': () => ({ items: [] }) };

/** What a command shows at last. */
async function type(typed: string, more: Partial<Office>) {
  const [name = '', ...words] = typed.split(' ');
  const found = handlers.find((each) => each.kind === 'command' && each.name === name);
  if (found?.kind !== 'command') throw new Error(`no command ${name}`);
  const desk = fakeDesk(office({ ...unblocked, ...more }));
  await desk.rounds(found.run(words.join(' '), desk));
  return desk;
}

const shownBy = async (typed: string, more: Partial<Office>): Promise<string> => {
  const view = (await type(typed, more)).views.at(-1);
  return `${wordsOf(view)}`;
};

const NO_SIM = 'This line has no SIM';

describe('/block-sim', () => {
  it.each([
    ['V81', '612000001', { mobile_line_type: 'main', identification_nr: 612000001 }],
    ['V82', '612345678', { mobile_line_type: 'additional' }],
    ['V83', '612345678', { mobile_line_type: 'LINEA PRINCIPAL' }],
    ['V83', '612345678', { mobile_line_type: 'MOVIL' }],
    ['V83', '612345678', { mobile_line_type: 'prepaid' }],
    ['V83', '612345678', { mobile_line_type: 'data' }],
    ['V84', '612345678', { mobile_line_type: '' }],
    ['no word anybody knows', '612345678', { mobile_line_type: 'XYZZY' }],
    [
      'a landline by number that is a mobile by its type',
      '912345678',
      { mobile_line_type: 'Línea_Móvil', identification_nr: 912345678 },
    ],
  ])('%s: %s opens the form of a line %j', async (_case, number, line) => {
    const words = await shownBy(`/block-sim ${number}`, treeOf(line));
    expect(words).toContain('Loss');
    expect(words).not.toContain(NO_SIM);
  });

  it.each([
    ['V85', '912345678', { mobile_line_type: 'IMMOBILE', identification_nr: 912345678 }],
    ['V92', '969060912', { identification_nr: 969060912 }],
    ['a landline', '912345678', { identification_nr: 912345678, mobile_line_type: '' }],
    ['a known fixed type', '612345678', { mobile_line_type: 'Teléfono fijo' }],
    ['a known fixed kind', '612345678', { subscription_type: { id: 9, value: 'FIJO' } }],
  ])('%s: %s is refused for a line %j', async (_case, number, line) => {
    expect(await shownBy(`/block-sim ${number}`, treeOf(line))).toContain(NO_SIM);
  });

  it.each([
    ['V88', { iccid: '8934011411551283123F' }],
    ['V89', { iccid: '8934 0114 1155 1283 123' }],
    ['V89', { imsi: '21403 5453370793' }],
    ['V89', { identification_nr: '612 345 678' }],
    ['V90', { identification_nr: 751234567 }],
    ['V90', { identification_nr: '+34 751 234 567' }],
    ['V90', { identification_nr: 5906566798696 }],
    ['V90', { identification_nr: '345906566798696' }],
    ['a landline with a SIM', { identification_nr: 912345678, iccid: '8934011411551283123' }],
  ])('%s opens the form of a subscription %j', async (_case, line) => {
    const words = await shownBy('/block-sim 22222', subscription(line));
    expect(words).toContain('Loss');
  });

  it.each([
    ['V91', { identification_nr: 912345678, imsi: 0 }],
    ['V91', { identification_nr: 912345678, iccid: '0' }],
    ['V91', { identification_nr: '+34 912 34 56 78', imsi: '000000000000000', iccid: '' }],
    ['nothing that speaks for a SIM', {}],
    ['words that stand for none', { iccid: 'N/A', imsi: 'SIN IMSI', identification_nr: 'FTTH-0012' }],
  ])('%s is refused for a subscription %j', async (_case, line) => {
    expect(await shownBy('/block-sim 22222', subscription(line))).toContain(NO_SIM);
  });

  it.each([
    ['V93', '34612345678'],
    ['V93', 34612345678],
    ['V94', '+34612345678'],
    ['V95', '612 345 678'],
    ['a prefix of 0034 and dots', '0034612.345.678'],
  ])('%s finds the line whose number is spelled %j', async (_case, identification_nr) => {
    const desk = await type('/block-sim 612345678', treeOf({ identification_nr }));
    expect(wordsOf(desk.views.at(-1))).toContain('Loss');
    const form = [...desk.saved.values()].find(({ kind }) => kind === 'form');
    expect(form?.value).toMatchObject({
      input: { params: { subscription_id: '22222' } },
      target: { msisdn: '612345678' },
    });
  });
});

it.each([
  ['/mask apply 612345678', 'form', { input: { params: { subscription_id: '22222' } } }],
  ['/barrings 612345678', 'line', { subscriptionId: '22222' }],
])('V96 %s is of the line whose number is spelled otherwise', async (typed, kind, remembered) => {
  const desk = await type(typed, treeOf({ identification_nr: '34612345678' }));
  expect([...desk.saved.values()].find((each) => each.kind === kind)?.value).toMatchObject(remembered);
});

describe('the cards', () => {
  it('V86 says of a main line that its SIM is not blocked', async () => {
    const words = await shownBy('/customer 612345678', treeOf({ mobile_line_type: 'main' }));
    expect(words).toContain('📱 *612 345 678*');
    expect(words).toContain('SIM not blocked');
  });

  it('of a landline says nothing of a SIM, and of a line nobody knows says that it is not blocked', async () => {
    const lines = [{ identification_nr: 912345678 }, { identification_nr: null, mobile_line_type: 'XYZZY' }];
    const words = await shownBy('/customer 612345678', treeOf(...lines));
    expect(words).toContain('🌐 *912 345 678*');
    expect(words).toContain('📞 *Subscription 22223*');
    expect(words.match(/SIM not blocked/g)).toHaveLength(1);
  });

  it('V97 writes numbers in one way, however they came', async () => {
    const lines = [{ identification_nr: '34612345678' }, { identification_nr: '+34612345679' }];
    const words = await shownBy('/customer 612345678', treeOf(...lines));
    expect(words).toContain('*612 345 678*');
    expect(words).toContain('*612 345 679*');
  });

  it.each([[{ mobile: true }], [{}]])('V87 a block can be lifted on a line %j', async (known) => {
    const blocks = { 'customers-v2.blocks.list': () => ({ items: [{ id: 1, value: 'ROBO' }] }) };
    const desk = fakeDesk(office({ ...subscription({ iccid: '8934011411551283123F' }), ...blocks }));
    await desk.rounds(openLine(desk, { subscriptionId: '22222', accountId: '700001', ...known }));
    expect(wordsOf(desk.views.at(-1))).toContain('🔒 *ROBO*');
    expect(buttonsOf(desk.views.at(-1)).map(({ text }) => text)).toContain('Unblock SIM');
  });

  it('V87 from the customer’s card: a main line whose SIM is blocked', async () => {
    const desk = await type('/customer 612345678', treeOf({ mobile_line_type: 'main' }));
    const card = [...desk.saved.values()].findLast(({ kind }) => kind === 'customer');
    expect(card?.value).toMatchObject({
      lines: [{ subscriptionId: '22222', mobile: true, msisdn: '612345678' }],
    });
  });

  it('a landline by its number alone may have a SIM: its ICCID tells, on the line’s card', async () => {
    const desk = await type('/customer 912345678', treeOf({ identification_nr: 912345678 }));
    const card = [...desk.saved.values()].findLast(({ kind }) => kind === 'customer');
    expect(card?.value).not.toHaveProperty('lines.0.mobile');
    const offered = async (line: Readonly<Record<string, unknown>> | number) => {
      const answer =
        typeof line === 'number' ? { 'customers-v2.subscriptions.get': () => line } : subscription(line);
      const opened = fakeDesk(office({ ...unblocked, ...answer }));
      await opened.rounds(openLine(opened, { subscriptionId: '22222', msisdn: '912345678' }));
      return buttonsOf(opened.views.at(-1)).map(({ text }) => text);
    };
    const landline = { identification_nr: 912345678 };
    expect(await offered({ ...landline, iccid: '8934011411551283123' })).toContain('Block SIM');
    expect(await offered(landline)).not.toContain('Block SIM');
    expect(await offered(503)).not.toContain('Block SIM');
  });
});
