/** What is not in a list is only known to be gone when the whole list was read. */
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/api/answer.ts';
import { entryOf, isWhole, nowIn, stateOf, UNKNOWN } from '../../src/api/entries.ts';
import { ApiError } from '../../src/api/errors.ts';
import type { AnyInput, InputOf, Operation, OutputOf } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { changesNothing } from '../../src/approvals/offers.ts';
import { withUnread } from '../../src/fields/unread.ts';

describe('an entry of a list', () => {
  it('is there, is not there, or nobody knows', () => {
    const list = [{ id: '1' }, { id: '2' }];
    expect(entryOf(list, '2')).toEqual({ id: '2' });
    expect(entryOf(list, '3')).toBeNull();
    expect(entryOf([], '3')).toBeNull();
    for (const unsure of [null, undefined, [{ id: '1' }, { id: null }], withUnread([{ id: '1' }], 1)]) {
      expect(entryOf(unsure, '3')).toBeUndefined();
    }
    expect(entryOf(withUnread([{ id: '3' }], 1), '3')).toEqual({ id: '3' });
  });

  it('marks what is not known of a state', () => {
    expect(stateOf(undefined)).toEqual({ now: null, unknown: true });
    expect(stateOf(null)).toEqual({ now: null });
    expect([isWhole([]), isWhole(null), isWhole(withUnread([], 1))]).toEqual([true, false, false]);
    expect(nowIn(withUnread(['a'], 1))).toEqual(['a', UNKNOWN]);
  });
});

const UUID = '123e4567-e89b-42d3-a456-556642440000';
const line = { subscription_id: '22222' };
const customer = { customer_id: UUID };

interface Case {
  readonly operation: string;
  readonly input: AnyInput;
  /** What is read, by operation: as it is when the thing is gone. */
  readonly gone: Readonly<Record<string, unknown>>;
  /** The list in which it would be, and the other ways it may be answered. */
  readonly list: string;
  readonly unsure: readonly unknown[];
}

const atRest = [{ serviceId: 1, serviceName: 'DATA', active: true, order: { running: false } }];

const removals: readonly Case[] = [
  {
    operation: 'customers-v2.blocks.update',
    input: { params: { ...line, block_id: '1' }, body: { active: false } },
    gone: { 'customers-v2.blocks.list': { items: [] } },
    list: 'customers-v2.blocks.list',
    unsure: [{ items: null }, {}, { items: [null] }, { items: [{ value: 'ROBO' }] }],
  },
  {
    operation: 'barrings.subscription-masks.update',
    input: { params: line, body: { action: 'REMOVE', barringsMasksCodes: ['M1'] } },
    gone: {
      'barrings.subscription-masks.list': { masks: [] },
      'barrings.masks.list': [],
      'barrings.subscription-services.list': atRest,
    },
    list: 'barrings.subscription-masks.list',
    unsure: [{ masks: [null] }, { masks: [{ name: 'without a code' }] }],
  },
  {
    operation: 'customers-v2.bonuses.delete',
    input: { params: { ...line, bonus_id: '5' } },
    gone: { 'customers-v2.bonuses.list': { items: [] } },
    list: 'customers-v2.bonuses.list',
    unsure: [{ items: null }, { items: [null] }, { items: [{ value: 'BONO' }] }],
  },
  {
    operation: 'customers-v4.credentials.delete',
    input: { params: { ...customer, credential_id: UUID } },
    gone: { 'customers-v4.credentials.list': { credentials: [] } },
    list: 'customers-v4.credentials.list',
    unsure: [{ credentials: [null] }, { credentials: [{ username: 'ana@example.com' }] }],
  },
  {
    operation: 'customers-v4.customer-accounts.delete',
    input: { params: { ...customer, account_id: UUID } },
    gone: { 'customers-v4.customer-accounts.list': { accounts: [] } },
    list: 'customers-v4.customer-accounts.list',
    unsure: [{ accounts: null }, {}, { accounts: [null] }, { accounts: [{}] }],
  },
  {
    operation: 'customers-v4.customer-special-treatment.delete',
    input: { params: customer },
    gone: { 'customers-v4.customer-special-treatment.get': { values: [] } },
    list: 'customers-v4.customer-special-treatment.get',
    unsure: [{ values: [null] }],
  },
];

/** Reads what the case answers, as the call path would. */
function readerOf(answers: Readonly<Record<string, unknown>>) {
  function read<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function read(operation: Operation): Promise<unknown> {
    const answer = readAnswer(operation, 200, JSON.stringify(answers[operation.id]));
    if (answer instanceof ApiError) throw answer;
    return answer.data;
  }
  return read;
}

describe.each(removals)('$operation', ({ operation: id, input, gone, list, unsure }) => {
  const operation = operationById(id);

  it('is done when what it takes away is surely gone, and then there is nothing to do', async () => {
    const read = readerOf(gone);
    expect(await operation?.verify?.(input, read)).toBe('done');
    const before = await operation?.before?.(input, read);
    expect(before && changesNothing(before)).toBe(true);
  });

  it.each(unsure.map((answer) => [JSON.stringify(answer), answer] as const))(
    'is neither done nor needless when nobody can tell: %s',
    async (_words, answer) => {
      const read = readerOf({ ...gone, [list]: answer });
      expect(await operation?.verify?.(input, read)).toBe('not_done');
      const before = await operation?.before?.(input, read);
      expect(before && changesNothing(before)).toBe(false);
    },
  );
});

describe('a change of services', () => {
  const input = { params: { ...line, service_id: '1' }, body: { reason: 'CUST', active: true } };
  const operation = operationById('barrings.subscription-services.update');
  const seen = (answer: unknown) =>
    operation?.verify?.(input, readerOf({ 'barrings.subscription-services.get': answer }));

  it('is not seen while nobody knows whether an order is under way', async () => {
    expect(await seen(atRest[0])).toBe('done');
    for (const order of [null, {}, { running: null }, { running: 'no' }, { running: true }]) {
      expect(await seen({ ...atRest[0], order }), JSON.stringify(order)).toBe('not_done');
    }
  });

  it('says that a state is not known, and can be asked for then', async () => {
    const read = readerOf({ 'barrings.subscription-services.get': { ...atRest[0], active: 'sí' } });
    const before = await operation?.before?.(input, read);
    expect(before?.changes).toMatchObject([{ now: null, unknown: true, after: true }]);
    expect(before && changesNothing(before)).toBe(false);
  });
});
