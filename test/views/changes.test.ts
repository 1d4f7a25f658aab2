/** What a change replaces, as the person who asks and as a channel see it. */
import { afterAll, describe, expect, it } from 'vitest';
import { customersUpdate } from '../../src/api/customers-v4/customers.ts';
import { operationById } from '../../src/api/registry.ts';
import { changesNothing, recorded } from '../../src/approvals/offers.ts';
import { texts } from '../../src/text/text.ts';
import { changeLine, factLine } from '../../src/views/decided/lines.ts';
import { openOffice, reader } from '../sandbox/office/visit.ts';

const office = await openOffice();
const read = reader(office);
afterAll(() => office.close());
const params = { customer_id: office.known.lucia.customerUuid };
const address = {
  address_lines: ['Calle Nueva 1'],
  postal_code: '28039',
  locality: 'Madrid',
  administrative_area: 'Madrid',
  region_code: 'ES',
};

describe('a change of a customer', () => {
  it.each([
    ['e-mail', { emails: [{ email: 'thief@example.com' }] }, 'thief@example.com', 't•••@•••.com'],
    [
      'phone number',
      { phone_numbers: [{ country_code: '+34', number: '699123456', type: 'MOBILE' as const }] },
      '+34699123456',
      '••• ••• 456',
    ],
    ['address', { postal_address: address }, 'Calle Nueva 1, 28039, Madrid, Madrid, ES', '•••'],
  ])(
    'P76 shows the %s there is beside the new one: clear in the modal, masked on a card',
    async (_, contact_info, clear, masked) => {
      const before = await customersUpdate.before?.({ params, body: { contact_info } }, read);
      const [change, ...more] = before?.changes ?? [];
      if (!before || !change) throw new Error('no change is shown');
      expect(more).toEqual([]);
      const present = [change.clear?.now].flat().join();
      expect(present).not.toBe('');
      expect(changeLine(change, texts.en).text).toContain(present);
      expect(changeLine(change, texts.en).text).toContain(clear);
      const [fact] = recorded(before, String);
      if (!fact) throw new Error('nothing is kept');
      const card = factLine(fact, texts.en).text;
      expect(card).toContain(masked);
      expect(JSON.stringify(fact)).not.toContain(clear);
      expect(JSON.stringify(fact)).not.toContain(present);
    },
  );

  it('P76 shows every part that is sent, and the language with them', async () => {
    const contact_info = { emails: [{ email: 'new@example.com' }], postal_address: address };
    const before = await customersUpdate.before?.(
      { params, body: { preferred_language: 'ca', contact_info } },
      read,
    );
    expect(before?.changes.map(({ label }) => label.en)).toEqual(['Language', 'E-mails', 'Postal address']);
    expect(before && changesNothing(before)).toBe(false);
  });
});

it('P77 says of the expiry of a login that the present one is not known', async () => {
  const operation = operationById('customers-v4.credentials.set-expiration');
  const before = await operation?.before?.({ params, body: { expiration_date: null } }, read);
  const [change] = before?.changes ?? [];
  if (!before || !change) throw new Error('no change is shown');
  expect(factLine(change, texts.en).text).toBe('*Expires*: not known → *none*');
  expect(factLine(change, texts.es).text).toBe('*Caduca*: no se sabe → *ninguno*');
  // That nothing is known is no sign that nothing would change.
  expect(changesNothing(before)).toBe(false);
});

it('P77 a SIM the back office chooses is not “none”', async () => {
  const operation = operationById('customers-v2.sim.replace');
  const line = { params: { subscription_id: office.known.lucia.subscriptionId } };
  const before = await operation?.before?.({ ...line, body: { dealer_id: 'C1', logistic: true } }, read);
  const [change] = before?.changes ?? [];
  if (!before || !change) throw new Error('no change is shown');
  expect(factLine(change, texts.en).text).toMatch(/^\*SIM\*: ••• \d{4} → \*not known\*$/u);
  expect(changesNothing(before)).toBe(false);
});

it('P78 says in both languages that some changes are confirmed and others wait', () => {
  const { en, es } = texts;
  expect(en.requests.care.decides).toMatch(/What moves .* waits for a second person.* you confirm alone/);
  expect(es.requests.care.decides).toMatch(
    /Lo que mueve .* espera a una segunda persona.* lo confirmas sin nadie más/,
  );
  const said = [en, es].map(({ requests: { care } }) => care.intro + care.decides).join();
  expect(said).not.toMatch(/every change waits|todo cambio espera/);
});
