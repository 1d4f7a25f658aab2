import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoney } from '../../src/fields/money.ts';

describe('an amount in euros', () => {
  test.each([
    ['12,10', 12.1],
    ['12.10', 12.1],
    ['12', 12],
    ['12,5', 12.5],
    ['0,01', 0.01],
    ['-5,00', -5],
    ['\u22125', -5],
    ['- 5', -5],
    ['12,10 €', 12.1],
    ['€12.10', 12.1],
    ['12,10 EUR', 12.1],
    ['12 euros', 12],
    ['1.210,50', 1210.5],
    ['1,210.50', 1210.5],
    ['1 210,50', 1210.5],
    ['1\u00a0210', 1210],
    ["1'210.5", 1210.5],
    ['1.210.000', 1_210_000],
    ['1,210,000', 1_210_000],
    ['１２,１０', 12.1],
    ['0', 0],
    ['9999999999999.99', 9999999999999.99],
  ])('%j is %d', (typed, value) => {
    expect(parseMoney(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['€', 'empty'],
    ['1.210', 'decimals'],
    ['1,210', 'decimals'],
    ['1.234', 'decimals'],
    ['1.000 €', 'decimals'],
    ['-1.210', 'decimals'],
    ['12.3456', 'decimals'],
    ['twelve', 'form'],
    ['1e5', 'form'],
    ['0x10', 'form'],
    ['12.10.5', 'form'],
    ['1.21,5.0', 'form'],
    ['1.210,500', 'form'],
    ['.5', 'form'],
    ['12,', 'form'],
    ['12 10', 'form'],
    ['$12', 'form'],
    ['99999999999999', 'too_large'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(parseMoney(typed)).toMatchObject({ ok: false, reason });
  });

  test('keeps every cent, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.constantFrom('.', ','), (all, sign) => {
        const [whole, cents] = [Math.floor(all / 100), String(all % 100).padStart(2, '0')];
        const read = parseMoney(`${whole}${sign}${cents}`);
        expect(read.ok && Math.round(read.value * 100)).toBe(all);
        expect(read.ok && read.value.toFixed(2)).toBe(`${whole}.${cents}`);
      }),
    );
  });
});
