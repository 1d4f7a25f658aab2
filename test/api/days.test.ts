/** A day that was asked for is seen in whichever form the back office prints it. */
import { describe, expect, it } from 'vitest';
import type { AnyInput } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { told } from '../support/told.ts';

const ACCOUNT = '123e4567-e89b-42d3-a456-556642440000';
const FORMS = ['2026-12-01', '2026-11-30T23:00:00Z', '2026-12-01T00:00:00', '01/12/2026'];

const verified = (id: string, input: AnyInput, state: Readonly<Record<string, unknown>>) =>
  operationById(id)?.verify?.(input, told(state), []);

describe.each(FORMS)('1 December as %s', (day) => {
  const promotions = {
    'customers-v4.account-promotions.list': [
      { id: ACCOUNT, promotion_id: 2064, start_date: day, end_date: day },
    ],
  };

  it('is when a promotion was to start', async () => {
    const asked = (start_date: string) => ({
      params: { account_id: ACCOUNT },
      body: { promotion_id: 2064, start_date },
    });
    const id = 'customers-v4.account-promotions.add';
    expect(await verified(id, asked('2026-12-01'), promotions)).toBe('done');
    expect(await verified(id, asked('2026-11-30'), promotions)).toBe('not_done');
  });

  it('is when a promotion ends already', async () => {
    const before = await operationById('customers-v4.account-promotions.cancel')?.before?.(
      {
        params: { account_id: ACCOUNT, account_promotion_id: ACCOUNT },
        body: { cancellation_date: '2026-12-01' },
      },
      told(promotions),
    );
    expect(before?.changes[0]).toMatchObject({ now: '2026-12-01', after: '2026-12-01' });
  });

  const bonuses = { 'customers-v2.bonuses.list': { items: [{ id: 7, start_date: day, end_date: day }] } };
  const params = { subscription_id: '1' };

  it('is when a bonus was to start', async () => {
    const asked = (scheduled_date: string) => ({ params, body: { bonusId: 7, scheduled_date } });
    expect(await verified('customers-v2.bonuses.add', asked('2026-12-01'), bonuses)).toBe('done');
    expect(await verified('customers-v2.bonuses.add', asked('2026-12-02'), bonuses)).toBe('not_done');
  });

  it('is when a bonus was to end', async () => {
    const asked = (scheduled_date: string) => ({
      params: { ...params, bonus_id: '7' },
      query: { scheduled_date },
    });
    expect(await verified('customers-v2.bonuses.delete', asked('2026-12-01'), bonuses)).toBe('done');
    // The midnight after a day is its end.
    expect(await verified('customers-v2.bonuses.delete', asked('2026-11-30'), bonuses)).toBe('done');
    expect(await verified('customers-v2.bonuses.delete', asked('2026-11-29'), bonuses)).toBe('not_done');
  });
});

it('an end that nobody can read is not seen', async () => {
  const state = { 'customers-v2.bonuses.list': { items: [{ id: 7, end_date: 'soon' }] } };
  const input = { params: { subscription_id: '1', bonus_id: '7' }, query: { scheduled_date: '2026-12-01' } };
  expect(await verified('customers-v2.bonuses.delete', input, state)).toBe('not_done');
});
