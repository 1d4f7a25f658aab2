import { z } from 'zod';
import type { Chain } from './chain.ts';
import type { Seal } from './seal.ts';
import { type EventRecord, STATES, type State } from './store.ts';

/** What a row of `requests` claims, without what is sealed: to be held against the log. */
export interface Claimed {
  readonly id: string;
  readonly state: State;
  /** Whose approvals it counts. */
  readonly approvers: readonly string[];
  /** Whether it says that its data was purged. */
  readonly purged: boolean;
}

/** The log as an auditor reads it, beside a running Careline. */
export interface LogReader {
  /** The whole log in order, in pages. Throws `UnreadableEvent` at a row that is no event. */
  events(afterSeq: number, limit: number): Promise<readonly EventRecord[]>;
  /** How its events are tied together. Throws `StoreUnusable` where this is not the key, or there is none to be had. */
  chain(seal: Seal): Promise<Chain>;
  /** The events that the audit channel has not been told yet, as the outbox has it. */
  unposted(): Promise<ReadonlySet<number>>;
  /** Every request, by id, in pages; one whose row cannot be read is its id alone. */
  requests(afterId: string, limit: number): Promise<readonly (Claimed | Pick<Claimed, 'id'>)[]>;
  /** From now on everything is read as it is at this moment. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

const row = z.object({
  id: z.string(),
  state: z.enum(STATES),
  approvals: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.looseObject({ userId: z.string() }))),
  purged_at: z.unknown(),
});

/** What is read of a row. */
export const CLAIMED = 'id, state, approvals, purged_at';

/** A row of `requests`, as far as it says what it claims. */
export function toClaimed(given: unknown): Claimed | Pick<Claimed, 'id'> {
  try {
    const { id, state, approvals, purged_at } = row.parse(given);
    return {
      id,
      state,
      approvers: approvals.map(({ userId }) => userId),
      purged: purged_at !== null,
    };
  } catch {
    return z.object({ id: z.string() }).parse(given);
  }
}
