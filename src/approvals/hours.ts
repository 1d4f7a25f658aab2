/** Office hours, as a policy writes them: one window or several, such as `Mon-Fri 08:00-20:00 Europe/Madrid`. */

const DAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MINUTE_MS = 60_000;

/** Some hours of some days. */
export interface Window {
  /** Monday is 0; both ends belong to it. */
  readonly days: readonly [number, number];
  /** `HH:MM`; the end does not belong to it. */
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** Open is when one of the windows is. */
export type OfficeHours = readonly Window[];

const WRITTEN = new RegExp(
  `^(${DAYS.join('|')})(?:-(${DAYS.join('|')}))? ([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d) (\\S+)$`,
);

/** One window; `undefined` when it is not written as above, runs backwards, or names no time zone. */
export function parseWindow(text: string): Window | undefined {
  const [, first = '', last = first, hour = '', minute = '', endHour = '', endMinute = '', timeZone = ''] =
    WRITTEN.exec(text) ?? [];
  const days = [DAYS.indexOf(first), DAYS.indexOf(last)] as const;
  const [from, to] = [`${hour}:${minute}`, `${endHour}:${endMinute}`];
  return days[0] < 0 || days[0] > days[1] || from >= to || to > '24:00' || !isTimeZone(timeZone)
    ? undefined
    : { days, from, to, timeZone };
}

/** Whether a moment lies within the hours, on the clocks of their place. */
export const isWithin = (hours: OfficeHours, at: Date): boolean =>
  hours.some((window) => {
    const minute = minuteOfWeek(at, window.timeZone);
    return openings(window).some(({ from, to }) => minute >= from && minute < to);
  });

/** When the hours begin next, to the minute; the moment itself where they have begun. */
export function nextOpening(hours: OfficeHours, at: Date): Date {
  if (isWithin(hours, at)) return at;
  const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  const candidates = hours.flatMap((window) =>
    openings(window).flatMap(({ from }) => {
      const wait = wrapped(from - minuteOfWeek(at, window.timeZone));
      const after = (minutes: number) => new Date(minute + minutes * MINUTE_MS);
      // Between now and then the clocks of the place may be set on or back.
      const exact = [wait - HOUR, wait, wait + HOUR]
        .map(after)
        .filter((then) => then > at && minuteOfWeek(then, window.timeZone) === from);
      return exact.length > 0 ? exact : [after(wait)];
    }),
  );
  return new Date(Math.min(...candidates.map((then) => then.getTime())));
}

/** The longest time in a week for which the hours are closed, in seconds. */
export function longestClosed(hours: OfficeHours, at: Date): number {
  const open = hours
    .flatMap((window) => {
      const zone = wrapped(minuteOfWeek(at, window.timeZone) - minuteOfWeek(at, 'UTC'));
      return openings(window).map(({ from, to }) => ({ from: from - zone, length: to - from }));
    })
    .flatMap(({ from, length }) => {
      const start = wrapped(from);
      return [0, WEEK].map((week) => ({ from: start + week, to: start + week + length }));
    })
    .toSorted((a, b) => a.from - b.from);
  let [longest, until] = [0, open[0]?.to ?? 0];
  for (const { from, to } of open) {
    longest = Math.max(longest, from - until);
    until = Math.max(until, to);
  }
  return longest * 60;
}

/** The minutes of the week at which a window opens and closes. */
function openings({ days: [first, last], from, to }: Window) {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = (first + index) * DAY;
    return { from: day + minutes(from), to: day + minutes(to) };
  });
}

function minutes(written: string): number {
  const [hour = 0, minute = 0] = written.split(':').map(Number);
  return hour * HOUR + minute;
}

const wrapped = (minute: number): number => ((minute % WEEK) + WEEK) % WEEK;

/** What the clocks of a place show; Monday begins at 0. */
function minuteOfWeek(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return DAYS.indexOf(part('weekday')) * DAY + Number(part('hour')) * HOUR + Number(part('minute'));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
