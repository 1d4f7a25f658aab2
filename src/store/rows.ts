import { z } from 'zod';
import { UnreadableEvent } from './chain.ts';
import { json, when, whole } from './parts.ts';
import type { Place } from './places.ts';
import type { Seal } from './seal.ts';
import { DESTINATIONS, type Delivery, type EventRecord } from './store.ts';

const eventRow = z.object({
  seq: whole,
  correlation_id: z.string(),
  kind: z.string(),
  actor: z.string(),
  at: when,
  data: json(z.record(z.string(), z.unknown())),
  previous_hash: z.string(),
  hash: z.string(),
});

const numbered = z.object({ seq: whole });

/** A row of `events`. Throws `UnreadableEvent` when it is none. */
export function toEvent(row: unknown): EventRecord {
  const parsed = eventRow.safeParse(row);
  if (!parsed.success) throw new UnreadableEvent(numbered.parse(row).seq);
  const read = parsed.data;
  return {
    seq: read.seq,
    correlationId: read.correlation_id,
    kind: read.kind,
    actor: read.actor,
    at: read.at,
    data: read.data,
    previousHash: read.previous_hash,
    hash: read.hash,
  };
}

/** The events of one request, to hold its row against; none where somebody has put there what is no event. */
export function toHistory(rows: readonly unknown[]): readonly EventRecord[] {
  const parsed = rows.map((row) => eventRow.safeParse(row).success);
  return parsed.every(Boolean) ? rows.map(toEvent) : [];
}

const leased = z.object({
  outbox_id: z.number(),
  destination: z.enum(DESTINATIONS),
  attempts: z.number(),
  last_error: z.string().nullable(),
});

/** A row of `outbox` with its event, as it was before this lease. */
export function toDelivery(row: unknown): Delivery {
  const { outbox_id: id, destination, attempts, last_error } = leased.parse(row);
  return {
    id,
    destination,
    attempts: attempts + 1,
    inDoubt: attempts > 0 && last_error === null,
    event: toEvent(row),
  };
}

/** What is remembered in its place; what was put there by somebody else is as good as forgotten. */
export function remembered(sealed: unknown, place: Place, seal: Seal): unknown {
  try {
    return sealed instanceof Uint8Array ? seal.open(sealed, place) : undefined;
  } catch {
    return undefined;
  }
}
