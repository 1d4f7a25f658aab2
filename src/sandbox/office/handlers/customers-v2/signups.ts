import { accountMigrationsCreate } from '../../../../api/customers-v2/account-migrations.ts';
import { masterDataGet } from '../../../../api/customers-v2/master-data.ts';
import { signupsCreate } from '../../../../api/customers-v2/signups.ts';
import { subscriptionsAdd } from '../../../../api/customers-v2/subscriptions.ts';
import { workordersChangeOrder } from '../../../../api/customers-v2/workorders.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import type { Account, Line, LineKind } from '../../state.ts';
import type { World } from '../../world.ts';

/** Whose scoring is worse than this waits for risk. */
const WORST_SCORE = 700;

/** What is sold, one line each. */
interface Wish {
  readonly kind: LineKind;
  readonly number?: string | undefined;
  readonly iccid?: string | undefined;
}

function lineFrom({ kind, number, iccid }: Wish, world: World): Line {
  if (number !== undefined && world.lines().some(({ line }) => line.number === number)) {
    throw new Problem(400, `${number} is taken`);
  }
  const at = world.now().toISOString();
  const serial = world.nextSerial();
  const mobile = kind === 'mobile';
  return {
    id: 31_000_000 + serial,
    uuid: world.newId(),
    kind,
    type: mobile ? 'POST-PAGO' : kind === 'fixed' ? 'FIJO' : 'TV',
    status: 'INSTALADO',
    number: number ?? (kind === 'tv' ? null : `${mobile ? '6981' : '9181'}${String(serial).slice(-5)}`),
    imsi: mobile ? `2140300000${String(serial).slice(-5)}` : null,
    iccid: mobile ? (iccid ?? null) : null,
    soldAt: at,
    activatedAt: at,
    endedAt: null,
    masks: [],
    blocks: [],
    off: new Map(),
    history: [],
  };
}

const soldAs = (account: Account) =>
  account.lines.map((line) => ({
    type: 1,
    subscription_id: line.id,
    user_info_id: null,
    msisdn: line.kind === 'mobile' ? line.number : null,
    fixed_number: line.kind === 'fixed' ? line.number : null,
    associated_number: null,
    subscription_terminal_id: null,
  }));

const signup = route(signupsCreate, ({ body }, world): Reply => {
  const { mobile_line: mobile, bundle } = body.products;
  const contact =
    mobile?.delivery_info?.contact ?? bundle?.delivery_info?.contact ?? bundle?.installation_info?.contact;
  const score = body.payment.scoring?.scoring_value ?? 0;
  if (score > WORST_SCORE) return { status: 202, body: { sell_id: world.nextSerial(), risk_decision: 'r' } };
  const wishes: Wish[] = [
    ...[mobile ?? []].flat().map(({ msisdn, iccid }) => ({ kind: 'mobile' as const, number: msisdn, iccid })),
    ...(bundle?.mobile_lines ?? []).map(({ msisdn, iccid }) => ({
      kind: 'mobile' as const,
      number: msisdn,
      iccid,
    })),
    ...(bundle?.landline ? [{ kind: 'fixed' as const, number: bundle.landline.number }] : []),
    ...(bundle?.tv ? [{ kind: 'tv' as const }] : []),
  ];
  if (wishes.length === 0)
    throw new Problem(400, 'Nothing is sold: products needs a mobile_line or a bundle');
  const serial = world.nextSerial();
  const account: Account = {
    id: 5_500_000 + serial,
    uuid: world.newId(),
    modality: 'POSTPAID',
    iban: body.payment.info?.bank_account ?? '',
    createdAt: world.now().toISOString(),
    lines: wishes.map((wish) => lineFrom(wish, world)),
    terms: [],
  };
  world.addCustomer({
    userId: 1_600_000 + serial,
    customerId: 2_600_000 + serial,
    uuid: world.newId(),
    kind: 'residential',
    document: { type: 'NIF', number: contact?.document_value ?? `S${serial}` },
    firstName: contact?.name ?? '',
    lastNames: [contact?.middlename ?? '', contact?.lastname ?? ''],
    birthdate: '1970-01-01',
    nationality: 'ESPAÑA',
    email: contact?.email ?? '',
    address: { street: '', zip: '28001', locality: '', province: '' },
    locked: false,
    accounts: [account],
  });
  return {
    body: {
      sell_id: serial,
      customer_id: 2_600_000 + serial,
      work_order_id: `OT_${serial}`,
      account_info: {
        account_id: account.id,
        account_number: `MM-${account.id}`,
        bundle_id: bundle?.bundle_id ?? null,
        subscriptions: soldAs(account),
      },
      risk_decision: 'a',
    },
  };
});

/** The pages of the sisters list 400 alone. */
function heldAccount(id: number, world: World) {
  const held = world.findAccount(String(id));
  if (!held) throw new Problem(400, 'No such account');
  return held;
}

/** More than this at once is looked at by risk. */
const MOST_LINES = 3;

const add = route(subscriptionsAdd, ({ body }, world): Reply => {
  const held = heldAccount(body.account.account_id, world);
  const { mobile_lines: mobiles = [], tv } = body.account.subscriptions;
  if (mobiles.length === 0 && !tv) throw new Problem(400, 'Nothing is added');
  if (mobiles.length > MOST_LINES) return { status: 202, body: { risk_decision: 'x' } };
  const wishes: Wish[] = [
    ...mobiles.map(({ msisdn, iccid }) => ({ kind: 'mobile' as const, number: msisdn?.toString(), iccid })),
    ...(tv ? [{ kind: 'tv' as const }] : []),
  ];
  for (const wish of wishes) world.addLine(held, lineFrom(wish, world));
  return { body: { risk_decision: 'a' } };
});

const migrate = route(accountMigrationsCreate, ({ body }, world): Reply => {
  const { account } = heldAccount(body.account.account_id, world);
  const strangers = (body.account.subscriptions?.mobile_lines ?? []).filter(
    ({ subscription_id: id }) => id !== undefined && !account.lines.some((line) => line.id === id),
  );
  if (strangers.length > 0) throw new Problem(400, 'A line is not of this account');
  if (account.lines.some(({ masks }) => masks.some((mask) => mask.startsWith('DEBT')))) {
    return { status: 202, body: { risk_decision: 'x' } };
  }
  return { body: { risk_decision: 'a' } };
});

const master = route(masterDataGet, () => ({
  body: {
    states: [
      { id: 28, value: 'Madrid', iso: 'ES-M' },
      { id: 27, value: 'Lugo', iso: 'ES-LU' },
    ],
    document_types: [
      { id: 1, value: 'nif', description: 'NIF' },
      { id: 3, value: 'nie', description: 'Tarjeta de residencia' },
    ],
    nationalities: [{ id: 1, value: 'España', iso: 'ES' }],
    languages: [{ id: 1, value: 'Castellano', iso: 'es' }],
    balances: [0, 5, 10],
    mobile_operators: [{ code: '01', name: 'YOIGO' }],
    cli_operators: [{ code: '02', name: 'MASMOVIL' }],
    sectors: [{ id: 1, value: 'RESIDENCIAL' }],
    billing_types: [{ id: 1, value: 'POSPAGO' }],
    fabrication_types: [{ id: 1, value: 'SIM' }],
    deactivation_motives: {
      termination_motives: [{ id: 1, value: 'LOGISTICA' }],
      cancellation_motives: [{ id: 2, value: 'CONTRAOFERTA' }],
    },
    movement_types: [{ id: 7, value: 'RECARGA', description: 'RECARGA' }],
    recharge_origins: [{ id: 1, value: 'TPV' }],
    occupations: [{ id: 1, value: 'Empresario' }],
    occupation_sectors: [{ id: 1, value: 'Comercio' }],
  },
}));

const order = route(workordersChangeOrder, ({ body }, world) => {
  if (!/^OT_/.test(body.workorderid)) throw new Problem(404, 'No such work order');
  return {
    body: {
      errorVO: { error_code: '0', error_description: 'OK', operation_date: world.now().toISOString() },
    },
  };
});

export const signups = [signup, add, migrate, master, order];
