import { createHash } from 'node:crypto';
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

/** SHA-256, in hex, over the previous hash and everything the event says, keys in a fixed order. */
export function chainHash(previousHash: string, seq: number, at: Date, event: NewEvent): string {
  const text = JSON.stringify([
    previousHash,
    seq,
    at.toISOString(),
    event.correlationId,
    event.kind,
    event.actor,
    canonical(event.data),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** Whether an event is what was written, and follows the one before it. */
export function follows(previousHash: string, event: EventRecord): boolean {
  return (
    event.previousHash === previousHash && event.hash === chainHash(previousHash, event.seq, event.at, event)
  );
}

/** JSON with sorted keys: a database may hand them back in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
