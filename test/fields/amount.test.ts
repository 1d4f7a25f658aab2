import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, sumOf } from '../../src/fields/amount.ts';

describe('an amount of an API', () => {
  it.each([
    [0, 0],
    [-55.19, -55.19],
    ['150.50', 150.5],
    ['120.5', 120.5],
    [' 7 ', 7],
    ['-3', -3],
    ['0', 0],
  ])('%j is %d', (value, amount) => {
    expect(readAmount(value)).toBe(amount);
  });

  it.each([
    '120,50',
    '1,234',
    '1.234',
    '1.234,50',
    '1e3',
    '0x10',
    '',
    ' ',
    '€5',
    'gratis',
    '12345678901234.00',
    null,
    undefined,
    true,
    [],
    {},
    Number.NaN,
  ])('%j is not known', (value) => {
    expect(readAmount(value)).toBeUndefined();
  });

  it('is the same as text and as a number, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        expect(readAmount((cents / 100).toFixed(2))).toBe(readAmount(cents / 100));
      }),
    );
  });
});

describe('a sum', () => {
  it('counts what is not known instead of taking it for nothing', () => {
    expect(sumOf([100, null, 50.5, undefined])).toEqual({ known: 150.5, counted: 2, unknown: 2 });
    expect(sumOf([])).toEqual({ known: 0, counted: 0, unknown: 0 });
  });

  it('adds cents, not binary fractions', () => {
    expect(sumOf([0.1, 0.2]).known).toBe(0.3);
    expect(sumOf([1.005, -1.005]).known).toBe(0);
  });
});
