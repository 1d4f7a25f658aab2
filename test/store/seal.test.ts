import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';

const key = randomBytes(32);
const seal = createSeal({ current: key, former: [] });

describe('the seal', () => {
  it('gives back any value it was given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON knows no negative zero.
        expect(seal.open(seal.seal(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('seals the same value differently each time', () => {
    const sealed = new Set(Array.from({ length: 20 }, () => Buffer.from(seal.seal('x')).toString('hex')));
    expect(sealed.size).toBe(20);
  });

  it('opens nothing with another key', () => {
    expect(() =>
      createSeal({ current: randomBytes(32), former: [randomBytes(32)] }).open(seal.seal('x')),
    ).toThrow();
  });

  it('opens nothing in which any byte was changed, or cut off', () => {
    const sealed = seal.seal({ document: '12345678Z' });
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => seal.open(changed), `byte ${index}`).toThrow();
      expect(() => seal.open(sealed.subarray(0, index)), `${index} bytes`).toThrow();
    }
  });

  it('opens what a former key has sealed, and seals with the current one', () => {
    const current = randomBytes(32);
    const renewed = createSeal({ current, former: [key] });
    expect(renewed.open(seal.seal('x'))).toBe('x');
    expect(createSeal({ current, former: [] }).open(renewed.seal('y'))).toBe('y');
    expect(() => seal.open(renewed.seal('y'))).toThrow();
  });
});
