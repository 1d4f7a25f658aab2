/** The forms in which the back office writes dates, taken apart. What they mean is in `day.ts` and `moment.ts`. */

export interface WrittenDate {
  /** The day as it stands there: `2027-09-15`. */
  readonly date: string;
  /** `22:00:00`; absent when no time stands there. */
  readonly time?: string;
  /** Milliseconds; only where a zone stands there. */
  readonly at?: number;
}

const TIME = '(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?';
const ISO = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]${TIME} ?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?$`, 'i');
/** Day before month, as it is written in Spain. */
const SPANISH = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:[ ,T]+${TIME})?$`);
/** A day without dashes: the years keep an id of eight digits from being one. */
const BASIC = /^((?:18|19|20)\d{2}|9999)(\d{2})(\d{2})$/;
/** A moment as a number: thirteen digits of milliseconds reach from 2001 to 2286. */
const MILLISECONDS = /^\d{13}$/;

/** Takes a date apart, whichever of its forms it is written in; `undefined` when it is no day there is. */
export function writtenDate(text: string): WrittenDate | undefined {
  const typed = text.trim();
  if (MILLISECONDS.test(typed)) return ofMilliseconds(Number(typed));
  const [, year = '', month = '', day = '', ...time] = ISO.exec(typed) ?? BASIC.exec(typed) ?? [];
  if (year !== '') return written([year, month, day], time);
  const [, dayFirst = '', , monthSecond = '', yearLast = '', ...timeLast] = SPANISH.exec(typed) ?? [];
  return written([yearLast, monthSecond.padStart(2, '0'), dayFirst.padStart(2, '0')], timeLast);
}

function ofMilliseconds(at: number): WrittenDate {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  return { date, time, at };
}

function written(
  [year, month, day]: readonly [string, string, string],
  [hours, minutes, seconds = '00', fraction = '0', zone]: readonly (string | undefined)[],
): WrittenDate | undefined {
  const date = `${year}-${month}-${day}`;
  if (year < '1000' || !isThere(date, '00:00:00')) return undefined;
  if (hours === undefined || minutes === undefined) return { date };
  const time = `${hours}:${minutes}:${seconds}`;
  if (!isThere(date, time)) return undefined;
  if (zone === undefined) return { date, time };
  const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3)}${zoned(zone)}`);
  return Number.isNaN(at) ? undefined : { date, time, at };
}

/** `+02`, `+0200` and `z` as the engine reads them. */
function zoned(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const [sign, hours, minutes] = [zone.slice(0, 1), zone.slice(1, 3), zone.slice(-2)];
  return `${sign}${hours}:${zone.length > 3 ? minutes : '00'}`;
}

/** False for 30 February and for 25 o’clock: the engine turns those into another day, or refuses them. */
function isThere(date: string, time: string): boolean {
  const at = Date.parse(`${date}T${time}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${date}T${time}`);
}
