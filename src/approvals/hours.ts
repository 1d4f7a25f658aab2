/** Office hours, as a policy writes them: `Mon-Fri 08:00-20:00 Europe/Madrid`. */

const DAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export interface OfficeHours {
  /** Monday is 0; both ends belong to it. */
  readonly days: readonly [number, number];
  /** `HH:MM`; the end does not belong to it. */
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

const WRITTEN = new RegExp(
  `^(${DAYS.join('|')})-(${DAYS.join('|')}) ([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d) (\\S+)$`,
);

/** `undefined` when it is not written as above, runs backwards, or names no time zone. */
export function parseHours(text: string): OfficeHours | undefined {
  const [, first = '', last = '', hour = '', minute = '', endHour = '', endMinute = '', timeZone = ''] =
    WRITTEN.exec(text) ?? [];
  const days = [DAYS.indexOf(first), DAYS.indexOf(last)] as const;
  const [from, to] = [`${hour}:${minute}`, `${endHour}:${endMinute}`];
  return days[0] < 0 || days[0] > days[1] || from >= to || to > '24:00' || !isTimeZone(timeZone)
    ? undefined
    : { days, from, to, timeZone };
}

/** Whether a moment lies within the hours, on the clocks of their place. */
export function isWithin({ days: [first, last], from, to, timeZone }: OfficeHours, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = DAYS.indexOf(part('weekday'));
  const time = `${part('hour')}:${part('minute')}`;
  return day >= first && day <= last && time >= from && time < to;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
