import { isValidIBAN } from 'ibantools';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/sandbox/office/catalogue.ts';
import { seed } from '../../../src/sandbox/office/seed.ts';
import type { Customer, DocumentType, Line } from '../../../src/sandbox/office/state.ts';
import { TODAY } from './visit.ts';

const { customers, known } = seed(TODAY);
const accounts = customers.flatMap((customer) => customer.accounts);
const lines = accounts.flatMap((account) => account.lines);
const terms = accounts.flatMap((account) => account.terms);

const valid: Readonly<Record<DocumentType, (number: string) => boolean>> = {
  NIF: (number) => stdnum.ES?.nif?.validate(number).isValid ?? false,
  CIF: (number) => stdnum.ES?.cif?.validate(number).isValid ?? false,
  TR: (number) => stdnum.ES?.nie?.validate(number).isValid ?? false,
  PASS: (number) => /^[A-Z]{3}[0-9]{6}$/.test(number),
};

const phoneType = (number: string) => parsePhoneNumberFromString(number, 'ES')?.getType();

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const repeated = <T>(values: readonly T[]): T[] => values.filter((value, at) => values.indexOf(value) !== at);
const count = (test: (customer: Customer) => boolean) => customers.filter(test).length;
const linesOf = (customer: Customer): Line[] => customer.accounts.flatMap((account) => account.lines);
const some = (test: (line: Line) => boolean) => (customer: Customer) => linesOf(customer).some(test);

describe('every number of the seed', () => {
  it('is a document with the right check letter', () => {
    const wrong = customers.filter(({ document }) => !valid[document.type](document.number));
    expect(wrong.map(({ document }) => document)).toEqual([]);
  });

  it('is a mobile or fixed number of its kind', () => {
    const wrong = lines.filter(
      ({ kind, number }) =>
        number !== null && phoneType(number) !== (kind === 'mobile' ? 'MOBILE' : 'FIXED_LINE'),
    );
    expect(wrong.map(({ number }) => number)).toEqual([]);
    expect(lines.filter(({ kind, number }) => (kind === 'tv') !== (number === null))).toEqual([]);
  });

  it('is an ICCID of 19 digits that passes Luhn, on mobile lines alone', () => {
    const cards = lines.flatMap(({ iccid }) => iccid ?? []);
    expect(cards.filter((card) => !/^8934[0-9]{15}$/.test(card) || !luhn(card))).toEqual([]);
    expect(cards).toHaveLength(lines.filter(({ kind }) => kind === 'mobile').length);
  });

  it('is a Spanish IBAN', () => {
    expect(
      accounts.map(({ iban }) => iban).filter((iban) => !isValidIBAN(iban) || !iban.startsWith('ES')),
    ).toEqual([]);
  });

  it('stands once', () => {
    expect(repeated(customers.map(({ document }) => document.number))).toEqual([]);
    expect(repeated(customers.map(({ email }) => email))).toEqual([]);
    expect(repeated(lines.flatMap(({ number }) => number ?? []))).toEqual([]);
    expect(repeated(lines.flatMap(({ iccid }) => iccid ?? []))).toEqual([]);
    expect(repeated([...customers, ...accounts, ...lines].map(({ uuid }) => uuid))).toEqual([]);
  });
});

describe('the customers', () => {
  it('are two hundred and more, of every kind', () => {
    expect(customers.length).toBeGreaterThanOrEqual(200);
    const counts = {
      business: count(({ kind }) => kind === 'business'),
      nie: count(({ document }) => document.type === 'TR'),
      passport: count(({ document }) => document.type === 'PASS'),
      oneLine: count((each) => linesOf(each).length === 1),
      several: count((each) => linesOf(each).length >= 2 && linesOf(each).length <= 5),
      fortyLines: count((each) => linesOf(each).length === 40),
      inDebt: count(some(({ masks }) => masks.some((code) => code.startsWith('DEBT')))),
      theft: count(some(({ blocks }) => blocks.some(({ id }) => id === 1))),
      loss: count(some(({ blocks }) => blocks.some(({ id }) => id === 2))),
      terminated: count(some(({ status }) => status === 'BAJA')),
      prepaid: count(some(({ type }) => type === 'PRE-PAGO')),
      postpaid: count(some(({ type }) => type === 'POST-PAGO')),
      fixed: count(some(({ kind }) => kind === 'fixed')),
      tv: count(some(({ kind }) => kind === 'tv')),
      costly: terms.filter(({ penalty }) => penalty > 0).length,
      free: terms.filter(({ penalty }) => penalty === 0).length,
    };
    expect(Object.entries(counts).filter(([, number]) => number === 0)).toEqual([]);
    expect(counts).toMatchObject({ fortyLines: 1, passport: 13 });
  });

  it('are the same each time', () => {
    expect(JSON.stringify(seed(TODAY))).toBe(JSON.stringify({ customers, known }));
  });

  it('share no state between two seeds', () => {
    const [one, other] = [seed(TODAY), seed(TODAY)];
    one.customers[0]?.accounts[0]?.lines[0]?.masks.push('CUST_MOBILE_TOTAL');
    expect(other.customers[0]?.accounts[0]?.lines[0]?.masks).toEqual([]);
  });

  it('hold the names that break careless code', () => {
    expect(known.hostile.name).toContain('<!channel>');
    expect(known.forger.name).toMatch(/`.*<https:\/\/evil\.example\|click>/);
    expect(known.rightToLeft.name).toMatch(/\u202e/);
    expect(known.longName.name.length).toBeGreaterThan(300);
  });

  it('hold Lucía, in whose name everything is fine', () => {
    expect(known.lucia).toMatchObject({ document: '12345678Z', documentType: 'NIF', msisdn: '612345678' });
  });
});

describe('the catalogue', () => {
  it('has masks for every reason and both kinds of line', () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(8);
    expect(new Set(CATALOGUE.map((mask) => mask.operationTypeCode))).toEqual(
      new Set(['DEBT', 'RISK', 'MIGRATION', 'ATC', 'CUST']),
    );
    expect(new Set(CATALOGUE.map((mask) => mask.subscriptionTypeCode))).toEqual(new Set(['MOBILE', 'FIXED']));
    expect(repeated(CATALOGUE.flatMap((mask) => [mask.code, mask.id]))).toEqual([]);
    const codes = CATALOGUE.map((mask) => mask.code);
    expect(codes).toEqual(
      expect.arrayContaining(['DEBT_MOBILE_LP', 'DEBT_MOBILE_RESTRICTED', 'DEBT_MOBILE_HOTLP']),
    );
    expect(lines.flatMap(({ masks }) => masks).filter((code) => !codes.includes(code))).toEqual([]);
  });
});
