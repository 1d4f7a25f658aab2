import { hkdfSync } from 'node:crypto';

/** The encryption key, 32 bytes, and what it was before it was renewed. */
export interface Keys {
  readonly current: Uint8Array;
  readonly former: readonly Uint8Array[];
}

const BYTES = 32;

/** Keys for one purpose, derived from each of the encryption keys, the current one first. */
export function keysFor({ current, former }: Keys, purpose: string): readonly [Buffer, ...Buffer[]] {
  const derived = (key: Uint8Array) => Buffer.from(hkdfSync('sha256', key, '', `careline ${purpose}`, BYTES));
  return [derived(current), ...former.map(derived)];
}
