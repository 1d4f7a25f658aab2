/** How dates, money, numbers and states are written for the person who reads them. */
import type { Sum } from '../fields/amount.ts';
import { dayOf, isNoEnd, isWholeDay, today } from '../fields/day.ts';
import { momentOf } from '../fields/moment.ts';
import { formatMsisdn, parseMsisdn } from '../fields/msisdn.ts';
import { type Standing, standing } from '../fields/status.ts';
import type { ViewContext } from './models.ts';

const LOCALES = { en: 'en-GB', es: 'es-ES' } as const;

const localeOf = ({ text }: Pick<ViewContext, 'text'>) => LOCALES[text.language];

/** A day of Spain, the same for whoever reads it; what is no date is shown as it came. */
export function day(value: string, context: Pick<ViewContext, 'text'>): string {
  const date = dayOf(value);
  if (date === undefined) return value;
  if (isNoEnd(value)) return context.text.answer.noEnd;
  // The day as it stands: no time zone can move it.
  const format = new Intl.DateTimeFormat(localeOf(context), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The day and the time of day in the reader's time zone; what means a day stays one. */
export function moment(value: string, context: ViewContext): string {
  const at = momentOf(value);
  if (at === undefined || isWholeDay(value)) return day(value, context);
  const { timeZone } = context;
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(localeOf(context), style).format(at);
}

/**
 * Whether a day of Spain lies before now: it lasts until its end there. `undefined`, not known, when it is no
 * date.
 */
export function isPast(value: string, now: Date): boolean | undefined {
  const date = dayOf(value);
  return date === undefined ? undefined : date < today(now);
}

/** Whether a moment lies before now; what means a day lasts until its end. */
export function hasPassed(value: string, now: Date): boolean | undefined {
  const at = momentOf(value);
  return at === undefined || isWholeDay(value) ? isPast(value, now) : at < now;
}

/** Euros, unless another currency is named by its code of three letters. */
export function money(value: number, context: Pick<ViewContext, 'text'>, currency = 'EUR'): string {
  return new Intl.NumberFormat(localeOf(context), { style: 'currency', currency }).format(value);
}

/** An amount, or that it is not known: what is not known is not zero. */
export function moneyOr(value: number | null | undefined, context: ViewContext, currency?: string): string {
  return value == null ? context.text.desk.amountUnknown : money(value, context, currency);
}

/** What several amounts come to, and how many of them are not known: `€100.00 and 1 unknown`. */
export function sumText({ known, counted, unknown }: Sum, context: ViewContext): string {
  const { desk } = context.text;
  if (unknown === 0) return money(known, context);
  return counted === 0 ? desk.amountUnknown : desk.andUnknown(money(known, context), unknown);
}

/** `612 345 678`, however the number is spelled; anything else as it came. */
export function phone(value: string): string {
  const read = parseMsisdn(value);
  return formatMsisdn(read.ok ? read.value : value);
}

const SIGNS: Readonly<Record<Standing, string>> = {
  active: '🟢',
  pending: '🟡',
  held: '🟠',
  failed: '🔴',
  ended: '🔴',
  unknown: '⚪',
};

export function standingSign(status: string | undefined): string {
  return SIGNS[standing(status)];
}

/** A status as it came, behind the sign of what it means: `🔴 BAJA`; without a word it is not known. */
export function statusText(status: string | undefined, { text }: Pick<ViewContext, 'text'>): string {
  return `${standingSign(status)} ${status?.trim() ? status : text.desk.notKnown}`;
}

/** A word of ours for a code of theirs; a code without one is shown as it came. */
export function worded(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}

export { isDebt, standing } from '../fields/status.ts';
