import { invoicesList } from '../../../../api/customers-v2/invoices.ts';
import { route } from '../../route.ts';
import type { Account } from '../../state.ts';
import type { World } from '../../world.ts';

const MONTHS = 12;
const TAX = 1.21;

/** Who owes money has not paid for a quarter of a year. */
const UNPAID_BY_DEBTORS = 3;

const owes = ({ lines }: Account): boolean =>
  lines.some(({ masks }) => masks.some((code) => code.startsWith('DEBT_')));

/** One invoice a month for the last year; the newest is still open, and more where money is owed. */
function invoicesOf(account: Account, world: World) {
  const now = world.now();
  const unpaid = owes(account) ? UNPAID_BY_DEBTORS : 1;
  return Array.from({ length: MONTHS }, (_, back) => {
    const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back - 1, 1));
    const value = 20 + ((account.id + back * 7) % 40);
    const paid = back >= unpaid;
    return {
      value,
      value_total: Math.round(value * TAX * 100) / 100,
      delivery_mode: 'EMAIL',
      date: date.toISOString(),
      pay_date: paid ? new Date(date.getTime() + 5 * 86_400_000).toISOString() : null,
      number: `MM${account.id}${String(date.getUTCMonth() + 1).padStart(2, '0')}`,
      path: `/invoices/${date.toISOString().slice(0, 10).replaceAll('-', '')}/MM${account.id}.pdf`,
      status: paid ? { id: 2, value: 'PAGADO' } : { id: 1, value: 'PENDIENTE' },
      cycle: { start_date: start.toISOString(), end_date: date.toISOString() },
    };
  });
}

const list = route(invoicesList, ({ params, query }, world) => {
  const { account } = world.account(params.account_id);
  const { start_date: from = '0000', end_date: to = '9999' } = query ?? {};
  const shown = invoicesOf(account, world).filter(
    ({ date }) => date.slice(0, 10) >= from && date.slice(0, 10) <= to,
  );
  return {
    body: {
      account_id: account.id,
      period_date: { start_date: query?.start_date ?? null, end_date: query?.end_date ?? null },
      invoices: shown,
    },
  };
});

export const invoices = [list];
