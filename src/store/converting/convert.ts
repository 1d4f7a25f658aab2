/**
 * The conversion of a database of before: nothing in it is vouched for, and what is sealed opens in any place. What
 * agrees with the log is vouched for and sealed anew, once; from then on the old form is never tried again.
 */
import { z } from 'zod';
import { GENESIS, UNKEYED } from '../chain.ts';
import { isNext } from '../fence.ts';
import { isOver } from '../history.ts';
import { KEYED_ID } from '../keyed/keyed-event.ts';
import { ofMemory } from '../places.ts';
import type { RawRow } from '../requests/changes.ts';
import type { Columns } from '../requests/columns.ts';
import { resealed } from '../requests/reseal.ts';
import { type Open, openRow } from '../requests/row.ts';
import type { Seal } from '../seal.ts';
import type { EventRecord, NewEvent } from '../store.ts';
import { StoreUnusable } from '../unusable.ts';
import { agrees } from './agrees.ts';

/** The conversion stands in the log under an ID of its own, so that nobody takes it away unseen. */
export const CONVERSION_ID = '00000000-0000-4000-8000-000000000002';

/** What is written of one request. */
export interface Converted {
  readonly row: RawRow;
  readonly columns: Columns;
}

export interface ConvertedRequests {
  readonly agreeing: readonly Converted[];
  /** The ids of those of which something is still to come, and of those that do not agree. */
  readonly open: readonly string[];
  readonly altered: readonly string[];
}

/** Requests that agree with the log, as they are written, and the ids of those that do not. */
export function convertedRequests(rows: readonly RawRow[], log: FormerLog, seal: Seal): ConvertedRequests {
  const open: string[] = [];
  const altered: string[] = [];
  const agreeing = rows.flatMap((row) => {
    const id = String(row.id);
    const read = readFormer(row, seal);
    if (read === undefined || !(isOver(read.state) || agrees(read, log.historyOf(id)))) {
      altered.push(id);
      return [];
    }
    if (!isOver(read.state)) open.push(id);
    return [{ row, columns: resealed(row, formerly(seal), seal) }];
  });
  return { agreeing, open, altered };
}

const formerly =
  (seal: Seal): Open =>
  (sealed) =>
    seal.openFormer(sealed);

function readFormer(row: RawRow, seal: Seal) {
  try {
    return openRow(row, formerly(seal)).request;
  } catch {
    return undefined;
  }
}

const memoryRow = z.object({ token: z.string(), owner: z.string(), sealed: z.instanceof(Uint8Array) });

/** What is remembered of forms that are open, sealed in its place; what does not open is forgotten. */
export function convertedMemory(rows: readonly unknown[], seal: Seal) {
  return rows.flatMap((row) => {
    const { data } = memoryRow.safeParse(row);
    if (data === undefined) return [];
    try {
      const { token, owner } = data;
      return [{ token, sealed: seal.seal(seal.openFormer(data.sealed), ofMemory(token, owner)) }];
    } catch {
      return [];
    }
  });
}

/** The log of a database of before, without a key, taken page by page from its start. */
export interface FormerLog {
  /** Throws `StoreUnusable` where it is not whole, or says that it is no such log any more. */
  take(page: readonly EventRecord[]): void;
  historyOf(id: string): readonly EventRecord[];
  end(): { readonly events: number; readonly head: string };
}

/** What an event of a log stands under that was taken further already. */
const TAKEN_FURTHER = { former: [CONVERSION_ID, KEYED_ID], unkeyed: [KEYED_ID] } as const;

/** Keeps the events of these requests, and no others: a log is long. */
export function formerLog(form: keyof typeof TAKEN_FURTHER, ids: ReadonlySet<string> = new Set()): FormerLog {
  const marks: readonly string[] = TAKEN_FURTHER[form];
  const histories = new Map<string, EventRecord[]>();
  let head = GENESIS;
  let events = 0;
  return {
    take(page) {
      for (const event of page) {
        if (marks.includes(event.correlationId)) throw new StoreUnusable(PUT_BACK);
        if (!isNext(events, event) || !UNKEYED.follows(head, event)) throw brokenAt(event.seq);
        head = event.hash;
        events = event.seq;
        const { correlationId: id } = event;
        if (ids.has(id)) histories.set(id, [...(histories.get(id) ?? []), event]);
      }
    },
    historyOf: (id) => histories.get(id) ?? [],
    end: () => ({ events, head }),
  };
}

const PUT_BACK =
  'this database was converted before, and what tells its key is of the time before that: somebody has put it back. Restore a backup from after the conversion';

/** What is said where the log is not whole. */
export const brokenAt = (seq: number): StoreUnusable =>
  new StoreUnusable(
    `the log is broken at event ${seq}, so that nothing in this database can be vouched for. Keep a copy of it for security, and restore a backup whose log is whole`,
  );

/** What the log says of a conversion. */
export const conversionEvent = (
  log: FormerLog,
  { agreeing, open, altered }: ConvertedRequests,
  messages: number,
): NewEvent => ({
  correlationId: CONVERSION_ID,
  kind: 'converted',
  actor: 'careline',
  data: { requests: agreeing.length, open, altered, messages, ...log.end() },
});
