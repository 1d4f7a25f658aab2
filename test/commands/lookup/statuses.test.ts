/** A status is read whole or not at all: what nobody knows is shown as it came, and closes no door. */
import { describe, expect, it } from 'vitest';
import { operationById } from '../../../src/api/registry.ts';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { blockSimCommand } from '../../../src/commands/sim.ts';
import type { Language } from '../../../src/text/text.ts';
import { openBench } from '../../approvals/bench.ts';
import { buttonsOf, type FakeDesk, fakeDesk, type Office, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const customer = customerHandlers.find((each) => each.kind === 'command');
const coded = (value: string | null) => ({ id: 1, value });

const treeOf = (...statuses: readonly (string | null)[]) => ({
  'customers-v2.users.tree': () => ({
    id: 7,
    customer_id: 70,
    accounts: [
      {
        id: 700001,
        subscriptions: statuses.map((status, index) => ({
          id: 22222 + index,
          status: coded(status),
          identification_nr: 612345678,
          mobile_line_type: 'mobile',
        })),
      },
    ],
  }),
  'barrings.subscription-masks.list': () => ({ subscriptionId: 1, masks: [] }),
  'customers-v2.blocks.list': () => ({ items: [] }),
});

async function cardOf(more: Partial<Office>, language: Language = 'en'): Promise<string> {
  const desk = fakeDesk(office(more), { language });
  await desk.rounds(customer?.run('612345678', desk) ?? Promise.reject());
  return wordsOf(desk.views.at(-1));
}

async function lineOf(status: string | null): Promise<FakeDesk> {
  const subscription = { id: 22222, subscription_status: coded(status), identification_nr: 612345678 };
  const desk = fakeDesk(office({ ...treeOf(status), 'customers-v2.subscriptions.get': () => subscription }));
  await desk.rounds(openLine(desk, { subscriptionId: '22222', accountId: '700001', mobile: true }));
  return desk;
}

const offered = (desk: FakeDesk) =>
  buttonsOf(desk.views.at(-1)).flatMap(({ actionId, text }) => (actionId === 'form.open' ? [text] : []));

describe('/customer', () => {
  it.each([
    ['V64', 'SUSPENDIDO', '🟠 SUSPENDIDO', '🟠 *Suspended*: 1 line (SUSPENDIDO)'],
    ['V65', 'DEACTIVATED', '🔴 DEACTIVATED', '🔴 *Terminated*: 1 line (DEACTIVATED)'],
    ['V67', 'FALTA DE PAGO', '🟠 FALTA DE PAGO', '💶 *Barred for debt*: 1 line (FALTA DE PAGO)'],
  ])('%s %s', async (_id, status, sign, flag) => {
    const words = await cardOf(treeOf(status));
    expect(words).toContain(sign);
    expect(words).toContain(flag);
  });

  it.each([
    ['V66', 'NO ACTIVO'],
    ['V66', 'NOT_ACTIVE'],
    ['V70', 'ALTA FALLIDA'],
    ['V71', 'BAJA CANCELADA'],
    ['V71', 'BAJA ANULADA'],
    ['V72', 'REBAJADO'],
    ['V73', 'INACTIVO'],
    ['V74', 'SIN DEUDA'],
    ['V75', 'SUSPENSION LEVANTADA'],
    ['V76', 'DESPROVISIONADO'],
    ['V80', 'XYZZY'],
  ])('%s %s is shown as it came, and nothing is concluded from it', async (_id, status) => {
    const words = await cardOf(treeOf(status));
    expect(words).toContain(`⚪ ${status}`);
    expect(words).not.toMatch(/Terminated|Suspended|Barred for debt/);
  });

  it.each<[Language, string]>([
    ['en', '⚪ Not known'],
    ['es', '⚪ Sin datos'],
  ])('V80 without a word it is not known (%s)', async (language, words) => {
    expect(await cardOf(treeOf(' '), language)).toContain(words);
    expect(await cardOf(treeOf(null), language)).toContain(words);
  });

  it('V122 an account in debt is flagged with the API’s word', async () => {
    const account = { id: 700001, status: coded('IMPAGADO') };
    const words = await cardOf({ ...treeOf('INSTALADO'), 'customers-v2.accounts.get': () => account });
    expect(words).toContain('💶 *Account in debt* (IMPAGADO)');
    expect(words).toContain('🟠 IMPAGADO');
  });

  it('names each word once, and not all of many', async () => {
    const statuses = ['BAJA', 'CANCELADO', 'BAJA', 'TERMINADO', 'CERRADO'];
    expect(await cardOf(treeOf(...statuses))).toContain(
      '*Terminated*: 5 lines (BAJA, CANCELADO, TERMINADO, and 1 more)',
    );
  });
});

describe('the line’s buttons', () => {
  it.each([
    ['V78', 'INACTIVO'],
    ['V78', 'BAJA TEMPORAL'],
    ['V71', 'BAJA CANCELADA'],
    ['V73', 'INACTIVO'],
    ['V77', 'DISABLED'],
    ['V80', 'XYZZY'],
    ['V80', ''],
    ['not arrived', 'FAILED'],
    ['nothing said', null],
  ])('%s stay on a line that is %s', async (_id, status) => {
    expect(offered(await lineOf(status))).toEqual(['Apply mask', 'Block SIM']);
  });

  it('are gone when it has ended for certain', async () => {
    expect(offered(await lineOf('DEACTIVATED'))).toEqual([]);
  });
});

describe('/block-sim', () => {
  const command = blockSimCommand({ ...openBench().approvals, operationById });

  it.each([
    ['V79', ['INSTALADO', 'DEACTIVATED'], '22222'],
    ['V79', ['DEACTIVATED', 'INSTALADO'], '22223'],
    ['one nobody knows', ['XYZZY', 'INSTALADO'], '22223'],
    ['one nobody knows', ['BAJA', 'XYZZY'], '22223'],
    ['suspended', ['NO ACTIVO', 'SUSPENDIDO'], '22223'],
    ['of equals the first', ['ACTIVO', 'INSTALADO'], '22222'],
  ])('%s of lines %j takes %s', async (_id, statuses, subscription_id) => {
    const desk = fakeDesk(office(treeOf(...statuses)));
    await desk.rounds(Promise.resolve(command.run('612345678', desk)));
    const form = [...desk.saved.values()].find(({ kind }) => kind === 'form');
    expect(form?.value).toMatchObject({ input: { params: { subscription_id } } });
  });
});
