/** What of an answer cannot be read is said, and the rest is shown: nothing is left out in silence. */
import { describe, expect, it } from 'vitest';
import { operationById } from '../../../src/api/registry.ts';
import { barringsHandlers } from '../../../src/commands/barrings.ts';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { type Handler, Refusal } from '../../../src/commands/handler.ts';
import { lineHandlers } from '../../../src/commands/line.ts';
import { resolveLine } from '../../../src/commands/lookup/line.ts';
import { openLine } from '../../../src/commands/lookup/line-card.ts';
import { blockSimCommand, unblockSimCommand } from '../../../src/commands/sim.ts';
import type { Language } from '../../../src/text/text.ts';
import { openBench } from '../../approvals/bench.ts';
import { buttonsOf, type FakeDesk, fakeDesk, type Office, wordsOf } from './fake-desk.ts';
import { office } from './office.ts';

const handlers: readonly Handler[] = [...customerHandlers, ...barringsHandlers, ...lineHandlers];

function command(name: string, typed: string, desk: FakeDesk): Promise<number> {
  const found = handlers.find((each) => each.kind === 'command' && each.name === name);
  if (found?.kind !== 'command') throw new Error(`no command ${name}`);
  return desk.rounds(found.run(typed, desk));
}

async function shown(name: string, more: Partial<Office>, language: Language = 'en'): Promise<string> {
  const desk = fakeDesk(office(more), { language });
  await command(name, '612345678', desk);
  return wordsOf(desk.views.at(-1));
}

const answered = (id: string, value: unknown): Partial<Office> => ({ [id]: () => value });
const services = (...list: unknown[]) => answered('barrings.subscription-services.list', list);
const history = (...list: unknown[]) => answered('barrings.subscription-masks.history', list);
const masks = (...list: unknown[]) =>
  answered('barrings.subscription-masks.list', { subscriptionId: 1000, masks: list });

const atRest = { statusReason: [], order: { running: false } };
const incoming = { serviceId: 2, serviceName: 'INCOMING_VOICE', active: true, ...atRest };

describe('/barrings', () => {
  it.each([
    [
      'V106',
      { serviceId: 1, serviceName: 'OUTGOING_VOICE', active: false, statusReason: null },
      'OUTGOING_VOICE: off',
    ],
    [
      'V107',
      { serviceId: 3, serviceName: 'ROAMING', active: false, statusReason: [], order: null },
      'ROAMING: off',
    ],
    ['V108', { serviceId: 4, serviceName: 'SMS', active: 'false', ...atRest }, '⚪ SMS: state not known'],
    ['V108', { serviceId: 4, serviceName: 'SMS', ...atRest }, '⚪ SMS: state not known'],
    ['V108', { serviceId: 4, serviceName: null, active: true, ...atRest }, '🟢 4: on'],
    ['V106', null, '1 entry could not be read'],
  ])('%s shows %j beside the others: %s', async (_id, service, words) => {
    const text = await shown('/barrings', services(service, incoming));
    expect(text).toContain(words);
    expect(text).toContain('INCOMING_VOICE: on');
  });

  it('V108 says it in Spanish', async () => {
    const sms = { serviceId: 4, serviceName: 'SMS', active: 'false', ...atRest };
    expect(await shown('/barrings', services(sms, null), 'es')).toMatch(
      /SMS: estado desconocido.*no se ha podido leer 1 entrada/,
    );
  });

  const entry = { id: 1, mask: { code: 'M1' }, operation: 'APPLY', user: 'u1', date: '2026-01-02T10:00:00Z' };

  it.each([
    ['V109', { ...entry, user: null }, '➕ *M1* applied · 2 Jan 2026'],
    ['V109', { ...entry, date: null }, '➕ *M1* applied · by u1'],
    ['V109', { ...entry, mask: null }, '➕ *?* applied'],
    ['V110', { ...entry, operation: 'REMOVED' }, '▫️ *M1* REMOVED'],
    ['V110', { ...entry, operation: 'EXPIRE' }, '▫️ *M1* EXPIRE'],
    ['V110', { ...entry, operation: 'constructor' }, '▫️ *M1* constructor'],
    ['V110', { ...entry, operation: null }, '▫️ *M1* Not known'],
    ['V110', { ...entry, operation: 'REMOVE' }, '➖ *M1* removed'],
  ])('%s history of %j: %s', async (_id, row, words) => {
    expect(await shown('/barrings', history(row))).toContain(words);
  });

  it('V109 does not say that no mask was ever applied when the entry could not be read', async () => {
    const text = await shown('/barrings', history(null));
    expect(text).toContain('1 entry could not be read');
    expect(text).not.toContain('No mask was ever applied');
  });

  it.each(['/barrings', '/customer'])(
    'V111 %s shows the code of a mask that came whole, and counts null',
    async (name) => {
      const text = await shown(name, masks(null, { code: 'DEBT_MOBILE_LP' }, 'RISK_MOBILE_FRAUD'));
      expect(text).toContain('DEBT_MOBILE_LP');
      expect(text).toContain('RISK_MOBILE_FRAUD');
      expect(text).toContain('1 entry could not be read');
    },
  );

  it.each(['/barrings', '/customer'])(
    'V111 %s never says "no masks" of a list that lacks some',
    async (name) => {
      const text = await shown(name, masks(null));
      expect(text).toContain('1 entry could not be read');
      expect(text).not.toContain('No masks');
    },
  );
});

const line = { id: 1000, identification_nr: 612345678, mobile_line_type: 'mobile' };
const tree = (more: object) => answered('customers-v2.users.tree', { id: 7, customer_id: 70, ...more });

describe('/customer', () => {
  it('V112 shows a line without its id by its number', async () => {
    const text = await shown(
      '/customer',
      tree({ accounts: [{ id: 100, subscriptions: [line, { id: null, identification_nr: 699999999 }] }] }),
    );
    expect(text).toContain('612 345 678');
    expect(text).toContain('1 entry could not be read: 699 999 999');
  });

  it('V112 counts lines and accounts of which nothing is known', async () => {
    const text = await shown(
      '/customer',
      tree({ accounts: [null, { id: 100, subscriptions: [line, null] }] }),
    );
    expect(text.match(/1 entry could not be read/g)).toHaveLength(2);
  });

  it('V113 shows an account without its id with its lines', async () => {
    const desk = fakeDesk(office(tree({ accounts: [{ owner_id: 7, subscriptions: [line] }] })));
    await command('/customer', '612345678', desk);
    const text = wordsOf(desk.views.at(-1));
    expect(text).toContain('Account Not known');
    expect(text).toContain('612 345 678');
    expect(buttonsOf(desk.views.at(-1)).map(({ actionId }) => actionId)).toContain('customer.open_line');
  });

  it('says that the lines of an account are not known, or its accounts, and never that there are none', async () => {
    const lines = await shown('/customer', tree({ accounts: [{ id: 100, subscriptions: null }] }));
    expect(lines).toContain('Which lines it has is not known');
    expect(lines).not.toContain('No lines');
    expect(await shown('/customer', tree({ accounts: [{ id: 100, subscriptions: [] }] }))).toContain(
      'No lines',
    );
  });

  it.each([
    ['V114', { id: null }],
    ['V114', { customer_id: null }],
    ['V114', { id: undefined, customer_id: undefined }],
  ])('%s shows accounts and lines of a customer with %j', async (_id, gone) => {
    const whole = { ...gone, accounts: [{ id: 100, subscriptions: [line] }] };
    expect(await shown('/customer', tree(whole))).toContain('612 345 678');
    const desk = fakeDesk(office(tree(whole)));
    const found = resolveLine(desk, '612345678', '/block-sim');
    await desk.rounds(found);
    expect(await found).toMatchObject({ subscriptionId: '1000', accountId: '100' });
  });

  const user = {
    id: 7,
    document_type: { value: 'NUMERO IDENTIFICACION FISCAL' },
    document_value: '12345678Z',
    type: { value: 'PARTICULAR' },
    personal: { first_name: 'Ana', last_name: 'López', other_phone: 699112233 },
    address_info: { address: 'Calle Mayor 2', zip_code: '28013' },
  };

  it.each([
    ['V115', { document_value: null }],
    ['V115', { document_type: undefined }],
    ['V115', { type: null }],
    ['V115', { id: null }],
    ['V115', { type: 'PARTICULAR' }],
    ['V115', { type: 5 }],
  ])('%s shows who it is without %j', async (_id, gone) => {
    const text = await shown('/customer', {
      ...answered('customers-v2.users.get', { ...user, ...gone }),
      ...answered('customers-v4.customers.get', 404),
    });
    for (const fact of ['Ana López', '699 112 233', 'Calle Mayor 2, 28013']) expect(text).toContain(fact);
    if (Object.values(gone).includes('PARTICULAR')) expect(text).toContain('PARTICULAR');
  });

  const personal = (more: object) =>
    answered('customers-v2.users.get', { ...user, personal: { ...user.personal, ...more } });

  it.each([
    ['V124', '+34 612 345 678', '612 345 678'],
    ['V124', '912345678 ext 3', '912345678 ext 3'],
    ['V124', 699112233, '699 112 233'],
  ])('%s shows the phone %j as %s', async (_id, other_phone, words) => {
    expect(await shown('/customer', personal({ other_phone }))).toContain(`*Phone*\\n${words}`);
  });

  it('V123 shows a postal code that came as a number', async () => {
    const address_info = { address: 'Rambla 1', zip_code: 8001, locality: 'BARCELONA' };
    expect(await shown('/customer', answered('customers-v2.users.get', { ...user, address_info }))).toMatch(
      /Rambla 1, 0?8001 BARCELONA/,
    );
  });

  it('V125 shows a date in milliseconds as a day', async () => {
    expect(await shown('/customer', personal({ birthdate: 1_767_225_600_000 }))).toContain('1 Jan 2026');
    const activated = answered('customers-v2.accounts.get', { activation_date: 1_767_225_600_000 });
    expect(await shown('/customer', activated)).toContain('since 1 Jan 2026');
  });

  it('V122 shows a status that came as plain text, with its debt sign', async () => {
    const text = await shown(
      '/customer',
      answered('customers-v2.accounts.get', { id: 100, status: 'IMPAGADO' }),
    );
    expect(text).toContain('IMPAGADO');
    expect(text).toContain('💶 *Account in debt*');
  });
});

describe('a line', () => {
  const resolve = (more: object) => {
    const desk = fakeDesk(office(tree(more)));
    const found = resolveLine(desk, '612345678', '/mask');
    return desk.rounds(found).then(() => found);
  };

  it.each([
    [{ accounts: null }],
    [{ accounts: [null] }],
    [{ accounts: [{ id: 100, subscriptions: null }] }],
    [{ accounts: [{ id: 100, subscriptions: [{ ...line, id: null }] }] }],
  ])('V112 that may be among what was not read is not said to be nobody’s: %j', async (more) => {
    await expect(resolve(more)).rejects.toThrow(/the line could not be read/);
  });

  it('is nobody’s when the whole tree was read', async () => {
    await expect(resolve({ accounts: [{ id: 100, subscriptions: [] }] })).rejects.toThrow(
      /No customer has a line/,
    );
    await expect(resolve({ accounts: [] })).rejects.toThrow(Refusal);
  });

  const blocks = async (value: unknown) => {
    const desk = fakeDesk(office(answered('customers-v2.blocks.list', value)));
    await desk.rounds(openLine(desk, { subscriptionId: '1000', mobile: true }));
    return wordsOf(desk.views.at(-1));
  };

  it('is not said to be unblocked when the answer does not say so', async () => {
    expect(await blocks({ items: [] })).toContain('SIM not blocked');
    expect(await blocks({ items: null })).toContain('unreadable answer');
    expect(await blocks({ items: [null] })).toContain('1 entry could not be read');
    for (const value of [{ items: null }, { items: [null] }]) {
      expect(await blocks(value)).not.toContain('SIM not blocked');
    }
  });
});

describe('/block-sim and /unblock-sim', () => {
  const approvals = { ...openBench().approvals, operationById };

  async function form(command: typeof blockSimCommand, more: Partial<Office>) {
    const desk = fakeDesk(office(more));
    await desk.rounds(Promise.resolve(command(approvals).run('612345678', desk)));
    return desk.views.at(-1);
  }

  it.each([
    ['V114', { id: null, customer_id: null }],
    ['V114', { id: undefined, customer_id: undefined }],
    ['V114', { customer_id: 'CU-70' }],
  ])('%s open the form for a customer with %j', async (_id, gone) => {
    const more = tree({ ...gone, accounts: [{ id: 100, subscriptions: [line] }] });
    expect(
      await form(blockSimCommand, { ...more, ...answered('customers-v2.blocks.list', { items: [] }) }),
    ).toMatchObject({
      callback_id: 'form.submit',
    });
  });

  it.each([[{ items: null }], [{}], [{ items: [null] }]])(
    'offer both blocks when nobody knows what the SIM is blocked for: %j',
    async (blocks) => {
      for (const command of [blockSimCommand, unblockSimCommand]) {
        const view = await form(command, answered('customers-v2.blocks.list', blocks));
        expect(view).toMatchObject({ callback_id: 'form.submit' });
        expect(wordsOf(view)).toContain('"Theft"');
        expect(wordsOf(view)).toContain('"Loss"');
        expect(wordsOf(view)).not.toContain('Nothing to do');
      }
    },
  );
});
