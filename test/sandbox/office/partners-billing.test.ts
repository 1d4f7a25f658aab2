import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyInput, Operation } from '../../../src/api/operation.ts';
import { movementsCreate, movementsDelete } from '../../../src/api/partners/movements.ts';
import {
  movementsNonSubscribableCreate,
  movementsNonSubscribableDelete,
  movementsNonSubscribableUpdate,
} from '../../../src/api/partners/movements-non-subscribable.ts';
import { refundsCreate } from '../../../src/api/partners/refunds.ts';
import { refundsNonSubscribableCreate } from '../../../src/api/partners/refunds-non-subscribable.ts';
import { openOffice, reader, visit } from './visit.ts';

const office = await openOffice();
const read = reader(office);
const { lucia, debtor, terminated } = office.known;
beforeEach(() => office.reset());
afterAll(() => office.close());

const params = { service_type: 'mobile', service_id: lucia.msisdn };
const euros = (net: number) => ({
  value_with_taxes: Math.round(net * 121) / 100,
  value_without_taxes: net,
  tax: { type: 'IVA', percentage: 21 },
});
const charge = {
  type: 'ONE_TIME_FEE' as const,
  movement_datetime: '2026-11-20T09:00:00Z',
  amount: euros(10),
};
const inside = { ...charge, external_movement_unique_id: 'M1', billable: true };
const outside = { ...charge, transaction_type_id: '77' };
const refunded = { refund_datetime: '2026-11-20T09:30:00Z', amount: euros(6) };

/** The two kinds of movement, which do not mix. */
const kinds = {
  'of a subscription': {
    create: async () => (await read(movementsCreate, { params, body: inside })).movement_id,
    remove: movementsDelete,
    refund: refundsCreate,
    body: { ...refunded, external_refund_unique_id: 'R1', billable: true },
  },
  'outside a subscription': {
    create: async () => (await read(movementsNonSubscribableCreate, { params, body: outside })).movement_id,
    remove: movementsNonSubscribableDelete,
    refund: refundsNonSubscribableCreate,
    body: { ...refunded, transaction_type_id: '77' },
  },
};
const [own, other] = [kinds['of a subscription'], kinds['outside a subscription']];
const status = async (operation: Operation, input: AnyInput) =>
  (await visit(office, operation, input)).status;

describe.each([
  ['of a subscription', own, other],
  ['outside a subscription', other, own],
])('a movement %s', (_, kind, foreign) => {
  const at = (movement_id: string, of = params) => ({ params: { ...of, movement_id } });

  it('is deleted once', async () => {
    const input = at(await kind.create());
    expect(await read(kind.remove, input)).toMatchObject({ code: 'DELETED' });
    expect(await status(kind.remove, input)).toBe(404);
  });

  it('is deleted by its own operation, at its own service', async () => {
    const id = await kind.create();
    expect(await status(foreign.remove, at(id))).toBe(404);
    expect(await status(kind.remove, at(id, { ...params, service_id: debtor.msisdn }))).toBe(404);
    expect(await status(kind.remove, at(id))).toBe(200);
  });

  it('is refunded in parts, up to what it was, until it is gone', async () => {
    const movement_id = await kind.create();
    const refund = async (net: number) =>
      status(kind.refund, { params, body: { ...kind.body, amount: euros(net), movement_id } });
    expect([await refund(6), await refund(5), await refund(4), await refund(0.01)]).toEqual([
      201, 400, 201, 400,
    ]);
    await read(kind.remove, at(movement_id));
    expect(await refund(1)).toBe(404);
  });
});

it('changes a movement, of the kind that can be changed', async () => {
  const movement_id = await other.create();
  const change = (id: string) => ({
    params: { ...params, movement_id: id },
    body: { ...outside, amount: euros(5) },
  });
  expect(await read(movementsNonSubscribableUpdate, change(movement_id))).toMatchObject({ code: 'CREATED' });
  expect(await status(refundsNonSubscribableCreate, { params, body: { ...other.body, movement_id } })).toBe(
    400,
  );
  expect(await status(movementsNonSubscribableUpdate, change(await own.create()))).toBe(404);
});

it.each([
  ['nobody has', 'mobile', '600000000'],
  ['of a terminated line', 'mobile', terminated.msisdn],
  ['that is no mobile', 'mobile', '912345678'],
])('refuses a number %s, in the words of the page', async (_, service_type, service_id) => {
  const answer = await visit(office, movementsCreate, { params: { service_type, service_id }, body: inside });
  expect(answer).toMatchObject({
    status: 404,
    body: { code: 'NOT_FOUND', title: `MSISDN NOT FOUND: ${service_id}` },
  });
});

describe('the body of a movement', () => {
  const start = { period_start_datetime: '2026-10-01T00:00:00Z' };
  const end = { period_end_datetime: '2026-10-31T00:00:00Z' };
  const taxed = (value_with_taxes: number, percentage: number) => ({
    amount: { ...euros(10), value_with_taxes, tax: { type: 'IVA', percentage } },
  });

  it.each([
    ['a whole period', { ...start, ...end }, 201],
    ['no period', {}, 201],
    ['a start alone', start, 400],
    ['an end alone', end, 400],
    ['an end before the start', { ...start, period_end_datetime: '2026-09-30T00:00:00Z' }, 400],
    ['an end at the start', { ...start, period_end_datetime: start.period_start_datetime }, 400],
    ['cents that were rounded', { amount: { ...euros(8.26), value_with_taxes: 10 } }, 201],
    ['another tax than was said', taxed(11, 21), 400],
    ['all in taxes', taxed(20, 100), 201],
    ['more than all in taxes', taxed(20.1, 101), 400],
    ['a kind there is not', { type: 'GIFT' }, 400],
    ['a field there is not', { concept: '1' }, 400],
  ])('with %s', async (_, part, expected) => {
    expect(await status(movementsCreate, { params, body: { ...inside, ...part } })).toBe(expected);
    const free = { params, body: { ...outside, ...part } };
    expect(await status(movementsNonSubscribableCreate, free)).toBe(expected);
  });
});
