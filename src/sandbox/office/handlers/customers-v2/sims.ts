import { availableMsisdnsGet } from '../../../../api/customers-v2/available-msisdns.ts';
import { simActivate, simReplace } from '../../../../api/customers-v2/sim.ts';
import { simcardInfoGet } from '../../../../api/customers-v2/simcard-info.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { World } from '../../world.ts';

/** Numbers nobody has yet. */
function freeNumbers(world: World): string[] {
  const taken = new Set(world.lines().map(({ line }) => line.number));
  return Array.from({ length: 40 }, (_, index) => String(699_000_100 + index)).filter(
    (each) => !taken.has(each),
  );
}

const available = route(availableMsisdnsGet, (_input, world) => ({
  body: { host_cfg_id: 1, available_msisdns: freeNumbers(world).slice(0, 20) },
}));

/** The page lists no refusal: a SIM nobody has is one in stock. */
const info = route(simcardInfoGet, ({ params }, world) => {
  const held = world.lines().find(({ line }) => line.iccid === params.iccid);
  return {
    body: {
      simcard_status_id: held ? 2 : 1,
      origin_id: 1,
      create_date: '2025-01-15',
      last_status_date: held?.line.activatedAt.slice(0, 10) ?? '2025-01-15',
      promotion_code: null,
      society_id: '1',
      initial_balance: 0,
    },
  };
});

const activate = route(simActivate, ({ body }, world) => {
  const found = world.lines().find(({ line }) => line.number === body.msisdn);
  if (!found) throw new Problem(400, 'No line has this number');
  return { status: 200 };
});

/** A stolen SIM is replaced only after risk has looked. */
const replace = route(simReplace, ({ params, body }, world) => {
  const { line } = world.line(params.subscription_id);
  if (line.iccid === null) throw new Problem(400, 'The line has no SIM');
  if (world.lines().some((each) => each.line.iccid === body.new_icc))
    throw new Problem(400, 'The SIM is in use');
  if (line.blocks.some(({ id }) => id === 1)) return { status: 202, body: { risk_decision: 'r' } };
  if (body.new_icc !== undefined) line.iccid = body.new_icc;
  return { status: 201, body: { risk_decision: 'a' } };
});

export const sims = [available, info, activate, replace];
