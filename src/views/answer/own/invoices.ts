import type { invoicesList } from '../../../api/customers-v2/invoices.ts';
import type { OutputOf } from '../../../api/operation.ts';
import { type Sum, sumOf } from '../../../fields/amount.ts';
import { today } from '../../../fields/day.ts';
import { type Invoice, type Owing, owedOf, owingOf, paymentOf } from '../../../fields/invoice.ts';
import { momentOf } from '../../../fields/moment.ts';
import { joined, type Mrkdwn, md } from '../../escape.ts';
import { day, money, moneyOr, standingSign, sumText } from '../../format.ts';
import type { ViewContext } from '../../models.ts';
import { unreadOf } from '../../parts.ts';

type Invoices = OutputOf<typeof invoicesList>;

type Answered = Invoices['invoices'][number];

/** Invoices, the newest first, a line each; what is open stands on top, and what may be. */
export function invoicePieces({ invoices }: Invoices, view: ViewContext): readonly Mrkdwn[] {
  const { answer } = view.text;
  const newest = invoices
    .map((invoice) => ({ invoice, owing: owingOf(factsOf(invoice), today(view.now)) }))
    .toSorted((a, b) => whenOf(b.invoice) - whenOf(a.invoice));
  const open = newest.filter(({ owing }) => owing === 'open');
  const unclear = newest.filter(({ owing }) => owing === 'unclear').length;
  const due = sumOf(open.map(({ invoice }) => owedOf(factsOf(invoice))));
  const unread = unreadOf(invoices, view);
  return [
    ...(open.length === 0 ? [] : [md`💶 *${openText(due, view)}*`]),
    ...(unclear === 0 ? [] : [md`❔ ${answer.invoicesUnclear(unclear)}`]),
    ...(unread ? [unread] : []),
    ...newest.map(({ invoice, owing }) => invoiceLine(invoice, owing, view)),
  ];
}

const factsOf = ({ status, value_total: total, pay_date: paidOn }: Answered): Invoice => ({
  status: status?.value,
  total,
  paidOn,
});

/** Whatever is no date comes last. */
const whenOf = ({ date }: Answered): number => momentOf(date ?? '')?.getTime() ?? Number.MIN_SAFE_INTEGER;

/** `2 invoices are open: €100.00 and 1 unknown`, or that not even a part of the amount is known. */
function openText(due: Sum, view: ViewContext): string {
  const { answer } = view.text;
  const count = due.counted + due.unknown;
  return due.counted === 0
    ? answer.invoicesOpenUnknown(count)
    : answer.invoicesOpen(count, sumText(due, view));
}

/** Paid is said of what is; of any other invoice its payment date alone. */
function paymentText(payDate: string, owing: Owing, view: ViewContext): string {
  const { answer } = view.text;
  const when = day(payDate, view);
  const isMade = owing === 'paid' && paymentOf(payDate, today(view.now)) === 'made';
  return isMade ? answer.paidOn(when) : answer.paymentDate(when);
}

function invoiceLine(invoice: Answered, owing: Owing, view: ViewContext): Mrkdwn {
  const { answer } = view.text;
  const {
    number,
    date,
    value,
    value_total: total,
    status,
    cycle,
    pay_date: payDate,
    delivery_mode: sent,
  } = invoice;
  const head = joined([
    md`${standingSign(status?.value ?? undefined)} *${moneyOr(total, view)}*`,
    ...(status?.value == null ? [] : [md`${status.value}`]),
    ...(date == null ? [] : [md`${day(date, view)}`]),
    ...(number == null ? [] : [md`\`${number}\``]),
  ]);
  const rest = joined([
    ...(value == null ? [] : [md`${answer.value(money(value, view))}`]),
    ...(cycle?.start_date == null || cycle.end_date == null
      ? []
      : [md`${day(cycle.start_date, view)} – ${day(cycle.end_date, view)}`]),
    ...(payDate?.trim() ? [md`${paymentText(payDate, owing, view)}`] : []),
    ...(sent == null ? [] : [md`${sent}`]),
  ]);
  return md`${head}\n${rest}`;
}
