import { KNOWN, type KnownName } from './seed/known.ts';
import { type CustomerWish, type LineWish, Maker } from './seed/maker.ts';
import type { Customer } from './state.ts';
import type { Known } from './types.ts';

export type { KnownName } from './seed/known.ts';

export interface Seed {
  readonly customers: readonly Customer[];
  readonly known: Readonly<Record<KnownName, Known>>;
}

type Kind = readonly [count: number, wish: (index: number) => CustomerWish];

const several = (index: number): LineWish[] =>
  Array.from({ length: 2 + (index % 4) }, (_, at) => ({ kind: at === 1 ? 'fixed' : 'mobile' }));

/** The crowd around the well-known ones: how many of which kind. */
const CROWD: readonly Kind[] = [
  [60, () => ({ accounts: [[{}]] })],
  [40, (index) => ({ accounts: [several(index)] })],
  [20, () => ({ accounts: [[{ prepaid: true }]] })],
  [20, () => ({ documentType: 'TR', accounts: [[{ prepaid: true }, {}]] })],
  [12, () => ({ documentType: 'PASS', accounts: [[{ prepaid: true }]] })],
  [20, (index) => ({ documentType: 'CIF', accounts: [several(index)] })],
  [15, () => ({ accounts: [[{ masks: ['DEBT_MOBILE_RESTRICTED'] }]] })],
  [10, (index) => ({ accounts: [[{ blocks: [index % 2 === 0 ? 1 : 2] }]] })],
  [10, () => ({ accounts: [[{ terminated: true }, {}]] })],
  [
    15,
    (index) => ({ accounts: [[{ term: { months: 24, penalty: 40 + index * 10, device: 'Galaxy S27' } }]] }),
  ],
  [8, () => ({ accounts: [[{ kind: 'fixed', term: { months: 12, penalty: 0 } }, { kind: 'tv' }]] })],
];

/** Every customer of the back office: the same ones each time, with dates counted from `anchor`. */
export function seed(anchor: Date): Seed {
  const maker = new Maker(anchor);
  const wishes: readonly CustomerWish[] = Object.values(KNOWN);
  maker.reserve(wishes.flatMap((wish) => [wish.document ?? [], ...numbersOf(wish)].flat()));
  const known = makeKnown(maker);
  const crowd = CROWD.flatMap(([count, wish]) =>
    Array.from({ length: count }, (_, index) => maker.customer(wish(index))),
  );
  return { customers: [...Object.values(known), ...crowd], known: mapValues(known, describe) };
}

const numbersOf = (wish: CustomerWish): string[] => wish.accounts.flat().flatMap((line) => line.number ?? []);

const makeKnown = (maker: Maker): Record<KnownName, Customer> =>
  mapValues(KNOWN, (wish: CustomerWish) => maker.customer(wish));

function mapValues<A, B>(record: Readonly<Record<KnownName, A>>, map: (value: A) => B): Record<KnownName, B> {
  return {
    lucia: map(record.lucia),
    debtor: map(record.debtor),
    stolen: map(record.stolen),
    lost: map(record.lost),
    nie: map(record.nie),
    passport: map(record.passport),
    business: map(record.business),
    terminated: map(record.terminated),
    committed: map(record.committed),
    bound: map(record.bound),
    twoAccounts: map(record.twoAccounts),
    locked: map(record.locked),
    hostile: map(record.hostile),
    forger: map(record.forger),
    rightToLeft: map(record.rightToLeft),
    longName: map(record.longName),
    formula: map(record.formula),
  };
}

function describe(customer: Customer): Known {
  const lines = customer.accounts.flatMap((account) => account.lines);
  const [firstAccount, firstLine] = [customer.accounts[0], lines[0]];
  if (!firstAccount || !firstLine?.number) throw new Error('a well-known customer begins with a mobile line');
  return {
    name: customer.company ?? [customer.firstName, ...customer.lastNames].join(' '),
    document: customer.document.number,
    documentType: customer.document.type,
    email: customer.email,
    msisdn: firstLine.number,
    userId: String(customer.userId),
    customerId: String(customer.customerId),
    customerUuid: customer.uuid,
    accountId: String(firstAccount.id),
    accountIds: customer.accounts.map((account) => String(account.id)),
    accountUuids: customer.accounts.map((account) => account.uuid),
    subscriptionId: String(firstLine.id),
    subscriptionIds: lines.map((line) => String(line.id)),
  };
}
