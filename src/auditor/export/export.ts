import type { LogReader } from '../../store/audited.ts';
import type { Span } from '../arguments.ts';
import { eventsOf, type Write } from '../log-pages.ts';
import { type Format, headOf, recordOf } from './record.ts';

/** Writes the events of a span of time. */
export async function exportEvents(
  log: LogReader,
  { format, span: { from, to } }: { readonly format: Format; readonly span: Span },
  write: Write,
): Promise<void> {
  write(headOf(format));
  for await (const event of eventsOf(log)) {
    if ((from && event.at < from) || (to && event.at >= to)) continue;
    write(recordOf(event, format));
  }
}
