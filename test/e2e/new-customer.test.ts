/** A customer as they give their data: with numbers and addresses of other countries, and the day they were born. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../src/fields/path.ts';
import { startStage } from '../support/stage.ts';
import { callFor } from '../support/through-form.ts';

const stage = await startStage();
const { office } = stage;
const { lucia } = office.known;
afterAll(() => stage.close());
beforeEach(() => office.reset());

const CREATE = 'customers-v4.customers.create';
const UPDATE = 'customers-v4.customers.update';

const phone = (country_code: string, number: string) => ({ country_code, number, type: 'MOBILE' });

interface Given {
  readonly phones?: readonly unknown[];
  readonly address?: Readonly<Record<string, unknown>>;
  readonly born?: string;
}

const newCustomer = ({ phones = [phone('+34', '615667898')], address = {}, born }: Given) => ({
  params: {},
  body: {
    type: 'PRIVATE_CUSTOMER',
    preferred_language: 'es',
    segment: 'CONSUMER',
    contact_info: {
      phone_numbers: phones,
      emails: [{ email: 'antonio@example.com' }],
      postal_address: {
        address_lines: ['Calle Mayor 2, 3º A'],
        postal_code: '28039',
        locality: 'Fuenlabrada',
        administrative_area: 'Madrid',
        region_code: 'ES',
        ...address,
      },
    },
    personal_info: {
      identity_document: { number: '12345678Z', type: 'NIF' },
      name: 'Antonio',
      first_surname: 'Benavente',
      ...(born !== undefined && { birthdate: born }),
    },
  },
});

const PHONES = 'contact_info.phone_numbers';

describe('a phone number keeps its country', () => {
  it.each([
    ['V145', '+55', '34988123456', '34988123456'],
    ['V146', '+49', '3461 2345678', '34612345678'],
    ['V147', '+44', '7911 123456', '7911123456'],
  ])('%s of a new customer, %s and %s, is sent %s', async (_id, country, typed, number) => {
    const given = newCustomer({ phones: [phone('+34', '+34 612 345 678'), phone(country, typed)] });
    const { body } = await callFor(stage, CREATE, given);
    expect(valueAt(body, PHONES)).toEqual([phone('+34', '612345678'), phone(country, number)]);
  });

  it('V146 of a customer who is there already too', async () => {
    const phone_numbers = [phone('+49', '3461 2345678')];
    const params = { customer_id: lucia.customerUuid };
    const { body } = await callFor(stage, UPDATE, { params, body: { contact_info: { phone_numbers } } });
    expect(valueAt(body, PHONES)).toEqual([phone('+49', '34612345678')]);
  });
});

/** What the form says of an input it does not take. */
const refusal = (given: Given): Promise<string> =>
  callFor(stage, CREATE, newCustomer(given)).then(
    () => 'sent',
    (error: unknown) => String(error),
  );

describe('a day of birth', () => {
  it('V201 that is still to come is refused under its field, and nothing is sent', async () => {
    expect(await refusal({ born: '2099-01-01' })).toMatch(/birthdate.*still to come/);
    expect(office.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('V201 of today is none that is to come', async () => {
    const born = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(stage.now());
    const { body } = await callFor(stage, CREATE, newCustomer({ born }));
    expect(valueAt(body, 'personal_info.birthdate')).toBe(born);
  });
});

describe('a postal code', () => {
  it.each([
    ['V202', '00123'],
    ['V202', '53001'],
    ['V202', '2803'],
  ])('%s of Spain, %s, is of no province', async (_id, postal_code) => {
    expect(await refusal({ address: { postal_code } })).toMatch(/postal_code.*province from 01 to 52/);
  });

  it.each([
    ['V203', '1000-001', 'PT'],
    ['V203', 'AD500', 'AD'],
    ['V203', 'SW1A 1AA', 'GB'],
    ['V203', '01001', 'ES'],
    ['V203', '52001', 'ES'],
  ])('%s %s of %s is sent as it is written there', async (_id, postal_code, region_code) => {
    const { body } = await callFor(stage, CREATE, newCustomer({ address: { postal_code, region_code } }));
    expect(valueAt(body, 'contact_info.postal_address')).toMatchObject({ postal_code, region_code });
  });

  it('V204 a country in small letters is sent in capitals', async () => {
    const { body } = await callFor(stage, CREATE, newCustomer({ address: { region_code: 'es' } }));
    expect(valueAt(body, 'contact_info.postal_address.region_code')).toBe('ES');
  });
});
