/**
 * Retention: what people entered and were answered is taken out of requests that ended long ago. The row stays, with what
 * happened, when and by whom; that it was purged is vouched for, and an event.
 */
import { z } from 'zod';
import { RECALLED } from '../fence.ts';
import { ALTERED_EVENT, isOver } from '../history.ts';
import { ofRequest } from '../places.ts';
import { marked, type RawRow } from '../requests/changes.ts';
import type { Columns } from '../requests/columns.ts';
import { vouchedRow } from '../requests/read.ts';
import type { Seal } from '../seal.ts';
import { type EventRecord, type NewEvent, STATES } from '../store.ts';

/** What is purged is said under an ID of its own. */
export const PURGES_ID = '00000000-0000-4000-8000-000000000006';
export const PURGED = 'purged';

/** How many requests are purged in one transaction, and named by one event. */
export const PURGED_AT_ONCE = 100;

const DAY_MS = 86_400_000;

/** What ended before this is purged: whole days (UTC), so that what falls due on one day is purged, and told, together. */
export const purgedBefore = (now: number, days: number): number =>
  Math.floor(now / DAY_MS) * DAY_MS - days * DAY_MS;

const ENDS = STATES.filter(isOver)
  .map((state) => `'${state}'`)
  .join(', ');

/**
 * Which rows are to be purged: those of which the log says that they came to the end they are in before a moment; that
 * moment is the first two values, how many the third. The state alone proves nothing: who can write the database can
 * write it.
 */
export const dueForPurge = (name: (index: number) => string): string =>
  `purged_at IS NULL AND state IN (${ENDS}) AND created_at < ${name(0)} AND EXISTS (
     SELECT 1 FROM events
     WHERE events.correlation_id = requests.id AND events.at < ${name(1)}
       AND (events.kind = requests.state
         OR (events.kind IN ('${ALTERED_EVENT}', '${RECALLED}')
           AND events.data LIKE '%"state":"' || requests.state || '"%')))
   ORDER BY created_at LIMIT ${name(2)}`;

const approvals = z.array(z.looseObject({ userId: z.string() }));

/** Who approved and when, without what they said. */
const withoutComments = (text: unknown): string =>
  JSON.stringify(approvals.parse(JSON.parse(String(text))).map((each) => ({ ...each, comment: null })));

/**
 * A row without anything that was sealed, vouched for as such. One that was altered loses what is sealed as well, and
 * is vouched for by nobody.
 */
export function purged(raw: RawRow, now: number, seal: Seal): Columns {
  const nothing = { input: {}, reason: '', onScreen: {} };
  const columns = {
    sealed: seal.seal(nothing, ofRequest('sealed', String(raw.id))),
    comment: null,
    answer: null,
    purged_at: now,
  };
  return vouchedRow(raw, seal) === undefined
    ? { ...columns, approvals: '[]', mark: null }
    : marked(raw, { ...columns, approvals: withoutComments(raw.approvals) }, seal).columns;
}

/** What the log says of it: which requests, and before when they had ended. */
export const purgedEvent = (ids: readonly string[], days: number, before: number): NewEvent => ({
  correlationId: PURGES_ID,
  kind: PURGED,
  actor: 'careline',
  data: { purged: ids.length, days, before: new Date(before).toISOString(), ids },
});

const named = z.object({ ids: z.array(z.string()) });

/** The requests whose data an event says was purged. */
export const purgedBy = ({ correlationId, kind, data }: EventRecord): readonly string[] =>
  correlationId === PURGES_ID && kind === PURGED ? (named.safeParse(data).data?.ids ?? []) : [];
