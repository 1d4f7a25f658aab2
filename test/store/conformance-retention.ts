import { afterEach, beforeEach, expect, it } from 'vitest';
import { FENCE_ID, StoreFenced } from '../../src/store/fence.ts';
import { PURGED_AT_ONCE, PURGES_ID } from '../../src/store/retention/purge.ts';
import type { State, Store } from '../../src/store/store.ts';
import { approve, type Engine, eventOf, file, type OpenEngine } from './making.ts';

const DAY = 86_400;
const DAYS = 30;

/** What is taken out of requests that ended long ago, and what stays. */
export function retentionConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  const go = (id: string, from: State, to: State, change = {}) =>
    store.transition({ id, from: [from], to, change, event: eventOf(id, to), destinations: [] });

  /** Approved with comments by two, sent, answered: done. */
  async function done(): Promise<string> {
    const { id, digest } = (await file(store)).request;
    const approval = { id, digest, comment: 'she rang twice', needed: 2, destinations: [] };
    for (const userId of ['U0SARA', 'U0OMAR']) {
      const [counted, approved] = [eventOf(id, 'approval_counted'), eventOf(id, 'approved')];
      await store.countApproval({ ...approval, userId, counted, approved });
    }
    await go(id, 'approved', 'executing');
    await go(id, 'executing', 'succeeded', { outcome: { status: 200 }, answer: { iban: 'ES91' } });
    return id;
  }

  const purges = async () => (await store.eventsOf(PURGES_ID)).map(({ data }) => data);

  it('S101 takes input, reason, screen, comments and answer out of what ended so many days ago; the rest stays', async () => {
    const id = await done();
    const before = await store.request(id);
    await advance(DAYS * DAY - 1);
    expect(await store.purge(DAYS)).toBe(0);
    expect(await store.request(id)).toEqual(before);
    await advance(DAY + 1);
    expect(await store.purge(DAYS)).toBe(1);
    const after = await store.request(id);
    expect(after).toEqual({
      ...before,
      input: {},
      reason: '',
      onScreen: {},
      answer: undefined,
      approvals: before?.approvals.map((each) => ({ ...each, comment: undefined })),
      purgedAt: expect.any(Date),
    });
    expect(after?.altered).toBeUndefined();
    expect(after).toMatchObject({ state: 'succeeded', outcome: { status: 200 }, requester: 'U0ALEX' });
    expect(after?.approvals.map(({ userId }) => userId)).toEqual(['U0SARA', 'U0OMAR']);
    expect(await purges()).toMatchObject([{ purged: 1, days: DAYS, ids: [id] }]);
    // Once is enough, also under another key.
    expect(await store.purge(DAYS)).toBe(0);
    expect(await store.reseal()).toBe(1);
    expect(await store.request(id)).toEqual(after);
    expect((await store.due(60)).altered).toEqual([]);
    expect((await store.lease('audit', 60, 10)).map(({ event }) => event.kind)).toContain('purged');
  });

  it('S101 takes the words of a rejection, and of what was cancelled or has expired', async () => {
    const ids: string[] = [];
    for (const to of ['rejected', 'cancelled', 'expired', 'already_so'] as const) {
      const { id } = (await file(store)).request;
      await go(id, 'pending', to, to === 'rejected' ? { decidedBy: 'U0SARA', comment: 'not him' } : {});
      ids.push(id);
    }
    await advance((DAYS + 1) * DAY);
    expect(await store.purge(DAYS)).toBe(4);
    for (const id of ids)
      expect(await store.request(id)).toMatchObject({ reason: '', comment: undefined, input: {} });
  });

  it('S101 leaves what can still change, however old; and counts from its end', async () => {
    const waiting = (await file(store, { lifetime: 90 * DAY })).request.id;
    const unknown = (await file(store)).request.id;
    await approve(store, unknown);
    await go(unknown, 'approved', 'executing');
    await go(unknown, 'executing', 'unknown');
    await advance(60 * DAY);
    expect(await store.purge(DAYS)).toBe(0);
    expect(await store.request(waiting)).toMatchObject({ reason: 'because' });
    // Somebody says at last how it ended.
    await go(unknown, 'unknown', 'failed');
    await advance(DAYS * DAY - DAY);
    expect(await store.purge(DAYS)).toBe(0);
    await advance(2 * DAY);
    expect(await store.purge(DAYS)).toBe(1);
    expect(await purges()).toMatchObject([{ ids: [unknown] }]);
    expect(await store.request(waiting)).toMatchObject({ reason: 'because' });
  });

  it('S101 takes some at a time, the oldest first, each with an event that names them', async () => {
    const ids: string[] = [];
    for (let index = 0; index < PURGED_AT_ONCE + 5; index += 1) {
      const { id } = (await file(store)).request;
      await go(id, 'pending', 'cancelled');
      ids.push(id);
    }
    await advance((DAYS + 1) * DAY);
    expect(await store.purge(DAYS)).toBe(PURGED_AT_ONCE);
    expect(await store.purge(DAYS)).toBe(5);
    expect(await store.purge(DAYS)).toBe(0);
    const named = (await purges()).map((data) => data.ids);
    expect(named.map((each) => (Array.isArray(each) ? each.length : 0))).toEqual([PURGED_AT_ONCE, 5]);
    expect(new Set(named.flat())).toEqual(new Set(ids));
  });

  it('S101 takes nothing while the database is behind what was posted', async () => {
    const id = await done();
    await advance((DAYS + 1) * DAY);
    const head = await store.head();
    await store.raiseFence({ seq: (head?.seq ?? 0) + 3, hash: 'f'.repeat(64) });
    await expect(store.purge(DAYS)).rejects.toThrow(StoreFenced);
    expect(await store.request(id)).toMatchObject({ reason: 'because' });
    await store.reconcile([], { correlationId: FENCE_ID, kind: 'reconciled', actor: 'U0SARA', data: {} });
    expect(await store.purge(DAYS)).toBe(1);
  });
}
