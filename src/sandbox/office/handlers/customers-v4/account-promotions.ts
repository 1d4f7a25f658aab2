import {
  accountPromotionsAdd,
  accountPromotionsCancel,
  accountPromotionsHistory,
  accountPromotionsList,
} from '../../../../api/customers-v4/account-promotions.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { World } from '../../world.ts';

interface Promotion {
  readonly id: string;
  readonly account_id: string;
  readonly promotion_id: number;
  readonly start_date: string;
  end_date: string;
}

interface Entry extends Promotion {
  readonly operation: 'INSERT' | 'UPDATE';
}

const held = shelf(() => new Map<string, Promotion[]>());
const entries = shelf(() => new Map<string, Entry[]>());

const today = (world: World): string => world.now().toISOString().slice(0, 10);
const status = ({ start_date, end_date }: Promotion, day: string): string =>
  end_date < day ? 'EXPIRED' : start_date > day ? 'PENDING' : 'ACTIVE';

/** Every account starts with one promotion. */
function of(uuid: string, world: World): Promotion[] {
  const { account } = world.accountByUuid(uuid);
  const found = held(world).get(uuid);
  if (found) return found;
  const year = Number(today(world).slice(0, 4));
  const first: Promotion = {
    id: account.uuid.replace(/^.{8}/, '00000001'),
    account_id: account.uuid,
    promotion_id: 1001,
    start_date: `${year - 1}-09-01`,
    end_date: `${year + 1}-03-01`,
  };
  const promotions = [first];
  held(world).set(uuid, promotions);
  return promotions;
}

function note(promotion: Promotion, operation: Entry['operation'], world: World): void {
  const before = entries(world).get(promotion.account_id) ?? [];
  entries(world).set(promotion.account_id, [{ ...promotion, operation }, ...before]);
}

const list = route(accountPromotionsList, ({ params, query }, world) => {
  const day = today(world);
  const type = query?.account_promotion_type ?? 'ACTIVATED';
  // The word of the page's prose, not the one of the address it prints.
  if (type === 'ACTIVE') throw new Problem(400, 'ACTIVE is no account_promotion_type');
  const wanted = { ACTIVATED: ['ACTIVE'], SCHEDULED: ['PENDING'], ALL: ['ACTIVE', 'PENDING'] }[type];
  const shown = of(params.account_id, world).map((each) => ({ ...each, status: status(each, day) }));
  return { body: shown.filter((each) => wanted.includes(each.status)) };
});

const add = route(accountPromotionsAdd, ({ params, body }, world) => {
  const promotions = of(params.account_id, world);
  const made: Promotion = {
    id: world.newId(),
    account_id: params.account_id,
    promotion_id: body.promotion_id,
    start_date: body.start_date,
    end_date: body.end_date ?? '2099-12-31',
  };
  promotions.push(made);
  note(made, 'INSERT', world);
  return { body: [{ ...made, status: status(made, today(world)) }] };
});

const history = route(accountPromotionsHistory, ({ params, query }, world) => {
  const { account } = world.accountByUuid(params.account_id);
  const since = query?.start_date ?? '0000';
  const all = entries(world).get(account.uuid) ?? [];
  const shown = all.filter((each) => each.start_date >= since);
  return {
    body: shown.map(({ id: _, ...each }) => ({ ...each, status: status({ id: '', ...each }, today(world)) })),
  };
});

const cancel = route(accountPromotionsCancel, ({ params, body }, world) => {
  const found = of(params.account_id, world).find(({ id }) => id === params.account_promotion_id);
  if (!found) throw new Problem(404, 'No such promotion of the account');
  found.end_date = body.cancellation_date;
  note(found, 'UPDATE', world);
  return { status: 204 };
});

export const accountPromotions = [list, add, history, cancel];
