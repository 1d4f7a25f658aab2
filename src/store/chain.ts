import { createHash, createHmac } from 'node:crypto';
import type { EventRecord, NewEvent } from './store.ts';

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** A row of the log that is no event: nothing of ours wrote it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly seq: number;

  constructor(seq: number) {
    super(`event ${seq} of the log cannot be read`);
    this.seq = seq;
  }
}

/** What the hashes of a log are made with, and the first event whose hash is. */
export interface LogKey {
  readonly key: Uint8Array;
  readonly from: number;
}

/** Whether an event is what was written, and follows the one before it. */
export type Follows = (previousHash: string, event: EventRecord) => boolean;

/** How the events of a log are tied together. */
export interface Chain {
  /** In hex, over the previous hash and everything the event says. */
  hash(previousHash: string, seq: number, at: Date, event: NewEvent): string;
  readonly follows: Follows;
}

/**
 * HMAC-SHA256 under the key of the log from one event on: who can write the database alone cannot make a hash that fits.
 * Before it SHA-256, of the time when there was no key; neither is tried in the place of the other.
 */
export function createChain({ key, from }: LogKey): Chain {
  const hash = (previousHash: string, seq: number, at: Date, event: NewEvent): string =>
    (seq >= from ? createHmac('sha256', key) : createHash('sha256'))
      .update(textOf(previousHash, seq, at, event))
      .digest('hex');
  return {
    hash,
    follows: (previousHash, event) =>
      isBehind(previousHash, event) && event.hash === hash(previousHash, event.seq, event.at, event),
  };
}

/** The chain of a log that never had a key. */
export const UNKEYED: Chain = createChain({ key: Buffer.alloc(0), from: Number.POSITIVE_INFINITY });

/** Whether an event says that it stands behind another: all that can be told without the key. */
export const isBehind: Follows = (previousHash, event) => event.previousHash === previousHash;

/** All that a hash covers, keys in a fixed order. */
const textOf = (previousHash: string, seq: number, at: Date, event: NewEvent): string =>
  JSON.stringify([
    previousHash,
    seq,
    at.toISOString(),
    event.correlationId,
    event.kind,
    event.actor,
    canonical(event.data),
  ]);

/** JSON with sorted keys: a database may hand them back in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
