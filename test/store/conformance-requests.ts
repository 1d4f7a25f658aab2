import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store, Transition } from '../../src/store/store.ts';
import { approve, type Engine, eventOf, file, LIFETIME, newRequest, type OpenEngine } from './making.ts';

/** Requests: filed once, changed by one of many, expired by the store's own clock. */
export function requestConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  const step = (id: string, more: Pick<Transition, 'from' | 'to'> & Partial<Transition>): Transition => ({
    id,
    event: eventOf(id, more.to),
    destinations: [],
    ...more,
  });
  const kindsOf = async (id: string) => (await store.eventsOf(id)).map(({ kind }) => kind);

  it('keeps what was filed', async () => {
    const request = newRequest();
    const { created } = await store.file(request, eventOf(request.id, 'requested'), []);
    expect(created).toBe(true);
    const {
      lifetime,
      submissionKey: _key,
      aim: _aim,
      subjects: _s,
      remindIn: _r,
      escalateIn: _e,
      ...kept
    } = request;
    const found = await store.request(request.id);
    expect(found).toMatchObject({ ...kept, state: 'pending', version: 0, checks: 0 });
    expect(found).toMatchObject({ decidedBy: undefined, comment: undefined, outcome: undefined });
    expect((found?.expiresAt.getTime() ?? 0) - (found?.createdAt.getTime() ?? 0)).toBe(lifetime * 1000);
    expect(await store.request(randomUUID())).toBeUndefined();
  });

  it('files one form once, however often and however fast it is sent', async () => {
    const filings = await Promise.all(
      Array.from({ length: 6 }, () => file(store, { submissionKey: 'form' })),
    );
    expect(filings.filter(({ created }) => created)).toHaveLength(1);
    const ids = new Set(filings.map(({ request }) => request.id));
    expect(ids.size).toBe(1);
    expect(await store.requestsOf('U0ALEX', 10)).toHaveLength(1);
    expect(await store.events(0, 10)).toHaveLength(1);
    expect(await store.backlog()).toBe(2);
  });

  it('lets one of many racers win, with one event', async () => {
    const { request } = await file(store);
    const won = (await Promise.all(Array.from({ length: 8 }, () => approve(store, request.id)))).filter(
      Boolean,
    );
    expect(won).toHaveLength(1);
    expect(won[0]).toMatchObject({ state: 'approved', version: 1, decidedBy: 'U0SARA', comment: 'fine' });
    expect(await kindsOf(request.id)).toEqual(['requested', 'approved']);
  });

  it('lets one of two different wishes win', async () => {
    const { request } = await file(store);
    const [approved, rejected] = await Promise.all([
      approve(store, request.id),
      store.transition(step(request.id, { from: ['pending'], to: 'rejected' })),
    ]);
    expect([approved, rejected].filter(Boolean)).toHaveLength(1);
    const { state } = (await store.request(request.id)) ?? {};
    expect(await kindsOf(request.id)).toEqual(['requested', state]);
  });

  it('changes only from the states named, and only the request named', async () => {
    const { request } = await file(store);
    const { request: other } = await file(store);
    const late = step(request.id, { from: ['executing', 'unknown'], to: 'succeeded' });
    expect(await store.transition(late)).toBeUndefined();
    expect(await store.transition(step(randomUUID(), { from: ['pending'], to: 'rejected' }))).toBeUndefined();
    await approve(store, request.id);
    expect((await store.request(other.id))?.state).toBe('pending');
    expect(await kindsOf(request.id)).toEqual(['requested', 'approved']);
  });

  it('keeps who decided, why and when, what was answered, and when it was claimed', async () => {
    const { request } = await file(store);
    await advance(5);
    await approve(store, request.id);
    await advance(5);
    await store.transition(step(request.id, { from: ['approved'], to: 'executing' }));
    const outcome = { status: 409, code: 'NO', message: 'not now', kind: 'conflict', tracingId: 'trace' };
    await store.transition(
      step(request.id, { from: ['executing'], to: 'failed', change: { outcome, checkIn: null } }),
    );
    const found = await store.request(request.id);
    expect(found).toMatchObject({ decidedBy: 'U0SARA', comment: 'fine', outcome, version: 3 });
    // Where the clock runs by itself, a few milliseconds pass.
    const since = (at: Date | undefined) =>
      Math.round(((at?.getTime() ?? 0) - request.createdAt.getTime()) / 1000);
    expect([since(found?.decidedAt), since(found?.claimedAt)]).toEqual([5, 10]);
  });

  it('decides expiry by its own clock, to the second', async () => {
    const { request } = await file(store);
    const expire = step(request.id, { from: ['pending'], to: 'expired', unexpired: false });
    await advance(LIFETIME - 1);
    expect(await store.transition(expire)).toBeUndefined();
    expect(await store.pending(10)).toHaveLength(1);
    await advance(1);
    expect(await approve(store, request.id)).toBeUndefined();
    expect(await store.pending(10)).toEqual([]);
    expect((await store.due(60)).expired.map(({ id }) => id)).toEqual([request.id]);
    expect(await store.transition(expire)).toMatchObject({ state: 'expired' });
    expect((await store.due(60)).expired).toEqual([]);
  });

  it('lists what waits, oldest first, and a person’s own, newest first, no more than asked for', async () => {
    const ids: string[] = [];
    for (const requester of ['U0ALEX', 'U0MARTA', 'U0ALEX', 'U0ALEX']) {
      ids.push((await file(store, { requester })).request.id);
      await advance(1);
    }
    const [first, second, third, last] = ids;
    expect((await store.pending(3)).map(({ id }) => id)).toEqual([first, second, third]);
    expect((await store.requestsOf('U0ALEX', 2)).map(({ id }) => id)).toEqual([last, third]);
    await approve(store, first ?? '');
    expect((await store.pending(10)).map(({ id }) => id)).toEqual([second, third, last]);
    expect(await store.requestsOf('U0SARA', 10)).toEqual([]);
  });

  it('S89: lists what waits by turns, so that who asks for much hides nobody, and counts it by person', async () => {
    for (let each = 0; each < 30; each += 1) {
      await file(store, { requester: 'U0ALEX' });
      await advance(1);
    }
    const { request } = await file(store, { requester: 'U0MARTA' });
    const listed = await store.pending(20);
    expect(listed).toHaveLength(20);
    expect(listed.map(({ requester }) => requester).slice(0, 3)).toEqual(['U0ALEX', 'U0MARTA', 'U0ALEX']);
    expect(listed[1]?.id).toBe(request.id);
    expect(await store.pendingBy()).toEqual([
      { requester: 'U0ALEX', count: 30 },
      { requester: 'U0MARTA', count: 1 },
    ]);
    await approve(store, request.id);
    expect(await store.pendingBy()).toEqual([{ requester: 'U0ALEX', count: 30 }]);
  });

  it('D41 D42 D43: gives a list from any place on, and says how many it has', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 25; each += 1) {
      ids.push((await file(store)).request.id);
      await advance(1);
    }
    const idsOf = (requests: readonly { id: string }[]) => requests.map(({ id }) => id);
    expect(idsOf(await store.pending(20, 20))).toEqual(ids.slice(20));
    expect(idsOf(await store.requestsOf('U0ALEX', 20, 20))).toEqual(ids.slice(0, 5).toReversed());
    expect(await store.tally('U0ALEX')).toEqual({ unsettled: 0, own: 25 });
    for (const id of ids.slice(0, 3)) {
      await approve(store, id);
      await store.transition(step(id, { from: ['approved'], to: 'executing' }));
      await store.transition(step(id, { from: ['executing'], to: 'unknown' }));
    }
    expect(await store.tally('U0MARTA')).toEqual({ unsettled: 3, own: 0 });
    expect(idsOf(await store.unsettled(2, 2))).toEqual([ids[2]]);
    expect(await store.pending(20, 30)).toEqual([]);
  });

  it('finds the open requests on a target: undecided in time, or under way', async () => {
    const on = () => store.openOn(['thing 1 under another key', 'thing 1']);
    const { request } = await file(store);
    expect(await on()).toHaveLength(1);
    expect(await store.openOn(['thing 2'])).toEqual([]);
    await approve(store, request.id);
    expect(await on()).toHaveLength(1);
    await store.transition(step(request.id, { from: ['approved'], to: 'executing' }));
    expect(await on()).toHaveLength(1);
    await store.transition(step(request.id, { from: ['executing'], to: 'accepted' }));
    expect(await on()).toHaveLength(1);
    await store.transition(step(request.id, { from: ['accepted'], to: 'succeeded' }));
    expect(await on()).toEqual([]);
    await file(store);
    await advance(LIFETIME);
    expect(await on()).toEqual([]);
  });

  it('D120: finds what is open, and what is done, by whom or what it speaks of', async () => {
    const about = async (...subjects: string[]) => (await store.openAbout(subjects)).map(({ id }) => id);
    const done = async (...subjects: string[]) =>
      (await store.doneAbout(['barrings.things.update'], subjects, 10)).map(({ id }) => id);
    const { request: one } = await file(store, { subjects: ['line-1', 'account-1'] });
    await advance(1);
    const { request: other } = await file(store, { subjects: ['line-2', 'account-1'] });
    await file(store, { subjects: [] });
    expect(await about('line-1', 'line-3')).toEqual([one.id]);
    expect(await about('account-1')).toEqual([one.id, other.id]);
    expect(await about('line-3')).toEqual([]);
    expect(await about()).toEqual([]);
    expect(await done('account-1')).toEqual([]);
    for (const { id } of [one, other]) {
      await approve(store, id);
      await store.transition(step(id, { from: ['approved'], to: 'executing' }));
      expect(await about('account-1')).toContain(id);
      await store.transition(step(id, { from: ['executing'], to: 'succeeded' }));
      await advance(1);
    }
    expect(await about('account-1')).toEqual([]);
    expect(await done('account-1')).toEqual([other.id, one.id]);
    expect(await done('line-1')).toEqual([one.id]);
    expect(await store.doneAbout(['barrings.others.update'], ['account-1'], 10)).toEqual([]);
  });

  it('S87: finds what is open of one person, oldest first and no more than are asked for', async () => {
    const { request: first } = await file(store);
    const { request: second } = await file(store);
    const open = async (limit = 10) => (await store.openOf(first.requester, limit)).map(({ id }) => id);
    expect(await open()).toEqual([first.id, second.id]);
    expect(await open(1)).toEqual([first.id]);
    expect(await store.openOf('U0NOBODY', 10)).toEqual([]);
    await approve(store, first.id);
    expect(await open()).toEqual([first.id, second.id]);
    await store.transition(step(first.id, { from: ['approved'], to: 'executing' }));
    await store.transition(step(first.id, { from: ['executing'], to: 'succeeded' }));
    expect(await open()).toEqual([second.id]);
    await advance(LIFETIME);
    expect(await open()).toEqual([]);
  });
}
