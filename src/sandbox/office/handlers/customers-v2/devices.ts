import { devicesAdd, devicesList } from '../../../../api/customers-v2/devices.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { Account, Line } from '../../state.ts';
import type { World } from '../../world.ts';

const kept = shelf(() => new Map<number, unknown[]>());

/** A commitment to a device is one sold with the line. */
function of(line: Line, account: Account, world: World): unknown[] {
  const found =
    kept(world).get(line.id) ??
    account.terms.flatMap((term) =>
      term.lineId === line.id && term.device !== undefined
        ? [
            printed(line, {
              id: term.id,
              name: term.device,
              months: term.months,
              fee: 12,
              penalty: term.penalty,
              at: term.startDate,
            }),
          ]
        : [],
    );
  kept(world).set(line.id, found);
  return found;
}

interface Sold {
  readonly id: number;
  readonly name: string;
  readonly months: number;
  readonly fee: number;
  readonly penalty: number;
  readonly at: string;
  readonly reservation?: string | undefined;
}

function printed(line: Line, { id, name, months, fee, penalty, at, reservation }: Sold) {
  const plan = {
    last_installment_fee: fee,
    monthly_fee: fee,
    duration: months,
    unpaid_installments: Math.max(0, months - 4),
    financed_by: 'XFERA',
  };
  return {
    subscription_id: line.id,
    subscription_terminal_id: id,
    delivery_date: at,
    status: { id: 1, value: 'ACTIVO' },
    request_detail: {
      created_date: at,
      request_id: id,
      request_type: 'captacion',
      user_profile_role: 'Generic',
    },
    device_info: {
      terminal_id: id,
      serial_number: id,
      device_name: name,
      device_model: '128GB',
      financed_by: 'XFERA',
      is_financed: true,
      value_due_today: 0,
      reservation_id: reservation ?? null,
      paid: false,
      terminal_code: `PV${id}`,
      terminal_category_type: 'SMARTPHONE',
    },
    fees: { upfront_fee: 0, installment_plan: plan, final_installment_plan: null },
    permanences: {
      duration_months: months,
      current_duration_days: 120,
      penalty_amount: penalty,
      current_penalty_amount: penalty,
    },
  };
}

const list = route(devicesList, ({ params }, world) => {
  const { line, account } = world.line(params.subscription_id);
  return { body: { devices: of(line, account, world) } };
});

/** Dear devices wait for risk. */
const RISKY = 1_000;

const add = route(devicesAdd, ({ params, body }, world) => {
  const { line, account } = world.line(params.subscription_id);
  const { device_details: details, fees, terms, reservation_id: reservation } = body.device;
  const id = world.nextSerial();
  if ((details?.amount ?? 0) >= RISKY) {
    return { status: 202, body: { risk_decision: 'r', subscription_terminal_id: id } };
  }
  const sold = {
    id,
    name: details?.model_id ?? 'Terminal',
    months: fees?.installment_plan?.duration ?? 24,
    fee: fees?.installment_plan?.monthly_fee ?? 0,
    penalty: terms?.penalty_value ?? 0,
    at: world.now().toISOString(),
    reservation,
  };
  kept(world).set(line.id, [printed(line, sold), ...of(line, account, world)]);
  return { status: 201, body: { risk_decision: 'a', subscription_terminal_id: id } };
});

export const devices = [list, add];
