import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const NOTHING = Buffer.alloc(0);

/** AES-256-GCM over JSON: 12 bytes of IV, 16 of tag, then the ciphertext. `bound` is proved with it, and not stored. */
export function encrypt(key: Uint8Array, value: unknown, bound: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** Opens with the first of some keys that does. Throws when none does: another key, or a byte was changed. */
export function decrypt(
  keys: readonly Uint8Array[],
  sealed: Uint8Array,
  bound: Uint8Array = NOTHING,
): unknown {
  for (const key of keys.slice(0, -1)) {
    try {
      return decryptWith(key, sealed, bound);
    } catch {
      // Sealed with another of the keys: the last one says what is wrong, if anything is.
    }
  }
  return decryptWith(keys.at(-1) ?? NOTHING, sealed, bound);
}

function decryptWith(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array): unknown {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
