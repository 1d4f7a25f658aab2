import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonical } from '../chain.ts';
import { type Keys, keysFor } from '../keys.ts';

/** What is vouched for: each kind says other things, and a mark of one is none of another. */
export type Kind = 'request' | 'message';

/** Named things that a mark covers, all of them. */
export type Said = Readonly<Record<string, unknown>>;

/** Vouches for what is written, and knows again what it has vouched for. */
export interface Marks {
  mark(kind: Kind, said: Said): string;
  /** Whether this was said, be it under a former key. */
  isMark(kind: Kind, said: Said, mark: string): boolean;
}

/** HMAC-SHA256 under a key of its own: who can write the database alone cannot make a mark. */
export function createMarks(keys: Keys): Marks {
  const derived = keysFor(keys, 'vouching');
  const under = (key: Buffer, kind: Kind, said: Said) =>
    createHmac('sha256', key)
      .update(canonical([kind, said]))
      .digest();
  return {
    mark: (kind, said) => under(derived[0], kind, said).toString('base64url'),
    isMark(kind, said, mark) {
      const given = Buffer.from(mark, 'base64url');
      return derived.some((key) => {
        const wanted = under(key, kind, said);
        return wanted.length === given.length && timingSafeEqual(wanted, given);
      });
    },
  };
}
