import { createHmac } from 'node:crypto';
import { canonical } from '../store/chain.ts';
import { type Keys, keysFor } from '../store/keys.ts';
import type { RequestRecord } from '../store/store.ts';

/** What an approver is shown, and what is executed or not at all. */
export type Shown = Pick<
  RequestRecord,
  'id' | 'operationId' | 'onScreen' | 'target' | 'input' | 'facts' | 'touches' | 'terms'
>;

/** Names what is shown: another input, target, state before or policy has another name. */
export interface Digest {
  of(shown: Shown): string;
  /** Whether this is what the name was given to, be it under a former key. */
  isOf(shown: Shown, digest: string): boolean;
  /** What marks values that are kept shortened only, within one request; under the current key, then under former ones. */
  marks(id: string): readonly [Mark, ...Mark[]];
}

/** The same for the same value, and nothing else: two that are shortened alike have other marks. */
export type Mark = (clear: unknown) => string;

/**
 * HMAC-SHA256 in hex, under a key derived from the encryption key: who can write the database alone cannot
 * give another input an approved one's name.
 */
export function createDigest(keys: Keys): Digest {
  const [current, ...former] = keysFor(keys, 'approvals');
  const under = (key: Buffer, { id, operationId, onScreen, target, input, facts, touches, terms }: Shown) =>
    createHmac('sha256', key)
      .update(canonical([id, operationId, target === '' ? onScreen : target, input, facts, touches, terms]))
      .digest('hex');
  const mark =
    (key: Buffer, id: string): Mark =>
    (clear) =>
      createHmac('sha256', key)
        .update(canonical(['mark', id, clear]))
        .digest('hex');
  return {
    marks: (id) => [mark(current, id), ...former.map((key) => mark(key, id))],
    of: (shown) => under(current, shown),
    isOf: (shown, digest) => [current, ...former].some((key) => under(key, shown) === digest),
  };
}

/** As much of a digest as a button carries. */
export const short = (digest: string): string => digest.slice(0, 16);
