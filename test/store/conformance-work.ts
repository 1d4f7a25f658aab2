import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store, Transition } from '../../src/store/store.ts';
import { approve, type Engine, eventOf, file, type OpenEngine } from './making.ts';

const UNKNOWN_AFTER = 60;

/** What is due by the clock, and the reading back of targets. */
export function workConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  let id: string;
  beforeEach(async () => {
    ({ store, advance } = await open());
    id = (await file(store)).request.id;
    await approve(store, id);
  });
  afterEach(() => store.close());

  const go = (from: Transition['from'], to: Transition['to'], change: Transition['change'] = {}) =>
    store.transition({ id, from, to, change, event: eventOf(id, to), destinations: [] });
  const due = async (what: 'approved' | 'overdue' | 'toCheck') =>
    (await store.due(UNKNOWN_AFTER))[what].map((request) => request.id);

  it('finds what was approved and not yet claimed', async () => {
    expect(await due('approved')).toEqual([id]);
    await go(['approved'], 'executing');
    expect(await due('approved')).toEqual([]);
  });

  it('finds what has been executing for too long', async () => {
    await go(['approved'], 'executing');
    await advance(UNKNOWN_AFTER - 1);
    expect(await due('overdue')).toEqual([]);
    expect((await store.due(0)).overdue).toHaveLength(1);
    await advance(1);
    expect(await due('overdue')).toEqual([id]);
    await go(['executing'], 'unknown');
    expect(await due('overdue')).toEqual([]);
  });

  it('finds what is to be read back, when it was asked for', async () => {
    await go(['approved'], 'executing');
    await go(['executing'], 'unknown', { checkIn: 5, outcome: { kind: 'timeout' } });
    expect(await due('toCheck')).toEqual([]);
    await advance(5);
    expect((await store.due(UNKNOWN_AFTER)).toCheck).toMatchObject([
      { checks: 0, outcome: { kind: 'timeout' } },
    ]);
    await store.checked(id, 10);
    expect(await due('toCheck')).toEqual([]);
    await advance(10);
    expect((await store.due(UNKNOWN_AFTER)).toCheck).toMatchObject([{ checks: 1 }]);
    await store.stopChecking(id);
    expect(await due('toCheck')).toEqual([]);
  });

  it('reads back no more what was settled, also when it was being read back just then', async () => {
    await go(['approved'], 'executing');
    await go(['executing'], 'accepted', { checkIn: 1 });
    await advance(1);
    expect(await due('toCheck')).toEqual([id]);
    await go(['accepted'], 'succeeded');
    await store.checked(id, 1);
    await advance(10);
    expect(await due('toCheck')).toEqual([]);
    expect(await store.request(id)).toMatchObject({ checkAt: undefined, checks: 0 });
  });
}
