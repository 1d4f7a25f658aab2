import { z } from 'zod';
import type { EventRecord, Posted } from '../store/store.ts';

/**
 * What each message of the audit channel keeps of an event for machines: its place in the log with the hash there, so
 * that every message is a posted head, and as much as tells what became of a request. Nothing of a customer.
 */
export const postedEvent = z.object({
  seq: z.int().positive(),
  hash: z.string(),
  request: z.string(),
  kind: z.string(),
  actor: z.string(),
  /** In milliseconds. */
  at: z.int(),
  /** How it was put into words; messages of before say nothing of it. */
  wording: z.int().exactOptional(),
});
export type PostedEvent = z.output<typeof postedEvent>;

/**
 * Grows by one whenever events are put into other words: words are compared with words of the same making, all else of a
 * message by its place in the log and its hash.
 */
export const WORDING = 2;

export const postedOf = ({ seq, hash, correlationId, kind, actor, at }: EventRecord): PostedEvent => ({
  seq,
  hash,
  request: correlationId,
  kind,
  actor,
  at: at.getTime(),
  wording: WORDING,
});

/** What the audit channel keeps of the log, out of reach of who writes or restores the database. */
export interface PostedLog {
  /** What its newest messages tell, and the threads that begin at these. Throws when it cannot be read. */
  newest(threads: readonly Posted[]): Promise<readonly PostedEvent[]>;
  /** Everything it tells since a moment, and the threads that begin at these. Throws when it cannot be read. */
  since(at: Date, threads: readonly Posted[]): Promise<readonly PostedEvent[]>;
}
