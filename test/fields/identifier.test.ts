import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifiers, maskIdentifier, recognise } from '../../src/fields/identifier.ts';

describe('what was typed', () => {
  test.each([
    ['12345678Z', { kind: 'document', type: 'nif', value: '12345678Z', check: 'right' }],
    ['1234567 l', { kind: 'document', type: 'nif', value: '01234567L', check: 'right' }],
    ['12345678A', { kind: 'document', type: 'nif', value: '12345678A', check: 'wrong', expected: 'Z' }],
    ['AAA123456', { kind: 'document', type: 'passport', value: 'AAA123456', check: 'none' }],
    ['<tel:+34612345678|612 345 678>', { kind: 'msisdn', value: '612345678', line: 'mobile' }],
    ['91 234 56 78', { kind: 'msisdn', value: '912345678', line: 'fixed' }],
    ['34612345678', { kind: 'msisdn', value: '612345678', line: 'mobile' }],
    ['<mailto:A@b.es|A@b.es>', { kind: 'email', value: 'a@b.es' }],
    ['123E4567-E89B-12D3-A456-426614174000', { kind: 'uuid', value: '123e4567-e89b-12d3-a456-426614174000' }],
    ['12345678', { kind: 'id', value: '12345678', couldBe: '12345678Z' }],
    ['214748364', { kind: 'id', value: '214748364' }],
    ['512345678', { kind: 'id', value: '512345678' }],
    ['7', { kind: 'id', value: '7' }],
    ['8934011411551283019', { kind: 'id', value: '8934011411551283019' }],
  ])('%j', (text, expected) => {
    expect(recognise(text)).toEqual(expected);
  });

  test.each([
    ['', 'empty'],
    ['\u200b \u00a0', 'empty'],
    ['Laura', 'form'],
    ['juan@', 'email_form'],
    ['+44 7911 123456', 'foreign'],
    ['+34 612', 'too_short'],
    ['+34 512 345 678', 'not_a_line'],
    ['612345678 699123456', 'several'],
    ['12345678Z, 612345678', 'several'],
    ['612345678 6991234', 'id_too_long'],
    ['12345678901234567890', 'id_too_long'],
  ])('%j is not readable: %s', (text, reason) => {
    expect(recognise(text)).toMatchObject({ kind: 'unreadable', reason });
  });

  test('what was read is said, without markup', () => {
    expect(recognise('<!channel> <tel:+447911123456|+44 7911>')).toMatchObject({ read: '+447911123456' });
  });

  test('never throws, and what was recognised is recognised again', () => {
    const pieces = fc.constantFrom(
      '6',
      '1',
      '2345',
      '678',
      'Z',
      'X',
      '@',
      'b.es',
      ' ',
      '-',
      '+34',
      '<',
      '>',
      '|',
      'tel:',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const first = recognise(text);
        if (first.kind !== 'unreadable') expect(recognise(first.value)).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what stands in a message', () => {
  test('documents, phones and e-mails in order, each once', () => {
    const text = `Hola <@U12345678>, el cliente 12.345.678-Z (12345678z) llama del <tel:+34612345678|612 345 678>
      y del 91 234 56 78, correo <mailto:Ana@correo.es|Ana@correo.es>. Empresa B12345674, su pareja X1234567L, pasaporte AAA123456.`;
    expect(findIdentifiers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'document 12345678Z',
      'msisdn 612345678',
      'msisdn 912345678',
      'email ana@correo.es',
      'document B12345674',
      'document X1234567L',
      'document AAA123456',
    ]);
  });

  test('neighbours are not glued together', () => {
    expect(findIdentifiers('612345678 699123456\n613000111').map(({ value }) => value)).toEqual([
      '612345678',
      '699123456',
      '613000111',
    ]);
  });

  test.each([
    'el DNI 12345678 y el contrato 4G, llamad a las 10',
    'IBAN ES91 2100 0418 4502 0005 1332',
    'IBAN HR12 1001 0051 8130 0016 0',
    'SIM 8934 0711 7900 0000 016 y 8934071179000000016',
    'correlation 6f1e4567-e89b-12d3-a456-612345678000',
    'pedido 4512345678901',
    'llamar al 900123456 o +44 7911 123456',
  ])('nothing in %j', (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  });

  test.each([
    ['X-1234567-L', 'X1234567L'],
    ['612345678@correo.es', '612345678@correo.es'],
  ])('what stands inside another is not found again: %s', (text, value) => {
    expect(findIdentifiers(text).map((found) => found.value)).toEqual([value]);
  });

  test('at most ten, and quick on hostile text', () => {
    const many = Array.from({ length: 30 }, (_each, index) => `6123456${String(index).padStart(2, '0')}`);
    expect(findIdentifiers(many.join(', '))).toHaveLength(10);
    const started = performance.now();
    for (const piece of ['6 ', 'a.', 'a@', '1.', 'ES91 ', '<@', '<tel:', 'X1'])
      findIdentifiers(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(findIdentifiers(text).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

test('an identifier in a channel', () => {
  const shown = (text: string) => {
    const identifier = recognise(text);
    return identifier.kind === 'unreadable' ? undefined : maskIdentifier(identifier);
  };
  expect(shown('612345678')).toBe('••• ••• 678');
  expect(shown('12345678Z')).toBe('•••••678Z');
  expect(shown('laura@correo.es')).toBe('l•••@•••.es');
  expect(shown('214748364')).toBe('214748364');
  // It could be a NIF whose letter was left out.
  expect(shown('12345678')).toBe('•••••678');
});
