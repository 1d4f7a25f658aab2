import { z } from 'zod';
import { type EventRecord, type NewEvent, STATES, type State } from './store.ts';

/** What is said of the fence stands under an ID of its own; its last event says whether there is one. */
export const FENCE_ID = '00000000-0000-4000-8000-000000000003';
export const FENCED = 'fenced';
export const RECONCILED = 'reconciled';
/** A request is taken to be what the audit channel was told of it. */
export const RECALLED = 'recalled';

/**
 * The store is behind what was posted: it was put back, or a copy took over that lacked the last events. Nothing is
 * filed, decided, sent or expired until somebody has taken in what the channel knows.
 */
export interface Fence {
  /** The event of the fence: nothing before it is held against the channel again. */
  readonly seq: number;
  readonly at: Date;
  /** The last event there was here, and the last one that was posted. */
  readonly after: number;
  readonly upTo: number;
}

/** Refused because of the fence. Nothing has happened. */
export class StoreFenced extends Error {
  override readonly name = 'StoreFenced';

  constructor() {
    super('the database is behind what was posted: nothing is changed until it is reconciled');
  }
}

/** A request that the channel knows to be further than its row says. */
export interface Recalled {
  readonly id: string;
  readonly from: State;
  readonly to: State;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
  /** Whether its target is read back. */
  readonly check: boolean;
  readonly event: NewEvent;
}

const gap = z.object({ after: z.int(), upTo: z.int() });

/** The fence there is, by the last event under its ID. */
export function fenceIn(last: EventRecord | undefined): Fence | undefined {
  return last?.kind === FENCED
    ? { seq: last.seq, at: last.at, ...gap.catch({ after: 0, upTo: last.seq - 1 }).parse(last.data) }
    : undefined;
}

/** Whether an event may stand behind another: next to it, or where a fence says that those in between were lost. */
export function isNext(before: number, { seq, kind, correlationId, data }: EventRecord): boolean {
  if (seq === before + 1) return true;
  const read = gap.safeParse(data);
  const says = kind === FENCED && correlationId === FENCE_ID && read.success;
  return says && read.data.after === before && read.data.upTo === seq - 1;
}

/** The state a request is recalled to, by its event. */
export const recalledTo = ({ kind, data }: EventRecord): State | undefined =>
  kind === RECALLED ? STATES.find((state) => state === data.state) : undefined;

/** States that somebody or something can still change. */
export const OPEN: readonly State[] = ['pending', 'approved', 'executing', 'accepted', 'unknown'];

export type Open = Pick<Recalled, 'id'> & { readonly state: State };
const openRow = z.object({ id: z.string(), state: z.enum(STATES) });
export const toOpen = (row: unknown): Open => openRow.parse(row);

/** The fence's first event: said at once, in the audit channel. */
export const fencedEvent = (
  after: number,
  posted: { readonly seq: number; readonly hash: string },
): NewEvent => ({
  correlationId: FENCE_ID,
  kind: FENCED,
  actor: 'careline',
  data: { after, upTo: Math.max(after, posted.seq), hash: posted.hash },
});
