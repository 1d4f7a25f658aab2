import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/fields/document.ts';
import { parseEmail } from '../../src/fields/email.ts';
import { parseIban } from '../../src/fields/iban.ts';
import { parseIccid } from '../../src/fields/iccid.ts';
import { formatMsisdn, isOfSpain, nationalMsisdn, parseMsisdn } from '../../src/fields/msisdn.ts';

describe('MSISDN', () => {
  test.each([
    '612345678',
    '612 345 678',
    '612.34.56.78',
    '612-345-678',
    '(612) 345/678',
    '+34612345678',
    '+34 612 34 56 78',
    '(+34) 612345678',
    '0034 612345678',
    '34612345678',
    '612\u00a0345\u202f678\t',
    '６１２３４５６７８',
    '\u202a612345678\u202c',
    '<tel:+34612345678|612 345 678>',
    'tel:612345678',
  ])('%j', (text) => {
    expect(parseMsisdn(text)).toEqual({ ok: true, value: '612345678', kind: 'mobile' });
  });

  test('fixed lines are told apart', () => {
    expect(parseMsisdn('912345678')).toMatchObject({ value: '912345678', kind: 'fixed' });
    expect(parseMsisdn('712345678')).toMatchObject({ kind: 'mobile' });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['12345678Z', 'not_a_number'],
    ['6123', 'too_short'],
    ['6123456789', 'too_long'],
    ['+44 7911 123456', 'foreign'],
    ['00351 912345678', 'foreign'],
    ['512345678', 'not_a_line'],
    ['900123456', 'not_a_line'],
    ['803123456', 'not_a_line'],
    ['702123456', 'not_a_line'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseMsisdn(text)).toMatchObject({ ok: false, reason });
  });

  test('the national number is written in threes', () => {
    expect(formatMsisdn('612345678')).toBe('612 345 678');
  });
});

describe('a phone number of a country', () => {
  test.each([
    ['+34', '+34 612 345 678', '612345678'],
    ['', '0034612345678', '612345678'],
    ['+34', '+44 7911 123456', '+44 7911 123456'],
    ['+55', '34988123456', '34988123456'],
    ['+49', '3461-2345678', '34612345678'],
    ['+44', '(7911) 123456', '7911123456'],
    ['+44', '+44 7911 123456', '7911123456'],
    ['0044', '0044 7911 123456', '7911123456'],
    ['+44', '+34 612345678', '+34 612345678'],
    ['+351', '912 345 678', '912345678'],
    ['no prefix', '612 345 678', '612345678'],
    ['+44', 'my number', 'my number'],
  ])('of %j, %j is %j', (prefix, typed, number) => {
    expect(nationalMsisdn(typed, prefix)).toBe(number);
  });

  test('is Spanish by any spelling of its prefix, and by none', () => {
    expect(['+34', '0034', '34', ' +34 ', 'ES', ''].every(isOfSpain)).toBe(true);
    expect(['+351', '+3', '+340', '340', 'PT'].some(isOfSpain)).toBe(false);
  });
});

describe('documents', () => {
  test.each([
    ['12345678Z', 'nif', '12345678Z'],
    ['12.345.678-z', 'nif', '12345678Z'],
    ['12345678 / Z', 'nif', '12345678Z'],
    ['DNI: 12345678Z', 'nif', '12345678Z'],
    ['1234567L', 'nif', '01234567L'],
    ['K1234567L', 'nif', 'K1234567L'],
    ['x-1234567-l', 'nie', 'X1234567L'],
    ['X01234567L', 'nie', 'X1234567L'],
    ['Z1234567R', 'nie', 'Z1234567R'],
    ['B-12345674', 'cif', 'B12345674'],
    ['ESB12345674', 'cif', 'B12345674'],
    ['Q2826000H', 'cif', 'Q2826000H'],
  ])('%j', (text, type, value) => {
    expect(parseDocument(text)).toEqual({ ok: true, type, value, check: 'right' });
  });

  test.each(['AAA123456', 'aaa 123 456', 'PA1234567', 'C01X00T47', 'NIE123456'])('passport %j', (text) => {
    expect(parseDocument(text)).toMatchObject({ ok: true, type: 'passport', check: 'none' });
  });

  test.each([
    ['12345678A', 'Z'],
    ['X1234567A', 'L'],
    ['K1234567A', 'L'],
    ['B12345678', '4'],
    ['Q2826000A', 'H'],
  ])('%j has a wrong check: %s is right', (text, expected) => {
    expect(parseDocument(text)).toMatchObject({ ok: true, value: text, check: 'wrong', expected });
  });

  test('what looks like a CIF with a wrong check could be a passport', () => {
    expect(parseDocument('A12345678')).toMatchObject({ type: 'cif', couldBe: 'passport' });
    expect(parseDocument('B12345674')).not.toHaveProperty('couldBe');
  });

  test.each([
    ['', 'empty'],
    ['12345678', 'letter_missing'],
    ['Laura', 'form'],
    ['A1', 'form'],
    ['AB12345678901', 'form'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseDocument(text)).toMatchObject({ ok: false, reason });
  });
});

describe('ICCID, IBAN, e-mail', () => {
  test.each(['8934071179000000016', '8934 0711 7900 0000 016', '8934071179000000016F'])(
    'ICCID %j',
    (text) => {
      expect(parseIccid(text)).toEqual({ ok: true, value: '8934071179000000016' });
    },
  );

  test('an ICCID of 20 digits', () => {
    expect(parseIccid('89340711790000000018')).toEqual({ ok: true, value: '89340711790000000018' });
  });

  test.each([
    ['', 'empty'],
    ['89x', 'not_a_number'],
    ['1234071179000000012', 'prefix'],
    ['893407117900000001', 'length'],
    ['8934071179000000017', 'check'],
  ])('ICCID %j is refused: %s', (text, reason) => {
    expect(parseIccid(text)).toMatchObject({ ok: false, reason });
  });

  test.each([
    'ES9121000418450200051332',
    'es91 2100 0418 4502 0005 1332',
    'IBAN: ES91-2100-0418-4502-0005-1332',
  ])('IBAN %j', (text) => {
    expect(parseIban(text)).toEqual({ ok: true, value: 'ES9121000418450200051332' });
  });

  test.each([
    ['', 'empty'],
    ['2100 0418', 'form'],
    ['2100 0418 45 0200051332', 'account_number'],
    ['XX9121000418450200051332', 'country'],
    ['ES912100041845020005133', 'length'],
    ['ES9121000418450200051333', 'check'],
  ])('IBAN %j is refused: %s', (text, reason) => {
    expect(parseIban(text)).toMatchObject({ ok: false, reason });
  });

  test.each([
    'ana.perez@correo.es',
    ' Ana.Perez@Correo.ES ',
    '<mailto:ana.perez@correo.es|Ana.Perez@correo.es>',
    'ana.perez @ correo.es',
    'mailto:ana.perez@correo.es',
    'ana.perez@correo.es.',
  ])('e-mail %j', (text) => {
    expect(parseEmail(text)).toEqual({ ok: true, value: 'ana.perez@correo.es' });
  });

  test.each([
    ['', 'empty'],
    ['ana', 'form'],
    ['ana@correo', 'form'],
    ['ana perez@correo.es', 'form'],
    ['a..b@correo.es', 'form'],
    ['ana@-correo.es', 'form'],
    ['a@b@c.es', 'form'],
    [`${'a'.repeat(75)}@correo.es`, 'too_long'],
  ])('e-mail %j is refused: %s', (text, reason) => {
    expect(parseEmail(text)).toMatchObject({ ok: false, reason });
  });
});

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const letterOf = (digits: string) => LETTERS[Number(digits) % 23] ?? '';
const digitsOf = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** Puts separators people use between the characters, and changes their case. */
const disturbed = (value: string) =>
  fc
    .array(fc.constantFrom('', '', '', ' ', '.', '-', '/', '\u00a0', '\t', '–', '(', ')'), {
      minLength: value.length,
      maxLength: value.length,
    })
    .chain((gaps) =>
      fc.boolean().map((isLower) => {
        const text = [...value].map((character, index) => character + (gaps[index] ?? '')).join('');
        return isLower ? text.toLowerCase() : text;
      }),
    );

const nif = digitsOf(8).map((digits) => `${digits}${letterOf(digits)}`);
const nie = fc
  .tuple(fc.constantFrom('X', 'Y', 'Z'), digitsOf(7))
  .map(([first, digits]) => `${first}${digits}${letterOf(`${'XYZ'.indexOf(first)}${digits}`)}`);

describe('for any input', () => {
  const parsers = { parseMsisdn, parseDocument, parseIccid, parseIban, parseEmail };
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789+34<>|@.-& XYZtel:mailto') }),
  );
  test.each(Object.entries(parsers))('%s never throws, and echoes no more than a line', (_name, parse) => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = parse(text);
        if (!result.ok) expect([...result.read].length).toBeLessThanOrEqual(81);
      }),
    );
  });

  test.each(Object.entries(parsers))('%s is quick on long hostile text', (_name, parse) => {
    const started = performance.now();
    for (const text of [
      'a'.repeat(100_000),
      '<tel:'.repeat(20_000),
      'a.'.repeat(50_000),
      '1'.repeat(100_000),
    ]) {
      expect(parse(text).ok).toBe(false);
      expect(parse(`${text}@`).ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('documents read back from any way of writing them', () => {
    fc.assert(
      fc.property(
        fc.oneof(nif, nie).chain((value) => fc.tuple(fc.constant(value), disturbed(value))),
        ([value, text]) => {
          expect(parseDocument(text)).toMatchObject({ ok: true, value, check: 'right' });
        },
      ),
    );
  });

  test('MSISDNs read back from any way of writing them', () => {
    const mobile = digitsOf(7).map((digits) => `61${digits}`);
    const prefixed = fc.tuple(mobile, fc.constantFrom('', '+34', '0034', '34', '+34 ', '(+34) '));
    fc.assert(
      fc.property(
        prefixed.chain(([value, prefix]) =>
          fc.tuple(fc.constant(value), fc.constant(prefix), disturbed(value)),
        ),
        ([value, prefix, text]) => {
          expect(parseMsisdn(`${prefix}${text}`)).toEqual({ ok: true, value, kind: 'mobile' });
        },
      ),
    );
  });

  test('every wrong check letter is found, and the right one is named', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    fc.assert(
      fc.property(fc.oneof(nif, nie), (value) => {
        const right = value.slice(-1);
        for (const letter of alphabet) {
          const read = parseDocument(`${value.slice(0, -1)}${letter}`);
          expect(read).toMatchObject(
            letter === right ? { check: 'right' } : { check: 'wrong', expected: right },
          );
        }
      }),
    );
  });

  test('every single wrong digit of an ICCID is found', () => {
    const value = '8934071179000000016';
    for (let at = 2; at < value.length; at += 1) {
      for (const digit of '0123456789') {
        const changed = `${value.slice(0, at)}${digit}${value.slice(at + 1)}`;
        expect(parseIccid(changed).ok).toBe(changed === value);
      }
    }
  });
});
