import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESTINATIONS, type Delivery, type Store } from '../../src/store/store.ts';
import { approve, type Engine, eventOf, file, newRequest, type OpenEngine } from './making.ts';

const LEASE = 30;

/** The outbox: in order for each request and place, handed out again until it is delivered. */
export function outboxConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  /** What is due anywhere, by its place in the log. */
  const lease = async () =>
    (await Promise.all(DESTINATIONS.map((place) => store.lease(place, LEASE, 10))))
      .flat()
      .toSorted((a, b) => a.id - b.id);
  const told = (deliveries: readonly Delivery[]) =>
    deliveries.map(({ event, destination }) => [event.kind, destination]);

  it('hands deliveries out in order for each request and place', async () => {
    const { request } = await file(store);
    await approve(store, request.id);
    const first = await lease();
    expect(told(first)).toEqual([
      ['requested', 'audit'],
      ['requested', 'card'],
      ['approved', 'requester'],
    ]);
    expect(await lease()).toEqual([]);
    await store.delivered(first.map(({ id }) => id));
    const second = await lease();
    expect(told(second)).toEqual([
      ['approved', 'audit'],
      ['approved', 'card'],
    ]);
    await store.delivered(second.map(({ id }) => id));
    expect(await store.backlog()).toBe(0);
  });

  it('holds nothing back for another request or another place', async () => {
    const { request } = await file(store);
    const [audit] = await lease();
    await store.defer(audit?.id ?? 0, 3_600, 'ratelimited');
    await approve(store, request.id);
    await file(store);
    const now = await lease();
    expect(told(now)).toEqual([
      ['approved', 'requester'],
      ['requested', 'audit'],
      ['requested', 'card'],
    ]);
  });

  it('hands out no more than asked for, the oldest first', async () => {
    for (let index = 0; index < 4; index += 1) {
      await store.record(eventOf(`c${index}`, 'looked_up'), ['audit']);
    }
    const ids = async () => (await store.lease('audit', LEASE, 3)).map(({ event }) => event.correlationId);
    expect([await ids(), await ids()]).toEqual([['c0', 'c1', 'c2'], ['c3']]);
  });

  it('S88 lets people take turns: who has asked for much does not keep another waiting', async () => {
    const ask = (actor: string) => {
      const request = newRequest({ requester: actor });
      return store.file(request, { ...eventOf(request.id, 'requested'), actor }, ['audit', 'card']);
    };
    for (let index = 0; index < 20; index += 1) await ask('U0ALEX');
    const late = await ask('U0BEA');
    const asked = await store.lease('card', LEASE, 4);
    expect(asked.slice(0, 2).map(({ event }) => event.actor)).toEqual(['U0ALEX', 'U0BEA']);
    expect(asked[1]?.event.correlationId).toBe(late.request.id);
    const audited = await store.lease('audit', LEASE, 4);
    expect(audited.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4]);
  });

  it('hands out again what was not delivered once the lease has run out, counting', async () => {
    await store.record(eventOf('c', 'looked_up'), ['audit']);
    const [first] = await lease();
    await advance(LEASE - 1);
    expect(await lease()).toEqual([]);
    await advance(1);
    const [again] = await lease();
    expect([first?.attempts, again?.attempts]).toEqual([1, 2]);
    expect(again?.id).toBe(first?.id);
    expect(await store.backlog()).toBe(1);
  });

  it('waits as long as it was told to, and no later event overtakes', async () => {
    const { request } = await file(store);
    const [audit, card] = await lease();
    await store.defer(audit?.id ?? 0, 90, 'is_archived');
    await store.delivered([card?.id ?? 0]);
    await approve(store, request.id);
    expect(told(await lease())).toEqual([
      ['approved', 'card'],
      ['approved', 'requester'],
    ]);
    await advance(89);
    expect(told(await lease())).toEqual([
      ['approved', 'card'],
      ['approved', 'requester'],
    ]);
    await advance(1);
    expect(told(await lease())).toEqual([['requested', 'audit']]);
  });

  it('takes a delivery given twice for one', async () => {
    await store.record(eventOf('c', 'looked_up'), ['audit']);
    const [one] = await lease();
    await store.delivered([one?.id ?? 0, one?.id ?? 0]);
    await store.delivered([one?.id ?? 0]);
    expect(await store.backlog()).toBe(0);
  });

  it('knows where a message stands', async () => {
    expect(await store.posted('id', 'card')).toBeUndefined();
    await store.setPosted('id', 'card', { channel: 'C1', ts: '1.1' });
    await store.setPosted('id', 'card', { channel: 'C1', ts: '2.2' });
    expect(await store.posted('id', 'card')).toEqual({ channel: 'C1', ts: '2.2' });
    expect(await store.posted('id', 'audit')).toBeUndefined();
    expect(await store.posted('other', 'card')).toBeUndefined();
  });

  it('is in doubt of what nobody answered, or a process took with it; not of what was refused', async () => {
    await store.record(eventOf('c', 'looked_up'), ['audit']);
    const next = async () => (await lease())[0];
    const first = await next();
    expect(first?.inDoubt).toBe(false);
    await store.defer(first?.id ?? 0, 0, 'ratelimited');
    expect((await next())?.inDoubt).toBe(false);
    await store.defer(first?.id ?? 0, 0, undefined);
    expect((await next())?.inDoubt).toBe(true);
    await store.defer(first?.id ?? 0, 0, 'ratelimited');
    await next();
    await advance(LEASE);
    expect((await next())?.inDoubt).toBe(true);
  });
}
