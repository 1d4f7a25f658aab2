import { createDecipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keysFor } from '../../src/store/keys.ts';
import { ofMeta } from '../../src/store/places.ts';
import { createSeal } from '../../src/store/seal.ts';

const current = randomBytes(32);
const keys = { current, former: [randomBytes(32)] };

describe('the keys', () => {
  it('S102: every use derives its own key, and none is the encryption key itself', () => {
    const purposes = ['sealing', 'vouching', 'approvals', 'subjects', 'callbacks'] as const;
    const derived = purposes.flatMap((purpose) => keysFor(keys, purpose).map((key) => key.toString('hex')));
    expect(new Set(derived).size).toBe(purposes.length * 2);
    expect(derived).not.toContain(current.toString('hex'));
  });

  it('S102: what is sealed does not open with the encryption key, whatever the layout', () => {
    const place = ofMeta('key-check');
    const sealed = Buffer.from(createSeal(keys).seal('careline', place));
    for (const at of [0, 1]) {
      for (const bound of ['', '[1,"meta","value","key-check"]']) {
        const decipher = createDecipheriv('aes-256-gcm', current, sealed.subarray(at, at + 12));
        decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(at + 12, at + 28));
        decipher.update(sealed.subarray(at + 28));
        expect(() => decipher.final()).toThrow();
      }
    }
  });
});
