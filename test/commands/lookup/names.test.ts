/** Who a customer of customers v4 is: the names of all three kinds, and phone numbers with their country. */
import { describe, expect, it } from 'vitest';
import { customerHandlers } from '../../../src/commands/customer.ts';
import { fakeDesk, wordsOf } from './fake-desk.ts';
import { office, UUID } from './office.ts';

const customer = customerHandlers.find((each) => each.kind === 'command');

/** The card of a customer whom customers v2 does not know. */
async function cardOf(
  profile: Readonly<Record<string, unknown>>,
): Promise<{ words: string; asked: unknown[] }> {
  const desk = fakeDesk(
    office({
      'customers-v4.customers.get': () => ({ id: UUID, ...profile }),
      'customers-v2.users.tree': () => 404,
      'customers-v2.users.get': () => 404,
    }),
  );
  await desk.rounds(customer?.run(UUID, desk) ?? Promise.reject());
  const asked = desk.calls.filter(({ id }) => id === 'customers-v2.users.tree');
  return { words: wordsOf(desk.views.at(-1)), asked: asked.map(({ input }) => input.query) };
}

describe('the name', () => {
  it.each([
    ['V198', { type: 'DIGITAL_CUSTOMER', digital_personal_info: { name: 'Ana' } }, 'Ana'],
    ['V199', { type: 'CORPORATE_CUSTOMER', company_info: { company_name: 'ACME, S.L.' } }, 'ACME, S.L.'],
    ['a company under the other name', { company_info: { name: 'ACME, S.L.' } }, 'ACME, S.L.'],
    ['a blank name of a company', { company_info: { company_name: ' ', name: 'ACME, S.L.' } }, 'ACME, S.L.'],
    ['a person', { personal_info: { name: 'Ana', first_surname: 'García' } }, 'Ana García'],
    ['two parts null', { personal_info: null, digital_personal_info: { name: 'Ana' } }, 'Ana'],
  ])('%s: %j', async (_case, profile, name) => {
    const { words } = await cardOf(profile);
    expect(words).toContain(`👤 *${name}*`);
    expect(words).not.toContain('No name on file');
  });

  it('V198 a digital customer has an e-mail, by which customers v2 is asked', async () => {
    const info = { name: 'Ana', email: 'ana@example.com' };
    const { words, asked } = await cardOf({ type: 'DIGITAL_CUSTOMER', digital_personal_info: info });
    expect(words).toContain('ana@example.com');
    expect(asked).toEqual([{ email: 'ana@example.com' }]);
  });

  it('V199 a company has somebody who represents it', async () => {
    const user = { name: 'Ana', first_surname: 'García', second_surname: null };
    const { words } = await cardOf({ company_info: { company_name: 'ACME', associated_users: [user] } });
    expect(words).toContain('Ana García');
  });
});

describe('the phone number', () => {
  const phoneOf = async (country_code: string | null | undefined, number: string) =>
    (await cardOf({ contact_info: { phone_numbers: [{ country_code, number }] } })).words;

  it.each([
    ['V144', '+351', '912345678', '+351 912345678'],
    ['V144', '351', '912345678', '+351 912345678'],
    ['V144', '00351', '912345678', '+351 912345678'],
    ['V144', 'PT', '912345678', 'PT 912345678'],
    ['its country in it already', '+351', '+351912345678', '+351912345678'],
    ['of Spain', '+34', '912345678', '912 345 678'],
    ['of Spain', '0034', '34612345678', '612 345 678'],
    ['of Spain', 'es', '612345678', '612 345 678'],
    ['no country', null, '612345678', '612 345 678'],
    ['no country', undefined, '612345678', '612 345 678'],
    ['blank country', ' ', '612345678', '612 345 678'],
  ])('%s: %s and %s', async (_case, code, number, shown) => {
    expect(await phoneOf(code, number)).toContain(`*Phone*\\n${shown}"`);
  });
});
