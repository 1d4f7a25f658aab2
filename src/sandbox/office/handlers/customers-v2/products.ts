import { productsChange, productsGet } from '../../../../api/customers-v2/products.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { Line, LineKind } from '../../state.ts';
import type { World } from '../../world.ts';

interface Tariff {
  readonly id: number;
  readonly value: string;
}

const TARIFFS: Readonly<Record<LineKind, readonly [Tariff, ...Tariff[]]>> = {
  mobile: [
    { id: 401, value: 'TARIFA MAS 10GB' },
    { id: 402, value: 'TARIFA MAS 25GB' },
    { id: 403, value: 'TARIFA INFINITA' },
  ],
  fixed: [
    { id: 501, value: 'FIBRA 600Mb' },
    { id: 502, value: 'FIBRA 1Gb' },
  ],
  tv: [{ id: 601, value: 'TV BASICA' }],
};

interface Held {
  now: Tariff;
  since: string;
  readonly earlier: { readonly id: number; readonly value: string; readonly historic_date: string }[];
  scheduled?: { readonly to: Tariff; readonly on: string; readonly asked: string };
}

const kept = shelf(() => new Map<number, Held>());

function of(line: Line, world: World): Held {
  const found = kept(world).get(line.id) ?? {
    now: TARIFFS[line.kind][0],
    since: line.activatedAt,
    earlier: [],
  };
  kept(world).set(line.id, found);
  return found;
}

const get = route(productsGet, ({ params, query }, world) => {
  const { line, account } = world.line(params.subscription_id);
  const include = query?.query?.include ?? [];
  const { now, since, earlier, scheduled } = of(line, world);
  const current = { ...now, historic_date: since };
  return {
    body: {
      id: line.id,
      product: {
        ...current,
        ...(include.includes('compatibilities')
          ? { compatibilities: TARIFFS[line.kind].filter(({ id }) => id !== now.id) }
          : {}),
        ...(scheduled && {
          scheduled: {
            request_date: scheduled.asked,
            process_date: null,
            scheduled_date: scheduled.on,
            destination_product: scheduled.to,
          },
        }),
      },
      bundle: { id: account.id, value: 'PAQUETE' },
      ...(include.includes('historical_changes') ? { historical_changes: [current, ...earlier] } : {}),
    },
  };
});

/** The dearest tariff is looked at by risk first. */
const RISKY = 403;

const change = route(productsChange, ({ params, body }, world) => {
  const { line } = world.line(params.subscription_id);
  const to = TARIFFS[line.kind].find(({ id }) => id === body.productId);
  const held = of(line, world);
  if (!to || to.id === held.now.id) throw new Problem(400, 'This product is not compatible with the line');
  if (to.id === RISKY && line.type === 'PRE-PAGO') return { status: 202, body: { risk_decision: 'r' } };
  const asked = world.now().toISOString();
  if (body.scheduled_date !== undefined && body.scheduled_date > asked.slice(0, 10)) {
    held.scheduled = { to, on: `${body.scheduled_date}T00:00:00Z`, asked };
    return { status: 201 };
  }
  held.earlier.unshift({ ...held.now, historic_date: held.since });
  held.now = to;
  held.since = asked;
  return { status: 201 };
});

export const products = [get, change];
