/** Bonuses, services, top-ups and promotions of lines. */
import { bonusesAdd, bonusesDelete, bonusesList } from '../../../../api/customers-v2/bonuses.ts';
import { promotionsList } from '../../../../api/customers-v2/promotions.ts';
import { rechargesList } from '../../../../api/customers-v2/recharges.ts';
import { servicesList, servicesUpdate } from '../../../../api/customers-v2/services.ts';
import { SERVICES } from '../../catalogue.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { Line } from '../../state.ts';
import type { World } from '../../world.ts';

interface Bonus {
  readonly id: number;
  readonly value: string;
  readonly start_date: string;
  end_date: string | null;
}

const BONUSES: Readonly<Record<number, string>> = {
  2001: 'INTERNET 3GB',
  2002: 'INTERNET 10GB',
  2003: 'LLAMADAS ILIMITADAS',
};

const kept = shelf(() => new Map<number, Bonus[]>());

/** Every mobile line starts with one bonus. */
function of(line: Line, world: World): Bonus[] {
  const first = { id: 2001, value: 'INTERNET 3GB', start_date: line.activatedAt, end_date: null };
  const found = kept(world).get(line.id) ?? (line.kind === 'mobile' ? [first] : []);
  kept(world).set(line.id, found);
  return found;
}

const bonuses = route(bonusesList, ({ params, query }, world) => {
  const { line } = world.line(params.subscription_id);
  const now = world.now().toISOString();
  const filter = query?.query?.filter ?? [];
  const shown = of(line, world).filter(({ start_date, end_date }) => {
    const over = end_date !== null && end_date <= now;
    if (filter.includes('inactive')) return over;
    return !over && !(filter.includes('active') && start_date > now);
  });
  return { body: { id: line.id, items: shown } };
});

const addBonus = route(bonusesAdd, ({ params, body }, world) => {
  const { line } = world.line(params.subscription_id);
  const value = BONUSES[body.bonusId];
  if (value === undefined) throw new Problem(400, `There is no bonus ${body.bonusId}`);
  const all = of(line, world);
  if (all.some(({ id, end_date }) => id === body.bonusId && end_date === null)) {
    throw new Problem(400, 'The line has this bonus already');
  }
  const start_date = body.scheduled_date ? `${body.scheduled_date}T00:00:00Z` : world.now().toISOString();
  all.push({ id: body.bonusId, value, start_date, end_date: null });
  return { status: 201 };
});

const deleteBonus = route(bonusesDelete, ({ params, query }, world) => {
  const { line } = world.line(params.subscription_id);
  const all = of(line, world);
  const found = all.find(({ id }) => String(id) === params.bonus_id);
  if (!found) throw new Problem(404, 'The line has no such bonus');
  if (query?.scheduled_date) found.end_date = `${query.scheduled_date}T00:00:00Z`;
  else all.splice(all.indexOf(found), 1);
  return { status: 202 };
});

const services = route(servicesList, ({ params, query }, world) => {
  const { line } = world.line(params.subscription_id);
  const filter = query?.query?.filter ?? [];
  const items = SERVICES[line.kind].map((service) => ({
    id: service.id,
    value: service.code,
    changeable: true,
    date_last_modified: line.activatedAt,
    active: !line.off.has(service.id),
  }));
  const wanted = items.filter(
    ({ active }) => filter.length === 0 || filter.includes(active ? 'active' : 'inactive'),
  );
  return { body: { subscription_id: line.id, items: wanted } };
});

const switchService = route(servicesUpdate, ({ params, body }, world) => {
  const { line } = world.line(params.subscription_id);
  const service = SERVICES[line.kind].find(({ id }) => String(id) === params.service_id);
  if (!service) throw new Problem(404, 'The line has no such service');
  if (body.active === false) line.off.set(service.id, 'CUST');
  if (body.active === true) line.off.delete(service.id);
  return { status: 201 };
});

/** Ten euros on the first of each of the last twelve months. */
function topUps(line: Line, world: World) {
  const now = world.now();
  return Array.from({ length: 12 }, (_, back) => ({
    recharge_id: line.id * 100 + back,
    date: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1, 9, 30)).toISOString(),
    movement_type_id: 7,
    origin_id: 1,
    amount: 10,
  }));
}

const recharges = route(rechargesList, ({ params, query }, world) => {
  const { line } = world.line(params.subscription_id);
  const today = world.now().toISOString().slice(0, 10);
  const { start_date: from = `${today.slice(0, 7)}-01`, end_date: to = today } = query ?? {};
  return {
    body: {
      subscription_id: line.id,
      identification_nr: line.number === null ? null : Number(line.number),
      period_date: { start_date: from, end_date: to },
      recharges:
        line.type === 'PRE-PAGO'
          ? topUps(line, world).filter(({ date }) => date.slice(0, 10) >= from && date.slice(0, 10) <= to)
          : [],
    },
  };
});

/** The page lists no 404: an unknown account is a 400. */
const promotions = route(promotionsList, ({ params, query }, world) => {
  const account = world.findAccount(params.account_id)?.account;
  if (!account) throw new Problem(400, 'No such account');
  const over = query?.query?.filter.includes('inactive') ?? false;
  const kinds = {
    promotion_benefit_type: { id: 1, value: 50 },
    promotion_type: { id: 1, value: 'DESCUENTO' },
  };
  const [line] = account.lines;
  return {
    body: {
      subscription_promotions:
        line === undefined || over
          ? []
          : [
              {
                subscription_id: line.id,
                promotion_id: 3001,
                promotion_code: 'NTH_256',
                promotion_name: '50% DTO 12 MESES',
                association_date: line.activatedAt,
                end_date: null,
                account_bundle_id: account.id,
                ...kinds,
              },
            ],
      account_promotions: [],
      account_bundle_promotions: [],
    },
  };
});

export const lineExtras = [bonuses, addBonus, deleteBonus, services, switchService, recharges, promotions];
