import { subscriptionsGet } from '../../../../api/customers-v2/subscriptions.ts';
import { bareNumber } from '../../json.ts';
import { route } from '../../route.ts';
import type { Line } from '../../state.ts';
import { LINE_TYPE, STATUS } from './users.ts';

const get = route(subscriptionsGet, ({ params, query }, world) => {
  const { line } = world.line(params.subscription_id);
  const include = query?.query?.include ?? [];
  return {
    body: {
      id: line.id,
      subscription_status: STATUS[line.status],
      sell_date: line.soldAt,
      activated_date: line.activatedAt,
      end_date: line.endedAt,
      subscription_type: LINE_TYPE[line.type],
      ...(include.includes('origin') ? { origin: { id: 1, value: 'NUEVA' } } : {}),
      ...(include.includes('historical_status') ? { historical_status: statuses(line) } : {}),
      dealer_id: null,
      shop_id: null,
      path: null,
      filename: null,
      identification_nr: line.number === null ? null : Number(line.number),
      imsi: bareNumber(line.imsi),
      iccid: bareNumber(line.iccid),
    },
  };
});

function statuses(line: Line): unknown[] {
  const installed = { subscription_status: STATUS.INSTALADO, date: line.activatedAt, modified_by: 'alta' };
  const ended = { subscription_status: STATUS.BAJA, date: line.endedAt, modified_by: 'bajas' };
  return line.endedAt ? [installed, ended] : [installed];
}

export const subscriptions = [get];
