import { describe, expect, it } from 'vitest';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { shortcutHandlers } from '../../../src/commands/shortcuts.ts';
import { buttonsOf, type FakeDesk, fakeDesk, type Office, wordsOf } from './fake-desk.ts';
import { office, UUID } from './office.ts';

const command = customerHandlers.find((each) => each.kind === 'command');
const asked = async (typed: string, offices: Office, current?: FakeDesk) => {
  const desk = current ?? fakeDesk(offices);
  await desk.rounds(command?.run(typed, desk) ?? Promise.reject());
  return desk;
};
const treeQueries = (desk: FakeDesk) =>
  desk.calls.filter(({ id }) => id === 'customers-v2.users.tree').map(({ input }) => input.query);

async function click(actionId: string, desk: FakeDesk) {
  const action = customerHandlers.find((each) => each.kind === 'action' && each.actionId === actionId);
  if (action?.kind !== 'action') throw new Error(`no action ${actionId}`);
  const metadata = desk.views.at(-1)?.private_metadata ?? '';
  await desk.rounds(action.run({ value: '', metadata, values: {}, names: {} }, desk));
}

/** An office where a tree is found by a passport alone. */
const ofPassport = (document: string): Office =>
  office({
    'customers-v2.users.tree': ({ query }) =>
      query?.documentType === 'PASS' && query?.document === document
        ? office()['customers-v2.users.tree']?.({ params: {} })
        : 404,
    'customers-v4.customers.search': () => 404,
  });

describe('a number that can be several things', () => {
  it.each([
    ['V47', 'E12345678'],
    ['V48', 'E12345674'],
    ['V49', 'G20693408'],
    ['V50', 'A12345678'],
    ['V51', 'P1234567A'],
  ])('%s: %s is asked for as a CIF, and as a passport when nobody has it', async (_case, document) => {
    const desk = await asked(document, ofPassport(document));
    expect(treeQueries(desk)).toEqual([
      { documentType: 'CIF', document },
      { documentType: 'PASS', document },
    ]);
    expect(wordsOf(desk.views.at(-1))).toContain('Ana García López');
    expect(wordsOf(desk.views.at(-1))).not.toContain('the letter should be');
    const nobody = await asked(document, {});
    expect(wordsOf(nobody.views.at(-1))).toContain('looked for as a passport number too');
  });

  it('V48 a company that is found offers the passport with one click', async () => {
    const desk = fakeDesk(office(), { current: { viewId: 'V1', depth: 1 } });
    await asked('E12345674', {}, desk);
    expect(buttonsOf(desk.views.at(-1)).map(({ actionId }) => actionId)).toContain('customer.as_passport');
    await click('customer.as_passport', desk);
    expect(treeQueries(desk).at(-1)).toEqual({ documentType: 'PASS', document: 'E12345674' });
  });

  it.each([
    ['X1234567L', 'TR', 'NIE'],
    ['12345678Z', 'NIF', 'NIF'],
  ])('P47 asks each API for %s in its own word: %s, %s', async (typed, v2, v4) => {
    const desk = await asked(typed, office());
    const queries = desk.calls.map(({ input }) => input.query);
    expect(queries).toContainEqual({ documentType: v2, document: typed });
    expect(queries).toContainEqual({ identity_document: typed, identity_document_type: v4 });
  });

  it('V184 a NIE without its zero is asked for as a passport as it was typed', async () => {
    const desk = await asked('X523821F', ofPassport('X523821F'));
    expect(treeQueries(desk)).toEqual([
      { documentType: 'TR', document: 'X0523821F' },
      { documentType: 'PASS', document: 'X523821F' },
    ]);
  });

  it.each([
    ['V52', '123456789'],
    ['V53', '04535897'],
    ['V54', '612345678'],
    ['V54', '910239248'],
  ])('%s: nobody has %s, and it is offered as a passport', async (_case, typed) => {
    const desk = fakeDesk({}, { current: { viewId: 'V1', depth: 1 } });
    await asked(typed, {}, desk);
    await click('customer.as_passport', desk);
    expect(treeQueries(desk).at(-1)).toEqual({ documentType: 'PASS', document: typed });
    expect(desk.notes.at(-1)).toEqual({
      kind: 'looked_up',
      data: { opened: 'customer', target: expect.stringContaining('••') },
    });
  });

  it('V52 an id that is somebody’s offers the passport too, a phone number does not', async () => {
    const offers = async (typed: string) =>
      buttonsOf((await asked(typed, office())).views.at(-1)).some(
        ({ actionId }) => actionId === 'customer.as_passport',
      );
    expect(await offers('123456789')).toBe(true);
    expect(await offers('612345678')).toBe(false);
    expect(await offers('12345678Z')).toBe(false);
  });

  it.each([
    ['V55', 'pasaporte 123456789', '123456789'],
    ['V55', 'passport: 612345678', '612345678'],
  ])('%s: %s', async (_case, typed, document) => {
    const desk = await asked(typed, {});
    expect(treeQueries(desk)).toEqual([{ documentType: 'PASS', document }]);
    const again = await asked(typed, ofPassport(document));
    const saved = [...again.saved.values()].at(-1)?.value;
    expect(saved).toMatchObject({ typed: `passport ${document}` });
  });

  it.each([
    ['V56', 'Pasaporte P1234567A', 'P1234567A'],
    ['V56', 'pasaporte E12345678', 'E12345678'],
    ['V57', 'pasaporte RD1234567', 'RD1234567'],
  ])('%s: “%s” in a message', async (_case, text, document) => {
    const inMessage = shortcutHandlers.find((each) => each.kind === 'shortcut' && each.scope === 'message');
    const desk = fakeDesk({});
    if (inMessage?.kind === 'shortcut') await desk.rounds(inMessage.run(text, desk));
    expect(treeQueries(desk)).toEqual([{ documentType: 'PASS', document }]);
  });

  it.each([
    ['V197', '751234567'],
    ['V197', '902123456'],
  ])('%s: what looks like a phone number is said beside the answer: %s', async (_case, typed) => {
    for (const offices of [{}, office()]) {
      expect(wordsOf((await asked(typed, offices)).views.at(-1))).toContain('It looks like a phone number');
    }
  });

  it.each([
    ['V194', '00123456'],
    ['V195', '400123456'],
  ])('%s: %s is looked up as an id', async (_case, typed) => {
    const desk = await asked(typed, office());
    expect(desk.calls[0]).toMatchObject({
      id: 'customers-v2.users.get',
      input: { params: { user_id: typed } },
    });
  });
});

describe('the document an API answers with', () => {
  const ofProfile = (type: string, number: string, more: Partial<Office> = {}) =>
    office({
      'customers-v4.customers.get': () => ({
        id: UUID,
        personal_info: { name: 'Ana', identity_document: { number, type } },
      }),
      'customers-v2.users.tree': () => 404,
      ...more,
    });
  const ofUser = (value: string, number: string) =>
    office({
      'customers-v2.users.get': () => ({
        id: 7,
        document_type: { id: 4, value },
        document_value: number,
        type: { id: 1, value: 'PARTICULAR' },
        personal: { first_name: 'Ana' },
      }),
      'customers-v2.users.tree': () => 404,
    });

  it.each([
    ['V58', 'PASSPORT', 'E12345678'],
    ['V59', 'PASSPORT', 'P1234567A'],
    ['V60', 'PASSPORT', '123456789'],
    ['V61', 'PASSPORT', 'AB-123.456'],
  ])('%s: customers v4 says %s %s, and it is asked for so', async (_case, type, document) => {
    const desk = await asked(UUID, ofProfile(type, document));
    expect(treeQueries(desk)).toEqual([{ documentType: 'PASS', document }]);
    expect(wordsOf(desk.views.at(-1))).toContain('customers v2 has no accounts or lines of theirs');
  });

  it.each([
    ['V62', 'PASAPORTE', 'E12345678', ['PASS']],
    ['V62 in other words', 'Tarjeta de residencia', 'X1234567L', ['TR']],
    ['V63', 'DNI', '87654321X', ['DNI', 'NIF']],
  ])('%s: customers v2 says %s %s of a user', async (_case, type, document, types) => {
    const desk = await asked('214748365', ofUser(type, document));
    expect(treeQueries(desk)).toEqual(types.map((documentType) => ({ documentType, document })));
    expect(wordsOf(desk.views.at(-1))).not.toContain('customers v2 has no accounts');
  });

  it('V63 a NIF is asked for as a DNI when nobody has it, by the tree alone when somebody has', async () => {
    const document = '12345678Z';
    const types = [
      { documentType: 'NIF', document },
      { documentType: 'DNI', document },
    ];
    expect(treeQueries(await asked(document, {}))).toEqual(types);
    const known = office({
      'customers-v2.users.tree': ({ query }) =>
        query?.documentType === 'DNI' ? office()['customers-v2.users.tree']?.({ params: {} }) : 404,
    });
    const desk = await asked(document, known);
    expect(treeQueries(desk)).toEqual(types);
    expect(wordsOf(desk.views.at(-1))).toContain('612 345 678');
    expect(desk.calls.filter(({ id }) => id === 'customers-v4.customers.search')).toHaveLength(1);
    expect(treeQueries(await asked(UUID, ofProfile('DNI', document)))).toEqual(types.toReversed());
  });

  it('a company that is filed under NIF is asked for as a CIF as well', async () => {
    const desk = await asked(UUID, ofProfile('NIF', 'B12345674'));
    expect(treeQueries(desk).map((query) => query?.documentType)).toEqual(['NIF', 'CIF', 'DNI']);
  });

  it('a failure ends the asking, and is said', async () => {
    const desk = await asked(UUID, ofProfile('DNI', '12345678Z', { 'customers-v2.users.tree': () => 503 }));
    expect(treeQueries(desk)).toHaveLength(1);
    expect(wordsOf(desk.views.at(-1))).toContain('could not be read');
  });

  it.each([
    ['of a type nobody knows', 'XYZZY', '12345678Z', 2],
    ['that is no document', 'XYZZY', '?', 0],
  ])('V60 %s: it is not said that customers v2 has nothing', async (_case, type, document, calls) => {
    const desk = await asked(UUID, ofProfile(type, document));
    expect(treeQueries(desk)).toHaveLength(calls);
    expect(wordsOf(desk.views.at(-1))).toContain('could not be asked for accounts and lines');
  });

  it('V58 is shown as the API calls it', async () => {
    const desk = await asked(UUID, ofProfile('PASSPORT', 'E12345674'));
    expect(wordsOf(desk.views.at(-1))).toContain('PASSPORT E12345674');
  });
});
