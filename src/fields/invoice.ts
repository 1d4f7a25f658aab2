/** Whether an invoice is owed: by its status, the sign of its amount and its payment date together. */
import { dayOf } from './day.ts';
import { isDebt, saysOfInvoice, standing } from './status.ts';

export interface Invoice {
  readonly status?: string | null | undefined;
  readonly total?: number | null | undefined;
  readonly paidOn?: string | null | undefined;
}

/** `unclear`: the answer does not say, or says both. Such an invoice is neither owed nor paid for us. */
export type Owing = 'open' | 'paid' | 'void' | 'credit' | 'unclear';

/**
 * A debit that was returned is owed again, whenever it had been paid. A payment date that has not come yet is no
 * payment. A word nobody knows is believed of no invoice that has no payment date.
 */
export function owingOf({ status, total, paidOn }: Invoice, today: string): Owing {
  const word = status?.trim() ?? '';
  const stands = standing(word);
  if (total != null && total < 0) return 'credit';
  if (saysOfInvoice('credit', word)) return 'credit';
  if (stands === 'ended') return 'void';
  if (total === 0 || saysOfInvoice('paid', word)) return 'paid';
  if (isDebt(word) || stands === 'failed') return 'open';
  const payment = paymentOf(paidOn, today);
  if (stands === 'pending') return payment === 'none' ? 'open' : 'unclear';
  if (payment === 'made') return 'paid';
  return word === '' && payment === 'none' ? 'open' : 'unclear';
}

/** Whether a payment date has come; `unknown` when it is no date. */
export function paymentOf(paidOn: string | null | undefined, today: string): 'made' | 'none' | 'unknown' {
  if (paidOn == null || paidOn.trim() === '') return 'none';
  const day = dayOf(paidOn);
  if (day === undefined) return 'unknown';
  return day <= today ? 'made' : 'none';
}

/** What is still owed of an open invoice: of one that is paid in part nobody says how much. */
export const owedOf = ({ status, total }: Invoice): number | undefined =>
  saysOfInvoice('partly', status ?? '') ? undefined : (total ?? undefined);
