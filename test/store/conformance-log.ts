import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../src/audit/verify.ts';
import { GENESIS, UNKEYED } from '../../src/store/chain.ts';
import type { Store } from '../../src/store/store.ts';
import { approve, type Engine, eventOf, file, newRequest, type OpenEngine } from './making.ts';

/** The log: numbered without gaps, each row hashed over the one before, written with the state or not at all. */
export function logConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  /** Data that cannot be written. */
  function unwritable(): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    data.self = data;
    return data;
  }

  it('S92 counts what one person has looked up lately, and nothing else', async () => {
    const look = (actor: string, kind: string) => store.record({ ...eventOf('x', kind), actor }, []);
    await look('U0ALEX', 'looked_up');
    await advance(10);
    await look('U0ALEX', 'looked_up');
    await look('U0ALEX', 'revealed');
    await look('U0ALEX', 'access_refused');
    await look('U0BEA', 'looked_up');
    expect(await store.looksOf('U0ALEX', 60)).toBe(3);
    expect(await store.looksOf('U0ALEX', 5)).toBe(2);
    expect(await store.looksOf('U0CARLA', 60)).toBe(0);
  });

  it('S34 chains every event to the one before it, under the key of the log', async () => {
    const { request } = await file(store);
    await advance(1);
    await approve(store, request.id);
    await store.record({ ...eventOf('other', 'looked_up'), data: { z: 1, a: { y: [2], b: null } } }, []);
    const events = await store.events(0, 10);
    expect(events.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'requested'],
      [2, 'approved'],
      [3, 'looked_up'],
    ]);
    let head = GENESIS;
    for (const event of events) {
      expect(event.previousHash).toBe(head);
      expect(store.follows(head, event)).toBe(true);
      // Made with a key, from the first event on: nobody makes it who has the database alone.
      expect(UNKEYED.follows(head, event)).toBe(false);
      head = event.hash;
    }
    expect(await verifyLog(store)).toEqual({ intact: true, events: 3, last: 3, head });
  });

  it('returns what it recorded, as it is read later', async () => {
    const recorded = await store.record({ ...eventOf('c', 'looked_up'), data: { list: ['a'], n: 1 } }, []);
    expect(await store.eventsOf('c')).toEqual([recorded]);
    expect(await store.eventsOf('d')).toEqual([]);
  });

  it('is read in pages', async () => {
    for (let index = 0; index < 5; index += 1) await store.record(eventOf('c', `k${index}`), []);
    const seqs = async (after: number) => (await store.events(after, 2)).map(({ seq }) => seq);
    expect([await seqs(0), await seqs(2), await seqs(4), await seqs(5)]).toEqual([[1, 2], [3, 4], [5], []]);
  });

  describe('when an event cannot be written', () => {
    it('changes no state', async () => {
      const { request } = await file(store);
      const before = await store.backlog();
      await expect(
        store.transition({
          id: request.id,
          from: ['pending'],
          to: 'approved',
          event: { ...eventOf(request.id, 'approved'), data: unwritable() },
          destinations: ['audit'],
        }),
      ).rejects.toThrow();
      expect(await store.request(request.id)).toMatchObject({ state: 'pending', version: 0 });
      expect(await store.eventsOf(request.id)).toHaveLength(1);
      expect(await store.backlog()).toBe(before);
    });

    it('files no request', async () => {
      const request = newRequest();
      const event = { ...eventOf(request.id, 'requested'), data: unwritable() };
      await expect(store.file(request, event, ['audit'])).rejects.toThrow();
      expect(await store.request(request.id)).toBeUndefined();
      // Nor is the form spent: it can be sent again.
      expect((await file(store, request)).created).toBe(true);
    });

    it('leaves no gap in the numbers', async () => {
      await store.record(eventOf('c', 'first'), []);
      await expect(store.record({ ...eventOf('c', 'bad'), data: unwritable() }, [])).rejects.toThrow();
      await store.record(eventOf('c', 'second'), []);
      expect(await verifyLog(store)).toMatchObject({ intact: true, events: 2 });
    });
  });
}
