import type { LogReader } from '../store/audited.ts';
import type { EventRecord } from '../store/store.ts';

const PAGE = 1_000;

/** Where a command writes; a line is not ended for it. */
export type Write = (text: string) => void;

/** Every event of the log behind one, in order. */
export async function* eventsOf(log: Pick<LogReader, 'events'>, since = 0): AsyncGenerator<EventRecord> {
  let after = since;
  for (;;) {
    const page = await log.events(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}
