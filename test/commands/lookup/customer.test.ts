import { describe, expect, test } from 'vitest';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { Refusal } from '../../../src/commands/handler.ts';
import { buttonsOf, type FakeDesk, fakeDesk, wordsOf } from './fake-desk.ts';
import { office, UUID } from './office.ts';

const command = customerHandlers.find((each) => each.kind === 'command');
const run = async (typed: string, desk: FakeDesk) =>
  desk.rounds(command?.run(typed, desk) ?? Promise.reject());

async function click(actionId: string, value: string, desk: FakeDesk, metadata: string) {
  const action = customerHandlers.find((each) => each.kind === 'action' && each.actionId === actionId);
  if (action?.kind !== 'action') throw new Error(`no action ${actionId}`);
  return desk.rounds(action.run({ value, metadata, values: {}, names: {} }, desk));
}

describe('looking a customer up', () => {
  test('shows what is looked for before anything is read, then the card', async () => {
    const desk = fakeDesk(office());
    await run('12.345.678-z', desk);
    expect(wordsOf(desk.views[0])).toContain('NIF *12345678Z*');
    const card = wordsOf(desk.views.at(-1));
    for (const part of [
      'Ana García López',
      'MM-100',
      '612 345 678',
      'DEBT_MOBILE_LP',
      'ROBO',
      'Influencer',
    ]) {
      expect(card).toContain(part);
    }
    expect(card).toContain('committed until 3 Mar 2027 · penalty €120.00');
    expect(card).toContain('*Barred for debt*: 1 line');
    expect(card).toContain('*Terminated*: 1 line');
    expect(card).toContain(desk.correlationId);
  });

  test.each([
    ['12345678Z', 2],
    ['612345678', 2],
    ['ana@example.com', 2],
    [UUID, 3],
    ['7', 3],
  ])('%s is complete within %i rounds of calls', async (typed, rounds) => {
    const desk = fakeDesk(office());
    expect(await run(typed, desk)).toBe(rounds);
    expect(wordsOf(desk.views.at(-1))).toContain('Ana García López');
  });

  test('a day is that of Spain', async () => {
    const desk = fakeDesk(office());
    await run('12345678Z', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('since 10 Dec 2019');
  });

  test('after the first round the lines stand with dots, and can be opened', async () => {
    const desk = fakeDesk(office());
    await run('12345678Z', desk);
    expect(wordsOf(desk.views[1])).toContain('612 345 678');
    expect(wordsOf(desk.views[1])).toContain('…');
    expect(buttonsOf(desk.views[1]).map(({ actionId }) => actionId)).toContain('customer.open_line');
  });

  test.each([
    'customers-v2.users.get',
    'customers-v4.customers.get',
    'customers-v2.accounts.get',
    'customers-v2.terms.list',
    'barrings.subscription-masks.list',
    'customers-v2.blocks.list',
  ])('%s failing costs its own part only', async (id) => {
    const desk = fakeDesk(office({ [id]: () => 503 }));
    await run('12345678Z', desk);
    const card = wordsOf(desk.views.at(-1));
    expect(card).toContain('not reachable');
    expect(card).toContain('612 345 678');
    expect(card).toContain('Ana García');
  });

  test('what is not the back office’s failure is not swallowed', async () => {
    const broken = () => {
      throw new TypeError('a mistake of ours');
    };
    const desk = fakeDesk(office({ 'customers-v2.blocks.list': broken }));
    await expect(run('12345678Z', desk)).rejects.toThrow('a mistake of ours');
  });

  test('nobody found: where it was searched, the right letter, a field to search again', async () => {
    const desk = fakeDesk({});
    await run('12345678A', desk);
    const view = desk.views.at(-1);
    expect(wordsOf(view)).toContain('*12345678A*: the letter should be *Z*');
    expect(wordsOf(view)).toContain('Customers v2, Customers v4');
    expect(view?.submit?.text).toBe('Search');
    expect(desk.calls.map(({ input }) => input.query)).toContainEqual({
      documentType: 'NIF',
      document: '12345678A',
    });
  });

  test('a wrong letter that is found all the same is noted on the card', async () => {
    const desk = fakeDesk(office());
    await run('12345678A', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('the letter should be *Z*');
  });

  test('an API that was not reached is not said to have been searched', async () => {
    const desk = fakeDesk({ 'customers-v4.customers.search': () => 503 });
    await run('12345678Z', desk);
    const words = wordsOf(desk.views.at(-1));
    expect(words).toContain('Searched in: Customers v2.');
    expect(words).toContain('Could not be asked: ⚠️ Customers v4');
  });

  test('the leading call fails: which API, its words, and the same again', async () => {
    const desk = fakeDesk({
      ...office(),
      'customers-v2.users.tree': () => 500,
      'customers-v4.customers.search': () => 500,
    });
    await run('12345678Z', desk);
    const view = desk.views.at(-1);
    expect(wordsOf(view)).toContain('Customers v2 cannot be reached');
    expect(wordsOf(view)).toContain('SAID BY THE API');
    expect(buttonsOf(view).map(({ actionId }) => actionId)).toEqual(['customer.refresh']);
    const again = fakeDesk(office(), { current: { viewId: 'V1', depth: 1 } });
    const saved = desk.saved.get(view?.private_metadata ?? '');
    const token = await again.memory.save(saved?.kind ?? '', saved?.value);
    await click('customer.refresh', '', again, token);
    expect(wordsOf(again.views.at(-1))).toContain('Ana García López');
  });

  test('a tree that is refused leaves what customers-v4 knows', async () => {
    const desk = fakeDesk(office({ 'customers-v2.users.tree': () => 403 }));
    await run('12345678Z', desk);
    const card = wordsOf(desk.views.at(-1));
    expect(card).toContain('Ana García');
    expect(card).toContain('The accounts and lines could not be read.');
  });

  test('forty lines are shown ten a page, and only those of the page are read', async () => {
    const desk = fakeDesk(office({}, 40), { current: { viewId: 'V1', depth: 1 } });
    await run('12345678Z', desk);
    const reads = () => desk.calls.filter(({ id }) => id === 'customers-v2.blocks.list').length;
    expect(reads()).toBe(10);
    const first = desk.views.at(-1);
    expect(buttonsOf(first).map(({ actionId }) => actionId)).toContain('customer.next');
    await click('customer.next', '', desk, first?.private_metadata ?? '');
    const second = desk.views.at(-1);
    expect(reads()).toBe(20);
    expect(wordsOf(second)).toContain('page 2 of 5');
    expect(buttonsOf(second).find(({ actionId }) => actionId === 'customer.open_line')?.value).toBe('1010');
    await click('customer.previous', '', desk, second?.private_metadata ?? '');
    expect(wordsOf(desk.views.at(-1))).toContain('page 1 of 5');
  });

  test('a customer found by the number of a line opens on its page', async () => {
    const desk = fakeDesk(office({}, 40));
    await run('612345702', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('page 3 of 5');
    expect(wordsOf(desk.views.at(-1))).toContain('612 345 702');
  });

  test('a line that is not on the card opens nothing', async () => {
    const desk = fakeDesk(office());
    await run('12345678Z', desk);
    const metadata = desk.views.at(-1)?.private_metadata ?? '';
    const before = desk.calls.length;
    await expect(click('customer.open_line', '424242', desk, metadata)).rejects.toThrow(Refusal);
    await expect(click('customer.open_penalties', '424242', desk, metadata)).rejects.toThrow(Refusal);
    await expect(click('customer.open_line', '1000', desk, 'forged')).rejects.toThrow(Refusal);
    expect(desk.calls.length).toBe(before);
  });

  test.each(['', '<!channel>', '+33 612345678', 'a@b@c'])(
    '%j is refused and nothing is read',
    async (typed) => {
      const desk = fakeDesk(office());
      await expect(run(typed, desk)).rejects.toThrow(Refusal);
      expect(desk.calls).toHaveLength(0);
      expect(desk.views).toHaveLength(0);
    },
  );

  test('the lookup is noted with its target masked', async () => {
    const desk = fakeDesk(office());
    await run('612345678', desk);
    expect(desk.notes).toEqual([{ kind: 'looked_up', data: { opened: 'customer', target: '••• ••• 678' } }]);
  });

  test('the search form refuses what cannot be read under its field, else looks', async () => {
    const form = customerHandlers.find((each) => each.kind === 'submission');
    const desk = fakeDesk(office());
    const enter = (typed: string) =>
      form?.submit({ metadata: '', viewId: 'V1', values: { 'customer.identifier': typed }, names: {} }, desk);
    const refused = await enter('<!channel> *x*');
    expect(refused && 'errors' in refused && refused.errors['customer.identifier']).toContain(
      'neither a document',
    );
    const taken = await enter('612 345 678');
    if (!taken || 'errors' in taken) throw new Error('refused');
    expect(wordsOf(taken.view)).toContain('612345678');
    await desk.rounds(taken.work({ viewId: 'V1', depth: 1 }));
    expect(wordsOf(desk.views.at(-1))).toContain('Ana García López');
  });

  test('in Spanish', async () => {
    const desk = fakeDesk(office(), { language: 'es' });
    await run('12345678Z', desk);
    expect(wordsOf(desk.views.at(-1))).toContain('permanencia hasta el 3 mar 2027');
    expect(wordsOf(desk.views.at(-1))).toContain('Bloqueo por impago');
  });
});
