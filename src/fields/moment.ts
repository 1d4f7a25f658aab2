import { type WrittenDate, writtenDate } from './written-date.ts';

/** The clock the back office lives by. */
const SPAIN = 'Europe/Madrid';

const IN_SPAIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: SPAIN,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The day and the time of a moment on the clocks of Spain. */
export function inSpain(at: number): { readonly date: string; readonly time: string } {
  const parts = new Map(IN_SPAIN.formatToParts(at).map(({ type, value }) => [type, value]));
  const joined = (types: readonly Intl.DateTimeFormatPartTypes[], by: string) =>
    types.map((type) => parts.get(type)).join(by);
  return {
    date: joined(['year', 'month', 'day'], '-'),
    time: joined(['hour', 'minute', 'second'], ':'),
  };
}

/**
 * Reads a moment: what has a zone is that instant, what has none was written by a clock of Spain, a day
 * alone is its beginning there. `undefined` when it is none of these.
 */
export function momentOf(text: string): Date | undefined {
  const written = writtenDate(text);
  return written && new Date(written.at ?? fromSpain(written));
}

/** The instant at which the clocks of Spain show this: one that they skip is an hour later, as people take it. */
function fromSpain({ date, time = '00:00:00' }: WrittenDate): number {
  const wanted = Date.parse(`${date}T${time}Z`);
  const ahead = (at: number): number => {
    const shown = inSpain(at);
    return Date.parse(`${shown.date}T${shown.time}Z`) - at;
  };
  return wanted - ahead(wanted - ahead(wanted));
}
