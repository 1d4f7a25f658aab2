/**
 * The key of the log. It is random and stands sealed in `meta`, so that renewing the encryption key leaves every hash
 * there is. What tells the encryption key says as well that there is a key of the log: that cannot be taken away.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Chain, createChain, type LogKey, UNKEYED } from '../chain.ts';
import { ofMeta } from '../places.ts';
import type { Seal } from '../seal.ts';
import { StoreUnusable } from '../unusable.ts';

/** The rows of `meta`. */
export const KEY_CHECK = 'key-check';
export const LOG_KEY = 'log-key';

const CHECK_PLACE = ofMeta(KEY_CHECK);
const LOG_KEY_PLACE = ofMeta(LOG_KEY);

/** Sealed with the key a database is written with: of one whose log has a key, and of one of before. */
const KEYED = 'careline, and its log has a key';
const UNKEYED_CHECK = 'careline';

const BYTES = 32;
const sealedLogKey = z.object({
  key: z
    .base64()
    .transform((text): Uint8Array => Buffer.from(text, 'base64'))
    .refine(({ length }) => length === BYTES),
  from: z.int().positive(),
});

/**
 * In which form a database is written. `unkeyed`: it is vouched for, and its log has no key yet; `former`: nothing in it is
 * vouched for; `none`: nobody has written it yet.
 */
export type Form = 'keyed' | 'unkeyed' | 'former' | 'none';

/** By what tells its key. Throws `StoreUnusable` where the key is not the one the database was written with. */
export function formOf(check: unknown, seal: Seal): Form {
  if (check === undefined) return 'none';
  if (check instanceof Uint8Array) {
    const told = opened(() => seal.open(check, CHECK_PLACE));
    if (told === KEYED) return 'keyed';
    if (told === UNKEYED_CHECK) return 'unkeyed';
    if (opened(() => seal.openFormer(check)) === UNKEYED_CHECK) return 'former';
  }
  throw new StoreUnusable('ENCRYPTION_KEY is not the key this database was written with');
}

/** A key for a log, from this event on. */
export const newLogKey = (from: number): LogKey => ({ key: randomBytes(BYTES), from });

/** Throws `StoreUnusable` where it is not what was sealed. */
export function openLogKey(sealed: unknown, seal: Seal): LogKey {
  const told = sealed instanceof Uint8Array ? opened(() => seal.open(sealed, LOG_KEY_PLACE)) : undefined;
  const read = sealedLogKey.safeParse(told);
  if (read.success) return read.data;
  throw new StoreUnusable(
    `the key of the log${sealed === undefined ? ' is gone from' : ' does not open in'} the database (table meta, ${LOG_KEY}): without it nobody can tell what was changed in the log. Somebody has written there: keep a copy for security, and restore a backup`,
  );
}

function opened(open: () => unknown): unknown {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** The rows of `meta` under the current key: from then on it opens them, also once a former one is forgotten. */
export const sealedKeys = ({ key, from }: LogKey, seal: Seal): readonly (readonly [string, Uint8Array])[] => [
  [KEY_CHECK, seal.seal(KEYED, CHECK_PLACE)],
  [LOG_KEY, seal.seal({ key: Buffer.from(key).toString('base64'), from }, LOG_KEY_PLACE)],
];

/** The chain of a log that is only read, by the rows of `meta`. Throws `StoreUnusable`. */
export function chainBy(meta: ReadonlyMap<string, unknown>, seal: Seal): Chain {
  const form = formOf(meta.get(KEY_CHECK), seal);
  if (form === 'keyed') return createChain(openLogKey(meta.get(LOG_KEY), seal));
  if (form === 'none') throw new StoreUnusable(KEYS_GONE);
  return UNKEYED;
}

/** What is said of a log whose keys are gone. */
export const KEYS_GONE = `what tells the key of this database (table meta, ${KEY_CHECK}) is gone, and there are events in its log. Somebody has written there: keep a copy for security, and restore a backup`;
