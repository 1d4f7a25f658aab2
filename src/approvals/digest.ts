import { createHmac, hkdfSync } from 'node:crypto';
import { canonical } from '../store/chain.ts';
import type { RequestRecord } from '../store/store.ts';

/** What an approver is shown, and what is executed or not at all. */
export type Shown = Pick<
  RequestRecord,
  'id' | 'operationId' | 'target' | 'input' | 'facts' | 'touches' | 'terms'
>;

/** Names what is shown: another input, target, state before or policy has another name. */
export type Digest = (shown: Shown) => string;

const KEY_BYTES = 32;

/**
 * HMAC-SHA256 in hex, under a key derived from the encryption key: who can write the database alone cannot
 * give another input an approved one's name.
 */
export function createDigest(encryptionKey: Uint8Array): Digest {
  const key = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'careline approvals', KEY_BYTES));
  return ({ id, operationId, target, input, facts, touches, terms }) =>
    createHmac('sha256', key)
      .update(canonical([id, operationId, target, input, facts, touches, terms]))
      .digest('hex');
}

/** As much of a digest as a button carries. */
export const short = (digest: string): string => digest.slice(0, 16);
