import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from './keys.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Turns values into ciphertext and back. */
export interface Seal {
  seal(value: unknown): Uint8Array;
  /** Throws when the key is another or a byte was changed. */
  open(sealed: Uint8Array): unknown;
}

/**
 * AES-256-GCM over JSON. Layout: 12 bytes of IV, 16 of tag, then the ciphertext. What is sealed is sealed with the
 * current key; what a former one has sealed still opens.
 */
export function createSeal({ current, former }: Keys): Seal {
  return {
    seal(value) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      for (const key of [current, ...former].slice(0, -1)) {
        try {
          return openWith(key, sealed);
        } catch {
          // Sealed with a key of before: the last one says what is wrong, if anything is.
        }
      }
      return openWith(former.at(-1) ?? current, sealed);
    },
  };
}

function openWith(key: Uint8Array, sealed: Uint8Array): unknown {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
