import { setTimeout as pause } from 'node:timers/promises';
import type { LogReader } from '../../store/audited.ts';
import type { Span } from '../arguments.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import { type Format, headOf, recordOf } from './record.ts';

/** What is exported. */
export interface Extent {
  readonly format: Format;
  readonly span: Span;
  /** The last event that is had already. */
  readonly after: number;
}

/** Writes the events of a span of time, or those behind one. Returns the last one there is. */
export async function exportEvents(
  log: Pick<LogReader, 'events'>,
  { format, span: { from, to }, after }: Extent,
  write: Write,
): Promise<number> {
  let last = after;
  write(headOf(format));
  for await (const event of eventsOf(log, after)) {
    last = event.seq;
    if ((from && event.at < from) || (to && event.at >= to)) continue;
    write(recordOf(event, format));
  }
  return last;
}

const EVERY_MS = 1_000;

/**
 * The same, and then each event as it comes, until it is stopped. Whoever begins again says behind which event: nothing is
 * left out, and nothing comes twice.
 */
export async function followEvents(
  log: Pick<LogReader, 'events'>,
  extent: Extent,
  write: Write,
  stop: AbortSignal,
): Promise<void> {
  let after = extent.after;
  while (!stop.aborted) {
    after = await exportEvents(log, { ...extent, after }, write);
    await pause(EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}
