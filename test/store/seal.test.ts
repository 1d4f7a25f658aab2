import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofApproval, ofMemory, ofMeta, ofRequest, type Place } from '../../src/store/places.ts';
import { createSeal } from '../../src/store/seal.ts';

const key = randomBytes(32);
const seal = createSeal({ current: key, former: [] });
const place = ofRequest('sealed', 'one');

describe('the seal', () => {
  it('gives back any value it was given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON knows no negative zero.
        expect(seal.open(seal.seal(value, place), place)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('seals the same value differently each time', () => {
    const sealed = new Set(
      Array.from({ length: 20 }, () => Buffer.from(seal.seal('x', place)).toString('hex')),
    );
    expect(sealed.size).toBe(20);
  });

  it('opens nothing with another key', () => {
    expect(() =>
      createSeal({ current: randomBytes(32), former: [randomBytes(32)] }).open(seal.seal('x', place), place),
    ).toThrow();
  });

  it('S21 S22: opens nothing in another row, column or table, of another person or under another token', () => {
    const places: readonly Place[] = [
      place,
      ofRequest('sealed', 'two'),
      ofRequest('comment', 'one'),
      ofRequest('answer', 'one'),
      ofApproval('one', 'U0SARA'),
      ofApproval('one', 'U0OMAR'),
      ofMemory('one', 'U0ALEX draft'),
      ofMemory('one', 'U0MARTA draft'),
      ofMeta('one'),
    ];
    for (const from of places) {
      const sealed = seal.seal('x', from);
      for (const to of places) {
        if (from === to) expect(seal.open(sealed, to)).toBe('x');
        else expect(() => seal.open(sealed, to), `${from.column} as ${to.column}`).toThrow();
      }
    }
  });

  it('opens nothing in which any byte was changed, or cut off', () => {
    const sealed = seal.seal({ document: '12345678Z' }, place);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => seal.open(changed, place), `byte ${index}`).toThrow();
      expect(() => seal.open(sealed.subarray(0, index), place), `${index} bytes`).toThrow();
    }
  });

  it('opens what a former key has sealed, and seals with the current one', () => {
    const current = randomBytes(32);
    const renewed = createSeal({ current, former: [key] });
    expect(renewed.open(seal.seal('x', place), place)).toBe('x');
    expect(createSeal({ current, former: [] }).open(renewed.seal('y', place), place)).toBe('y');
    expect(() => seal.open(renewed.seal('y', place), place)).toThrow();
  });
});
