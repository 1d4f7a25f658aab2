/** What every engine of the store must do. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewRequest, Store } from '../../src/store/store.ts';

export interface Engine {
  readonly store: Store;
  /** Moves the store's clock on. */
  advance(seconds: number): void;
}

const LIFETIME = 600;

export const newRequest = (more: Partial<NewRequest> = {}): NewRequest => ({
  id: randomUUID(),
  submissionKey: randomUUID(),
  operationId: 'barrings.things.update',
  teamId: 'T1',
  requester: 'U0ALEX',
  input: { params: { thing_id: '1' }, body: { value: 'new' } },
  reason: 'because',
  target: 'thing 1',
  facts: [{ label: { en: 'Value', es: 'Valor' }, now: 'old', after: ['a', 'b'] }],
  touches: ['SMS'],
  lifetime: LIFETIME,
  ...more,
});

const eventOf = (id: string, kind: string) => ({ correlationId: id, kind, actor: 'U0SARA', data: { kind } });

export function storeConformance(name: string, open: () => Engine): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    let advance: Engine['advance'];
    beforeEach(() => {
      ({ store, advance } = open());
    });

    const file = async (more: Partial<NewRequest> = {}) => {
      const request = newRequest(more);
      return store.file(request, eventOf(request.id, 'requested'), ['audit', 'card']);
    };
    const approve = (id: string, kind = 'approved') =>
      store.transition({
        id,
        from: ['pending'],
        to: 'approved',
        unexpired: true,
        change: { decidedBy: 'U0SARA', comment: 'fine' },
        event: eventOf(id, kind),
        destinations: ['audit', 'card', 'requester'],
      });

    it('keeps what was filed', async () => {
      const request = newRequest();
      const { created } = await store.file(request, eventOf(request.id, 'requested'), []);
      expect(created).toBe(true);
      const { lifetime, submissionKey: _key, ...kept } = request;
      const found = await store.request(request.id);
      expect(found).toMatchObject({ ...kept, state: 'pending', version: 0 });
      expect((found?.expiresAt.getTime() ?? 0) - (found?.createdAt.getTime() ?? 0)).toBe(lifetime * 1000);
      expect(await store.request(randomUUID())).toBeUndefined();
    });

    it('files one form once', async () => {
      const first = await file({ submissionKey: 'form' });
      const second = await file({ submissionKey: 'form' });
      expect(second).toMatchObject({ created: false, request: { id: first.request.id } });
      expect(await store.eventsOf(first.request.id)).toHaveLength(1);
    });

    it('lets one of many racers win, with one event', async () => {
      const { request } = await file();
      const won = (await Promise.all(Array.from({ length: 8 }, () => approve(request.id)))).filter(Boolean);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ state: 'approved', version: 1, decidedBy: 'U0SARA', comment: 'fine' });
      expect((await store.eventsOf(request.id)).map(({ kind }) => kind)).toEqual(['requested', 'approved']);
    });

    it('decides expiry by its own clock', async () => {
      const { request } = await file();
      advance(LIFETIME);
      expect(await approve(request.id)).toBeUndefined();
      expect(await store.pending(10)).toEqual([]);
      expect((await store.due(60)).expired.map(({ id }) => id)).toEqual([request.id]);
      const expire = {
        id: request.id,
        from: ['pending'],
        to: 'expired',
        unexpired: false,
        destinations: [],
      } as const;
      expect(await store.transition({ ...expire, event: eventOf(request.id, 'expired') })).toBeDefined();
    });

    it('changes no state whose event cannot be written', async () => {
      const { request } = await file();
      const unwritable: Record<string, unknown> = {};
      unwritable.self = unwritable;
      await expect(
        store.transition({
          id: request.id,
          from: ['pending'],
          to: 'approved',
          event: { ...eventOf(request.id, 'approved'), data: unwritable },
          destinations: [],
        }),
      ).rejects.toThrow();
      expect((await store.request(request.id))?.state).toBe('pending');
      expect(await store.eventsOf(request.id)).toHaveLength(1);
    });

    it('hands deliveries out in order for each request and place', async () => {
      const { request } = await file();
      await approve(request.id);
      const first = await store.lease(30, 10);
      expect(first.map(({ event, destination }) => [event.kind, destination])).toEqual([
        ['requested', 'audit'],
        ['requested', 'card'],
        ['approved', 'requester'],
      ]);
      expect(await store.lease(30, 10)).toEqual([]);
      await store.delivered(first.map(({ id }) => id));
      const second = await store.lease(30, 10);
      expect(second.map(({ event, destination }) => [event.kind, destination])).toEqual([
        ['approved', 'audit'],
        ['approved', 'card'],
      ]);
      await store.delivered(second.map(({ id }) => id));
      expect(await store.backlog()).toBe(0);
    });

    it('hands out again what was not delivered, and waits where it was told to', async () => {
      await file();
      const [one, two] = await store.lease(30, 10);
      await store.defer(one?.id ?? 0, 90, 'is_archived');
      advance(31);
      const again = await store.lease(30, 10);
      expect(again.map(({ id, attempts }) => [id, attempts])).toEqual([[two?.id, 2]]);
      advance(60);
      expect((await store.lease(30, 10)).map(({ id }) => id)).toEqual([one?.id, two?.id]);
    });

    it('finds what is due', async () => {
      const { request } = await file();
      await approve(request.id);
      expect((await store.due(60)).approved.map(({ id }) => id)).toEqual([request.id]);
      const step = { id: request.id, destinations: [] } as const;
      await store.transition({
        ...step,
        from: ['approved'],
        to: 'executing',
        event: eventOf(request.id, 'executing'),
      });
      expect((await store.due(60)).overdue).toEqual([]);
      advance(60);
      expect((await store.due(60)).overdue.map(({ id }) => id)).toEqual([request.id]);
      await store.transition({
        ...step,
        from: ['executing'],
        to: 'unknown',
        change: { checkIn: 5, outcome: { kind: 'timeout' } },
        event: eventOf(request.id, 'unknown'),
      });
      expect((await store.due(60)).toCheck).toEqual([]);
      advance(5);
      expect((await store.due(60)).toCheck).toMatchObject([{ checks: 0, outcome: { kind: 'timeout' } }]);
      await store.checked(request.id, 10);
      expect((await store.due(60)).toCheck).toEqual([]);
      advance(10);
      expect((await store.due(60)).toCheck).toMatchObject([{ checks: 1 }]);
      await store.stopChecking(request.id);
      expect((await store.due(60)).toCheck).toEqual([]);
    });

    it('lists requests by person, by waiting, and by target', async () => {
      const first = await file();
      advance(1);
      const second = await file({ requester: 'U0MARTA', target: 'thing 2' });
      expect((await store.pending(10)).map(({ id }) => id)).toEqual([first.request.id, second.request.id]);
      expect((await store.requestsOf('U0MARTA', 10)).map(({ id }) => id)).toEqual([second.request.id]);
      expect(await store.openOn('barrings.things.update', 'thing 1')).toHaveLength(1);
      expect(await store.openOn('barrings.things.update', 'thing 3')).toEqual([]);
    });

    it('sees a key once, for a while', async () => {
      const seen = await Promise.all(Array.from({ length: 5 }, () => store.firstSeen('key', 60)));
      expect(seen.filter(Boolean)).toHaveLength(1);
      advance(61);
      expect(await store.firstSeen('key', 60)).toBe(true);
    });

    it('remembers for one owner, for a while', async () => {
      await store.remember('token', 'alex', { document: '12345678Z' }, 60);
      expect(await store.recall('token', 'alex')).toEqual({ document: '12345678Z' });
      expect(await store.recall('token', 'marta')).toBeUndefined();
      await store.remember('token', 'marta', 'stolen', 60);
      expect(await store.recall('token', 'alex')).toEqual({ document: '12345678Z' });
      advance(61);
      expect(await store.recall('token', 'alex')).toBeUndefined();
    });

    it('knows where a message stands', async () => {
      expect(await store.posted('id', 'card')).toBeUndefined();
      await store.setPosted('id', 'card', { channel: 'C1', ts: '1.1' });
      await store.setPosted('id', 'card', { channel: 'C1', ts: '2.2' });
      expect(await store.posted('id', 'card')).toEqual({ channel: 'C1', ts: '2.2' });
      expect(await store.posted('id', 'audit')).toBeUndefined();
    });

    it('can be asked whether it can write', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
