import type { devicesList } from '../../../api/customers-v2/devices.ts';
import type { OutputOf } from '../../../api/operation.ts';
import { joined, type Mrkdwn, md } from '../../escape.ts';
import { day, money, moneyOr, statusText } from '../../format.ts';
import type { ViewContext } from '../../models.ts';
import { unreadOf } from '../../parts.ts';

type Device = NonNullable<OutputOf<typeof devicesList>['devices']>[number];
type Plan = NonNullable<NonNullable<Device['fees']>['installment_plan']>;

/** Devices with what is still to be paid, and until when they bind. */
export function devicePieces(
  { devices }: OutputOf<typeof devicesList>,
  view: ViewContext,
): readonly Mrkdwn[] {
  const listed = devices ?? [];
  const unread = unreadOf(listed, view);
  return [
    ...listed.map((device) => md`${headOf(device, view)}\n${joined(restOf(device, view), '\n')}`),
    ...(unread ? [unread] : []),
  ];
}

function headOf({ device_info: info, status, delivery_date: at }: Device, view: ViewContext): Mrkdwn {
  const name = [info?.device_name, info?.device_model].filter(Boolean).join(' ');
  return joined([
    md`📱 *${name === '' ? view.text.desk.notKnown : name}*`,
    ...(status?.value == null ? [] : [md`${statusText(status.value, view)}`]),
    ...(at == null ? [] : [md`${day(at, view)}`]),
  ]);
}

function restOf(
  { fees, permanences: terms, device_info: info }: Device,
  view: ViewContext,
): readonly Mrkdwn[] {
  const { answer } = view.text;
  const plan = fees?.installment_plan;
  const left = plan?.unpaid_installments;
  const all = plan?.duration;
  return [
    ...(plan?.monthly_fee == null || left == null || all == null
      ? []
      : [md`💶 ${answer.instalments(Math.max(0, all - left), all, money(plan.monthly_fee, view))}`]),
    ...(plan == null ? [] : [md`${answer.stillToPay(leftText(plan, view))}`]),
    ...(info?.value_due_today == null ? [] : [md`${answer.dueToday(money(info.value_due_today, view))}`]),
    ...(terms == null ? [] : [boundText(terms, view)]),
  ];
}

/** What is left of the instalments; not known where their number or fee is not. */
const leftText = ({ unpaid_installments: left, monthly_fee: fee }: Plan, view: ViewContext): string =>
  moneyOr(left == null || fee == null ? undefined : left * fee, view);

/** `24 months · penalty €120.50`: what leaving costs today, or else at most. */
function boundText(terms: NonNullable<Device['permanences']>, view: ViewContext): Mrkdwn {
  const { desk } = view.text;
  const months = terms.duration_months == null ? desk.notKnown : desk.line.months(terms.duration_months);
  const penalty = moneyOr(terms.current_penalty_amount ?? terms.penalty_amount, view);
  return md`📅 ${months} · ${desk.line.penalty} ${penalty}`;
}
