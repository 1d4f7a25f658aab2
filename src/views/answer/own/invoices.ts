import type { invoicesList } from '../../../api/customers-v2/invoices.ts';
import type { OutputOf } from '../../../api/operation.ts';
import { type Sum, sumOf } from '../../../fields/amount.ts';
import { joined, type Mrkdwn, md } from '../../escape.ts';
import { day, money, moneyOr, standingSign, sumText } from '../../format.ts';
import type { ViewContext } from '../../models.ts';

type Invoices = OutputOf<typeof invoicesList>;

/** Invoices, the newest first, a line each; what is open stands on top. */
export function invoicePieces({ invoices }: Invoices, view: ViewContext): readonly Mrkdwn[] {
  const newest = invoices.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  const open = newest.filter(({ pay_date }) => pay_date == null);
  const due = sumOf(open.map(({ value_total }) => value_total));
  const lines = newest.map((invoice) => invoiceLine(invoice, view));
  return open.length === 0 ? lines : [md`💶 *${openText(due, view)}*`, ...lines];
}

/** `2 invoices are open: €100.00 and 1 unknown`, or that not even a part of the amount is known. */
function openText(due: Sum, view: ViewContext): string {
  const { answer } = view.text;
  const count = due.counted + due.unknown;
  return due.counted === 0
    ? answer.invoicesOpenUnknown(count)
    : answer.invoicesOpen(count, sumText(due, view));
}

function invoiceLine(invoice: Invoices['invoices'][number], view: ViewContext): Mrkdwn {
  const { answer } = view.text;
  const {
    number,
    date,
    value,
    value_total: total,
    status,
    cycle,
    pay_date: paid,
    delivery_mode: sent,
  } = invoice;
  const head = joined([
    md`${standingSign(status?.value ?? undefined)} *${moneyOr(total, view)}*`,
    ...(status?.value == null ? [] : [md`${status.value}`]),
    ...(date == null ? [] : [md`${day(date, view)}`]),
    ...(number == null ? [] : [md`\`${number}\``]),
  ]);
  const rest = joined([
    ...(value == null ? [] : [md`${answer.withoutTaxes(money(value, view))}`]),
    ...(cycle?.start_date == null || cycle.end_date == null
      ? []
      : [md`${day(cycle.start_date, view)} – ${day(cycle.end_date, view)}`]),
    ...(paid == null ? [] : [md`${answer.paidOn(day(paid, view))}`]),
    ...(sent == null ? [] : [md`${sent}`]),
  ]);
  return md`${head}\n${rest}`;
}
