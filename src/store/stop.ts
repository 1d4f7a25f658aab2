/** The emergency stop: while it lasts no change is sent, by any process on this database. */
import { z } from 'zod';
import { ofMeta } from './places.ts';
import type { Seal } from './seal.ts';
import type { EventRecord, NewEvent, State } from './store.ts';

/** What is said of the stop stands under an ID of its own. */
export const STOP_ID = '00000000-0000-4000-8000-000000000004';
export const STOPPED = 'stopped';
export const RELEASED = 'released';

export interface Stop {
  readonly at: Date;
  /** Who stopped everything, none of whom may release it: one person as a rule, or all who ever did where `altered`. */
  readonly by: readonly string[];
  /** Masked: it is posted as it is. */
  readonly reason: string;
  /** What says whether there is a stop is not what Careline wrote: it is taken to be one. */
  readonly altered: boolean;
}

/** Refused because somebody has stopped everything. Nothing has happened. */
export class StoreStopped extends Error {
  override readonly name = 'StoreStopped';

  constructor() {
    super('everything is stopped: no change is sent until it is released');
  }
}

/** What a person says who stops everything or releases it; masked. `groups` are those that are called. */
export interface Halt {
  readonly userId: string;
  readonly reason: string;
  readonly groups: readonly string[];
}

/** `own`: nobody releases what they have stopped themselves. */
export type Release = 'released' | 'own' | 'not_stopped';

/** Requests that wait or would be sent: their messages say that there is a stop. */
export const HALTED: readonly State[] = ['pending', 'approved'];

const PLACE = ofMeta('stop');
const row = z.object({
  seq: z.int(),
  stopped: z.boolean(),
  by: z.string(),
  reason: z.string(),
  at: z.coerce.date(),
});

/** The sealed row that says how it stands since an event. */
export const sealStop = (seal: Seal, { seq, kind, actor, at, data }: EventRecord): Uint8Array =>
  seal.seal({ seq, stopped: kind === STOPPED, by: actor, reason: String(data.reason ?? ''), at }, PLACE);

/** The same row under the current key; `undefined` where it is not one of ours, and stays what it is. */
export function resealStop(seal: Seal, value: unknown): Uint8Array | undefined {
  const said = opened(seal, value);
  return said && seal.seal(said, PLACE);
}

/**
 * The stop there is, by the row and all events under its ID. The row is sealed, and says of which event it is: one taken
 * away, put back from before or made without the key, and an event without its row, all leave everything stopped.
 */
export function stopIn(seal: Seal, value: unknown, events: readonly EventRecord[]): Stop | undefined {
  const last = events.at(-1);
  if (value === undefined && last === undefined) return undefined;
  const said = opened(seal, value);
  if (said !== undefined && said.seq === last?.seq) {
    return said.stopped ? { at: said.at, by: [said.by], reason: said.reason, altered: false } : undefined;
  }
  const stops = events.filter(({ kind }) => kind === STOPPED);
  return {
    at: last?.at ?? new Date(0),
    by: [...new Set(stops.map(({ actor }) => actor))],
    reason: String(stops.at(-1)?.data.reason ?? ''),
    altered: true,
  };
}

function opened(seal: Seal, value: unknown): z.output<typeof row> | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  try {
    return row.safeParse(seal.open(value, PLACE)).data;
  } catch {
    return undefined;
  }
}

/** What the log says of it, under its own ID and on the time line of each request it holds up. */
export const stopEvent = (
  kind: typeof STOPPED | typeof RELEASED,
  { userId, reason, groups }: Halt,
  correlationId = STOP_ID,
): NewEvent => ({
  correlationId,
  kind,
  actor: userId,
  data: { ...(reason !== '' && { reason }), ...(correlationId === STOP_ID && { groups }) },
});
