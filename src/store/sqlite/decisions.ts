import { counted, held, nudged, struckOut } from '../requests/changes.ts';
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
import type { Engine } from './database.ts';
import type { Log } from './log.ts';
import type { RequestRows } from './rows.ts';

/** What happens to a request while it is undecided: approvals one by one, drift, reminders. */
export function decisionStatements({ seal, now, atomically }: Engine, log: Log, rows: RequestRows) {
  return {
    // Counting and deciding are one transaction: two last approvals cannot both be the last, nor one person's two.
    countApproval(approval: NewApproval): Counted | undefined {
      return atomically(() => {
        const raw = rows.raw(approval.id);
        if (raw === undefined) return undefined;
        const counting = counted(raw, approval, now().getTime(), seal);
        if (counting === undefined || !('change' in counting)) return counting;
        const { kind, change } = counting;
        if (!rows.write(raw, change.columns)) return undefined;
        log.append(approval[kind], approval.destinations);
        return { kind, request: change.request };
      });
    },

    hold(hold: Hold): RequestRecord | undefined {
      return atomically(() => {
        const raw = rows.raw(hold.id);
        if (raw === undefined) return undefined;
        const change = held(raw, hold, now().getTime(), seal);
        if (change === undefined || !rows.write(raw, change.columns)) return undefined;
        log.append(hold.event, hold.destinations);
        return change.request;
      });
    },

    strike(strike: Strike): RequestRecord | undefined {
      return atomically(() => {
        const raw = rows.raw(strike.id);
        if (raw === undefined) return undefined;
        const change = struckOut(raw, strike, now().getTime(), seal);
        if (change === undefined || !rows.write(raw, change.columns)) return undefined;
        log.append(strike.event, strike.destinations);
        return change.request;
      });
    },

    nudge(
      id: string,
      what: Nudge,
      event: NewEvent,
      destinations: readonly Destination[],
    ): RequestRecord | undefined {
      return atomically(() => {
        const raw = rows.raw(id);
        if (raw === undefined) return undefined;
        const change = nudged(raw, what, now().getTime(), seal);
        if (change === undefined || !rows.write(raw, change.columns)) return undefined;
        log.append(event, destinations);
        return change.request;
      });
    },
  };
}
