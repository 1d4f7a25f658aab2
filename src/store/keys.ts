import { hkdfSync } from 'node:crypto';

/** The encryption key, 32 bytes, and what it was before it was renewed. */
export interface Keys {
  readonly current: Uint8Array;
  readonly former: readonly Uint8Array[];
}

/** What a key is for. Each has its own, derived: what one of them makes is of no use to another. */
export type Purpose = 'sealing' | 'vouching' | 'approvals' | 'subjects' | 'callbacks';

const BYTES = 32;

/** Keys for one purpose, derived from each of the encryption keys, the current one first. */
export function keysFor({ current, former }: Keys, purpose: Purpose): readonly [Buffer, ...Buffer[]] {
  const derived = (key: Uint8Array) => Buffer.from(hkdfSync('sha256', key, '', `careline ${purpose}`, BYTES));
  return [derived(current), ...former.map(derived)];
}
