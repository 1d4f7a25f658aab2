import { decrypt, encrypt } from './cipher.ts';
import { type Keys, keysFor } from './keys.ts';
import type { Place } from './places.ts';
import { createMarks, type Marks } from './vouch/marks.ts';

/** The form a value is sealed in: one byte before the rest. */
const FORM = 1;

/** Turns values into ciphertext and back, and vouches for what stands in clear. */
export interface Seal extends Marks {
  seal(value: unknown, place: Place): Uint8Array;
  /** Throws when the key or the place is another, or a byte was changed. */
  open(sealed: Uint8Array, place: Place): unknown;
  /** Opens what was sealed before values were bound to their place; for the conversion alone. Throws when no key does. */
  openFormer(sealed: Uint8Array): unknown;
}

/**
 * AES-256-GCM under a key derived for it, bound to the place a value stands in: moved to another row, column or table
 * it does not open. What is sealed is sealed with the current key; what a former one has sealed still opens.
 */
export function createSeal(keys: Keys): Seal {
  const derived = keysFor(keys, 'sealing');
  return {
    ...createMarks(keys),
    seal: (value, place) => Buffer.concat([Buffer.of(FORM), encrypt(derived[0], value, bytesOf(place))]),
    open(sealed, place) {
      if (sealed[0] !== FORM) throw new Error('sealed in another form');
      return decrypt(derived, sealed.subarray(1), bytesOf(place));
    },
    openFormer: (sealed) => decrypt([keys.current, ...keys.former], sealed),
  };
}

const bytesOf = ({ table, column, row }: Place): Buffer =>
  Buffer.from(JSON.stringify([FORM, table, column, row]));
