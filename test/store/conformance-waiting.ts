import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChosenVerdict, Store, WaitingClick } from '../../src/store/store.ts';
import { type Engine, eventOf, file, type OpenEngine } from './making.ts';

/** Clicks that wait until Slack says whether the person may decide. */
export function waitingConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  const click = (
    requestId: string,
    userId: string,
    comment?: string,
    verdict: ChosenVerdict = { verdict: 'approve' },
  ): WaitingClick => ({ requestId, userId, teamId: 'T1', seen: 'digest', comment, ...verdict });
  const no: ChosenVerdict = { verdict: 'reject', because: 'wrong_target' };
  const keep = async (each: WaitingClick) => {
    await store.keepClick(each, eventOf(each.requestId, 'click_waits'), ['audit']);
    await advance(1);
  };

  it('S40: are kept in their order with their event, one a person and request', async () => {
    const [first, second] = [(await file(store)).request.id, (await file(store)).request.id];
    await keep(click(first, 'U0SARA'));
    await keep(click(second, 'U0SARA', 'no', no));
    await keep(click(first, 'U0OMAR'));
    await keep(click(first, 'U0SARA', 'yes'));
    expect(await store.waitingClicks(10)).toEqual([
      click(first, 'U0SARA', 'yes'),
      click(second, 'U0SARA', 'no', no),
      click(first, 'U0OMAR'),
    ]);
    expect(await store.waitingClicks(1)).toHaveLength(1);
    expect((await store.eventsOf(first)).map(({ kind }) => kind)).toEqual([
      'requested',
      'click_waits',
      'click_waits',
      'click_waits',
    ]);
  });

  it('S40: end once, with one event, and open after the key was renewed', async () => {
    const { id } = (await file(store)).request;
    await keep(click(id, 'U0SARA'));
    await store.reseal();
    expect(await store.waitingClicks(10)).toEqual([click(id, 'U0SARA')]);
    const end = () => store.endClick(id, 'U0SARA', eventOf(id, 'click_ended'), ['audit', 'people']);
    expect(await Promise.all([end(), end()])).toEqual(expect.arrayContaining([true, false]));
    expect(await store.waitingClicks(10)).toEqual([]);
    expect((await store.eventsOf(id)).filter(({ kind }) => kind === 'click_ended')).toHaveLength(1);
  });
}
