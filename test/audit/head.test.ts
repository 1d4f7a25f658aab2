import { describe, expect, it } from 'vitest';
import { dailyHead, HEAD_KIND, HEADS_ID, postedHead } from '../../src/audit/head.ts';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const KEYS = { current: Buffer.alloc(32, 1), former: [] };
const looked = { correlationId: 'c1', kind: 'looked_up', actor: 'U1', data: {} };

describe('the head of the chain', () => {
  function open(start: string) {
    let at = new Date(start);
    const store = openSqlite(':memory:', createSeal(KEYS), () => at);
    return {
      store,
      heads: () => store.eventsOf(HEADS_ID),
      worker: () => dailyHead(store, () => at),
      is(next: string) {
        at = new Date(next);
      },
    };
  }

  it('is told once a day, by UTC, as it was before it was told', async () => {
    const { store, heads, worker, is } = open('2026-11-20T10:00:00Z');
    const tell = worker();
    const { hash } = await store.record(looked, []);
    await tell();
    await tell();
    expect(await heads()).toMatchObject([
      { kind: HEAD_KIND, actor: 'careline', data: { seq: 1, hash }, correlationId: HEADS_ID },
    ]);
    expect(postedHead.parse((await heads())[0]?.data)).toEqual({ seq: 1, hash });
    expect((await store.lease('audit', 60, 10)).map(({ event }) => event.kind)).toEqual([HEAD_KIND]);
    expect(await store.lease('card', 60, 10)).toEqual([]);
    is('2026-11-20T23:59:59Z');
    await tell();
    expect(await heads()).toHaveLength(1);
    is('2026-11-21T00:00:00Z');
    await tell();
    expect((await heads()).map(({ data }) => data.seq)).toEqual([1, 2]);
  });

  it('is told by another process of the same day no second time, and on the next again', async () => {
    const { store, heads, worker, is } = open('2026-11-20T10:00:00Z');
    await store.record(looked, []);
    await worker()();
    await worker()();
    expect(await heads()).toHaveLength(1);
    is('2026-11-21T08:00:00Z');
    await worker()();
    await worker()();
    expect(await heads()).toHaveLength(2);
  });

  it('of an empty log is none, and told as soon as there is one', async () => {
    const { store, heads, worker } = open('2026-11-20T10:00:00Z');
    const tell = worker();
    await tell();
    expect(await heads()).toEqual([]);
    await store.record(looked, []);
    await tell();
    expect(await heads()).toHaveLength(1);
  });

  it('is not told again of a clock that was set back', async () => {
    const { store, heads, worker, is } = open('2026-11-20T10:00:00Z');
    const tell = worker();
    await store.record(looked, []);
    await tell();
    is('2026-11-19T10:00:00Z');
    await tell();
    expect(await heads()).toHaveLength(1);
  });

  it('stands under names that auditors look for', () => {
    expect([HEADS_ID, HEAD_KIND]).toEqual(['00000000-0000-4000-8000-000000000001', 'chain_head']);
    for (const bad of [{}, { seq: 1 }, { seq: 1.5, hash: 'x' }, { hash: 'x' }, { seq: 1, hash: 2 }]) {
      expect(postedHead.safeParse(bad).success).toBe(false);
    }
  });
});
