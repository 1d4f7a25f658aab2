import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bonusesAdd, bonusesDelete, bonusesList } from '../../../src/api/customers-v2/bonuses.ts';
import type { InputOf, Operation, OutputOf, Read } from '../../../src/api/operation.ts';
import { openOffice, reader } from './visit.ts';

const office = await openOffice();
const read = reader(office);
beforeEach(() => office.reset());
afterAll(() => office.close());

const params = { subscription_id: office.known.lucia.subscriptionId };

interface Item {
  readonly id: number;
  readonly start_date: string;
  readonly end_date: string | null;
}

/** A line that has these bonuses, as the API tells them. */
function listing(...items: readonly Item[]): Read {
  function tell<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function tell(operation: Operation): Promise<unknown> {
    return operation.responses[200]?.parse({ id: 1, items });
  }
  return tell;
}

const item = (start: string, end: string | null = null): Item => ({
  id: 2001,
  start_date: start,
  end_date: end,
});

// Dates of the API are instants: midnight in Spain is the evening before in UTC.
const MIDNIGHT = '2026-11-30T23:00:00Z';
const LONG_AGO = '2024-01-01T00:00:00Z';

describe('a bonus that was added', () => {
  it.each([
    ['is there', undefined, [item(LONG_AGO)], 'done'],
    ['is not there', undefined, [], 'not_done'],
    ['starts on its day, as Spain counts days', '2026-12-01', [item(MIDNIGHT)], 'done'],
    ['is not the one of before', '2026-12-01', [item(LONG_AGO)], 'not_done'],
  ] as const)('%s', async (_, scheduled_date, items, seen) => {
    const body = { bonusId: 2001, ...(scheduled_date && { scheduled_date }) };
    expect(await bonusesAdd.verify?.({ params, body }, listing(...items))).toBe(seen);
  });
});

describe('a bonus that was deleted', () => {
  const target = { ...params, bonus_id: '2001' };

  it.each([
    ['is gone', undefined, [], 'done'],
    ['is still there', undefined, [item(LONG_AGO)], 'not_done'],
    ['is not done with because it ends some day', undefined, [item(LONG_AGO, MIDNIGHT)], 'not_done'],
    ['ends on its day', '2026-12-01', [item(LONG_AGO, MIDNIGHT)], 'done'],
    ['goes on without an end', '2026-12-01', [item(LONG_AGO)], 'not_done'],
    ['ends later', '2026-12-01', [item(LONG_AGO, '2026-12-31T23:00:00Z')], 'not_done'],
    [
      'is there twice, once without an end',
      '2026-12-01',
      [item(LONG_AGO, MIDNIGHT), item(MIDNIGHT)],
      'not_done',
    ],
  ] as const)('%s', async (_, scheduled_date, items, seen) => {
    const query = scheduled_date && { scheduled_date };
    const input = { params: target, ...(query && { query }) };
    expect(await bonusesDelete.verify?.(input, listing(...items))).toBe(seen);
  });

  it('is named on the card, and seen gone in the office', async () => {
    const input = { params: target };
    expect(await bonusesDelete.before?.(input, read)).toMatchObject({
      changes: [{ now: 'INTERNET 3GB', after: null }],
    });
    await read(bonusesDelete, input);
    expect(await bonusesDelete.verify?.(input, read)).toBe('done');
    expect((await read(bonusesList, { params })).items).toEqual([]);
  });

  it('stays until the day asked for, and is seen to end then', async () => {
    const input = { params: target, query: { scheduled_date: '2026-12-01' } };
    await read(bonusesDelete, input);
    expect((await read(bonusesList, { params })).items).toMatchObject([{ end_date: '2026-12-01T00:00:00Z' }]);
    expect(await bonusesDelete.verify?.(input, read)).toBe('done');
  });
});
