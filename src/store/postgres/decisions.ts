import { type Change, counted, held, nudged, type RawRow, struckOut } from '../requests/changes.ts';
import type {
  Counted,
  Destination,
  Hold,
  NewApproval,
  NewEvent,
  Nudge,
  RequestRecord,
  Strike,
} from '../store.ts';
import type { Engine, Run } from './database.ts';
import type { Append } from './log.ts';
import { lockRow, writeRow } from './rows.ts';

/** What happens to a request while it is undecided: approvals one by one, drift, reminders. */
export function decisionStatements({ seal, atomically, append }: Engine) {
  const written = writing(append);
  return {
    // Counting and deciding are one transaction: two last approvals cannot both be the last, nor one person's two.
    countApproval: (approval: NewApproval) =>
      atomically(async (tx): Promise<Counted | undefined> => {
        const locked = await lockRow(tx, approval.id);
        if (locked === undefined) return undefined;
        const counting = counted(locked.raw, approval, locked.now, seal);
        if (counting === undefined || !('change' in counting)) return counting;
        const { kind, change } = counting;
        const told = { event: approval[kind], destinations: approval.destinations };
        const request = await written(tx, locked.raw, change, told);
        return request && { kind, request };
      }),

    hold: (hold: Hold) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const locked = await lockRow(tx, hold.id);
        const change = locked && held(locked.raw, hold, locked.now, seal);
        return change && written(tx, locked.raw, change, hold);
      }),

    strike: (strike: Strike) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const locked = await lockRow(tx, strike.id);
        const change = locked && struckOut(locked.raw, strike, locked.now, seal);
        return change && written(tx, locked.raw, change, strike);
      }),

    nudge: (id: string, nudge: Nudge, event: NewEvent, destinations: readonly Destination[]) =>
      atomically(async (tx): Promise<RequestRecord | undefined> => {
        const locked = await lockRow(tx, id);
        const change = locked && nudged(locked.raw, nudge, locked.now, seal);
        return change && written(tx, locked.raw, change, { event, destinations });
      }),
  };
}

/** Writes a change with its event: the request as it is now. */
const writing =
  (append: Append) =>
  async (
    tx: Run,
    raw: RawRow,
    { columns, request }: Change,
    told: { readonly event: NewEvent; readonly destinations: readonly Destination[] },
  ): Promise<RequestRecord | undefined> => {
    if (!(await writeRow(tx, raw, columns))) return undefined;
    await append(tx, told.event, told.destinations);
    return request;
  };
