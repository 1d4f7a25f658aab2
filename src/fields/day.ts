import { inSpain } from './moment.ts';
import { type WrittenDate, writtenDate } from './written-date.ts';

const MIDNIGHT = '00:00:00';
const MS_A_DAY = 86_400_000;
/** How the back office writes "for good". */
const NO_END = '9999-12-31';

/**
 * The day of Spain a date of the back office means, as `2027-09-16`: whoever reads it and wherever the
 * server stands. `2027-09-15T22:00:00Z` is how a Spanish day is printed; without a zone the day is the one
 * that stands there. Days sort as text. `undefined` when it is no date.
 */
export function dayOf(text: string): string | undefined {
  const written = writtenDate(text);
  if (written === undefined) return undefined;
  const { date, at } = written;
  if (isLastDay(written) || at === undefined) return date;
  // Midnight in UTC is the same day in Spain, but for the years before 1901, when its clocks were behind.
  return at % MS_A_DAY === 0 ? new Date(at).toISOString().slice(0, date.length) : inSpain(at).date;
}

/** 9999-12-31 in any of its forms: there is no end. */
export function isNoEnd(text: string): boolean {
  return dayOf(text) === NO_END;
}

// Its evening in UTC is already the year 10000 in Spain.
const isLastDay = ({ date }: WrittenDate): boolean => date === NO_END;

/**
 * True when a date means a day and no moment of it: it has no time, or a midnight (of Spain, or of UTC as
 * some systems print days), or it is no end.
 */
export function isWholeDay(text: string): boolean {
  const written = writtenDate(text);
  if (written === undefined) return false;
  const { time, at } = written;
  if (time === undefined || isLastDay(written)) return true;
  if (at === undefined) return time === MIDNIGHT;
  return at % MS_A_DAY === 0 || (at % 1000 === 0 && inSpain(at).time === MIDNIGHT);
}

/** The day it is in Spain. */
export const today = (now: Date): string => inSpain(now.getTime()).date;
