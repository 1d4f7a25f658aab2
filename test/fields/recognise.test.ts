import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  findIdentifiers,
  type Identifier,
  maskIdentifier,
  recognise,
  typedAs,
} from '../../src/fields/identifier.ts';

const read = (text: string) => {
  const found = recognise(text);
  if (found.kind === 'unreadable') return `refused: ${found.reason}`;
  return `${found.kind === 'document' ? found.type : found.kind} ${found.value}`;
};

describe('what is typed after a command', () => {
  it.each([
    ['V38', '6/11/2026 10', 'refused: form'],
    ['V38 alone', '06-11-2026', 'refused: form'],
    ['V38 an address', '81.45.67.89 1', 'refused: form'],
    ['V38 an address alone', '10.20.30.40', 'refused: form'],
    ['V55', 'pasaporte 123456789', 'passport 123456789'],
    ['V55', 'passport: 612345678', 'passport 612345678'],
    ['V57', 'pasaporte RD1234567', 'passport RD1234567'],
    ['V173', 'D.N.I. 12345678Z', 'nif 12345678Z'],
    ['V174', 'DNI12345678Z', 'nif 12345678Z'],
    ['V174', 'DNI-12345678Z', 'nif 12345678Z'],
    ['V175', 'DNI nº 12345678Z', 'nif 12345678Z'],
    ['V176', 'C.I.F. B12345674', 'cif B12345674'],
    ['V177', 'TIE X1234567L', 'nie X1234567L'],
    ['V178', 'NIF/CIF: B12345674', 'cif B12345674'],
    ['V179', '12345678Z (titular)', 'nif 12345678Z'],
    ['V179', '12345678Z,', 'nif 12345678Z'],
    ['V179 a short remark', '12345678Z (Ana)', 'nif 12345678Z'],
    ['V179 in quotes', '“12345678Z”', 'nif 12345678Z'],
    ['V180', 'tel. 612345678', 'msisdn 612345678'],
    ['V181', 'móvil 612345678', 'msisdn 612345678'],
    ['V181 many words', 'el móvil de Ana es 612 345 678, gracias', 'msisdn 612345678'],
    ['V181 an address', 'correo: ana@correo.es', 'email ana@correo.es'],
    ['V182', 'Pasaporte nº AAA123456', 'passport AAA123456'],
    ['V183', '912345678x12', 'refused: form'],
    ['V183 with a blank', '912345678 ext 12', 'msisdn 912345678'],
    ['V184', 'X523821F', 'nie X0523821F'],
    ['V185', 'X-12345678-L', 'refused: nie_digits'],
    ['V185 a NIF behind it', 'X-12345678-Z', 'refused: nie_digits'],
    ['V185 said to be one', 'pasaporte X12345678L', 'passport X12345678L'],
    ['V188', '\u04251234567L', 'nie X1234567L'],
    ['V188', '12345678\u0396', 'nif 12345678Z'],
    ['V188', '\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668Z', 'nif 12345678Z'],
    ['V194', '00123456', 'id 00123456'],
    ['V194', '007', 'id 007'],
    ['V194 a country', '00351 912345678', 'refused: foreign'],
    ['V194 Spain', '0034 612', 'refused: too_short'],
    ['V195', '400123456', 'id 400123456'],
    ['V196', '5906566798696', 'msisdn 5906566798696'],
    ['V196', '+345906566798696', 'msisdn 5906566798696'],
    ['V197', '751234567', 'id 751234567'],
    ['V197', '902123456', 'id 902123456'],
    ['V173 any word', 'el B12345674', 'cif B12345674'],
    ['V173 glued to a code', 'AB-12345678-Z', 'nif 12345678Z'],
    ['V173 no letter', 'DNI 12345678', 'refused: letter_missing'],
    ['V175 a number sign', 'nº612345678', 'msisdn 612345678'],
    ['V175 a number sign', 'Nº 12345678Z', 'nif 12345678Z'],
    ['other digits beside it', '12345678Z 20', 'refused: form'],
    ['a word and digits', 'cliente 123', 'refused: form'],
  ])('%s: %j', (_case, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['V47', 'E12345678'],
    ['V48', 'E12345674'],
    ['V49', 'G20693408'],
    ['V50', 'A12345678'],
    ['V51', 'P1234567A'],
    ['V184', 'X523821F'],
  ])('%s: %s could be a passport', (_case, text) => {
    expect(recognise(text)).toMatchObject({ kind: 'document', couldBe: 'passport' });
  });

  it('V48 a word before it decides', () => {
    expect(recognise('CIF E12345674')).not.toHaveProperty('couldBe');
    expect(recognise('pasaporte E12345674')).toMatchObject({ type: 'passport' });
  });

  it('V184 the check letter is pointed out', () => {
    expect(recognise('X523821F')).toMatchObject({ check: 'wrong', expected: letterOf('00523821') });
  });

  it('V197 what has the form of a phone number is said to have it, and masked as one', () => {
    for (const text of ['751234567', '902123456']) {
      const found = recognise(text);
      expect(found).toMatchObject({ kind: 'id', likeLine: true });
      expect(found.kind === 'id' && maskIdentifier(found)).toBe(`••• ••• ${text.slice(-3)}`);
    }
    expect(recognise('400123456')).not.toHaveProperty('likeLine');
  });

  it('V196 the number of a machine is masked as a phone number', () => {
    const found = recognise('5906566798696');
    expect(found.kind === 'msisdn' && maskIdentifier(found)).toBe('••• ••• 696');
  });
});

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const letterOf = (digits: string) => LETTERS[Number(digits) % 23] ?? '';
const digitsOf = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

const phone = fc
  .tuple(
    fc.constantFrom('', '+34', '0034', '34', '+34 ', '(+34) ', '00 34 ', '+ 34 '),
    fc.constantFrom('6', '71', '91', '93', '95'),
    digitsOf(8),
    fc.constantFrom([9], [3, 3, 3], [3, 2, 2, 2], [2, 3, 2, 2], [3, 6]),
    fc.constantFrom('', ' ', '.', '-', '/', '\u00B7', '\u2013', '\u00A0'),
  )
  .map(([prefix, first, rest, groups, separator]) => {
    let left = `${first}${rest}`.slice(0, 9);
    const parts = groups.map((length) => {
      const part = left.slice(0, length);
      left = left.slice(length);
      return part;
    });
    return `${prefix}${parts.join(separator)}`;
  });
const nif = fc
  .tuple(digitsOf(8), fc.constantFrom('', ' ', '.', '-', '/', ' / '), fc.constantFrom('', '.', ' '))
  .map(
    ([digits, gap, dot]) =>
      `${[digits.slice(0, 2), digits.slice(2, 5), digits.slice(5)].join(dot)}${gap}${letterOf(digits)}`,
  );
const nie = fc
  .tuple(
    fc.constantFrom('X', 'Y', 'Z'),
    digitsOf(7),
    fc.constantFrom('', '0'),
    fc.constantFrom('', '-', '.', ' '),
  )
  .map(
    ([first, digits, zero, gap]) =>
      `${first}${gap}${zero}${digits}${gap}${letterOf(`${'XYZ'.indexOf(first)}${digits}`)}`,
  );
const company = fc
  .tuple(fc.constantFrom('A', 'B', 'F', 'G', 'N'), digitsOf(8), fc.constantFrom('', '-', 'ES'))
  .map(([first, digits, gap]) => (gap === 'ES' ? `ES${first}${digits}` : `${first}${gap}${digits}`));
const special = fc
  .tuple(fc.constantFrom('K', 'L', 'M'), digitsOf(7), fc.constantFrom(...LETTERS))
  .map(([first, digits, letter]) => `${first}${digits}${letter}`);
const email = fc
  .tuple(fc.emailAddress(), fc.constantFrom('@', ' @ ', '@ '))
  .map(([address, at]) => address.replace('@', at));
const uuid = fc.uuid().chain((each) => fc.constantFrom(each, each.toUpperCase()));
const passport = fc
  .tuple(
    fc.constantFrom('pasaporte ', 'Passport: ', 'pasaporte nº '),
    fc.constantFrom('', 'E', 'AB', 'RD'),
    digitsOf(8),
  )
  .map((parts) => parts.join(''));

const isRight = (found: ReturnType<typeof recognise>): found is Identifier =>
  found.kind !== 'unreadable' &&
  found.kind !== 'id' &&
  !(found.kind === 'document' && found.check === 'wrong');

describe('a message', () => {
  test.each(Object.entries({ phone, nif, nie, company, special, email, uuid, passport }))(
    'of what a command reads, it finds every %s in a sentence',
    (_name, values) => {
      const sentences = fc.constantFrom(
        (value: string) => value,
        (value: string) => `El cliente llama: ${value}.`,
        (value: string) => `Hola, (${value}), gracias`,
        (value: string) => `¿Es de ${value}? Sí,\nlo es`,
        (value: string) => `con ${value}, de ayer`,
      );
      fc.assert(
        fc.property(values, sentences, (value, sentence) => {
          const alone = recognise(value);
          if (!isRight(alone)) return;
          expect(findIdentifiers(sentence(value)), sentence(value)).toMatchObject([
            { kind: alone.kind, value: alone.value },
          ]);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('what is typed for an identifier is read as that identifier', () => {
    fc.assert(
      fc.property(fc.oneof(phone, nif, nie, company, special, email, uuid, passport), (value) => {
        const first = recognise(value);
        if (first.kind !== 'unreadable') expect(recognise(typedAs(first))).toMatchObject({ ...first });
      }),
    );
  });

  test('any text is read without a word of trouble', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'pasaporte ', 'DNI', 'tel.', '+', '00'),
        (text, label) => {
          expect(recognise(`${label}${text}`)).toHaveProperty('kind');
          expect(findIdentifiers(`${label}${text}`).length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});
