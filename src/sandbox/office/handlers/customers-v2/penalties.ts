import {
  penaltiesAccount,
  penaltiesConfirm,
  penaltiesDelete,
  penaltiesSubscription,
  penaltiesSubscriptionUuid,
} from '../../../../api/customers-v2/penalties.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import type { Line, Term } from '../../state.ts';
import type { World } from '../../world.ts';

/** Cancelling an order before it is installed costs its handling. */
const HANDLING = 40;

/** Each calculation gets an id of its own; nothing to pay is an empty list. */
function compute(terms: readonly Term[], lines: readonly Line[], type: string, world: World): Reply {
  const running = terms.filter((term) => term.endDate > world.now().toISOString() && term.penalty > 0);
  if (running.length === 0) return { body: [] };
  const id = world.nextSerial();
  world.computed.set(id, { id, state: 'computed' });
  const penalties = running.map((term) => ({
    id: term.id,
    value: type === 'ADMCOST' ? HANDLING : term.penalty,
    description: term.device ? `PERMANENCIA ${term.device}` : 'PERMANENCIA TARIFA',
    subscription_id: term.lineId,
    subscription_uuid: lines.find((line) => line.id === term.lineId)?.uuid,
    commitment_uuid: term.uuid,
    subscrition_promotion_id: null,
    promotion_id: term.device ? null : term.id,
    start_date: term.startDate.slice(0, 10),
    end_date: term.endDate.slice(0, 10),
    mandatory: true,
    type,
    subscription_terminal_id: term.device ? term.id : null,
  }));
  return { body: [{ computed_penalty_id: id, mobile_operator_id: 1, penalties }] };
}

const account = route(penaltiesAccount, ({ params, query }, world) => {
  const { account: it } = world.account(params.account_id);
  return compute(it.terms, it.lines, query.reason === 'cancel' ? 'ADMCOST' : 'CANCELCOST', world);
});

const subscription = route(penaltiesSubscription, ({ params, query }, world) => {
  const { account: it } = world.account(params.account_id);
  const line = it.lines.find((each) => String(each.id) === params.subscription_id);
  if (!line) throw new Problem(404, 'No such subscription in the account');
  const kind = { broadband_subscription: 'fixed', device: undefined, mobile: 'mobile' }[query.reason];
  const terms = it.terms.filter(
    (term) => term.lineId === line.id && (kind ? kind === line.kind : term.device !== undefined),
  );
  return compute(terms, it.lines, 'CANCELCOST', world);
});

const subscriptionUuid = route(penaltiesSubscriptionUuid, ({ params }, world) => {
  const { account: it } = world.account(params.account_id);
  const line = it.lines.find(({ uuid }) => uuid === params.subscription_uuid);
  if (!line) throw new Problem(404, 'No such subscription in the account');
  return compute(
    it.terms.filter((term) => term.lineId === line.id),
    it.lines,
    'CANCELCOST',
    world,
  );
});

/** Confirming asks for a computed penalty, deleting for a confirmed one: anything else is a 404. */
function move(id: string, from: 'computed' | 'confirmed', to: 'confirmed' | 'deleted', world: World): Reply {
  const penalty = world.computed.get(Number(id));
  if (penalty?.state !== from) throw new Problem(404, `No ${from} penalty with this id`);
  penalty.state = to;
  return { status: 200 };
}

const confirm = route(penaltiesConfirm, ({ params }, world) =>
  move(params.computed_penalty_id, 'computed', 'confirmed', world),
);

const remove = route(penaltiesDelete, ({ params }, world) =>
  move(params.computed_penalty_id, 'confirmed', 'deleted', world),
);

export const penalties = [account, subscription, subscriptionUuid, confirm, remove];
