import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { Engine, OpenEngine } from './making.ts';

/** Short-lived memory: what was seen, and what a view must not lose. */
export function memoryConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  it('sees a key once, for a while', async () => {
    const seen = await Promise.all(Array.from({ length: 5 }, () => store.firstSeen('key', 60)));
    expect(seen.filter(Boolean)).toHaveLength(1);
    expect(await store.firstSeen('other', 60)).toBe(true);
    await advance(59);
    expect(await store.firstSeen('key', 60)).toBe(false);
    await advance(1);
    expect(await store.firstSeen('key', 60)).toBe(true);
  });

  it('remembers for one owner, for a while', async () => {
    await store.remember('token', 'alex', { document: '12345678Z' }, 60);
    expect(await store.recall('token', 'alex')).toEqual({ document: '12345678Z' });
    expect(await store.recall('token', 'marta')).toBeUndefined();
    expect(await store.recall('other', 'alex')).toBeUndefined();
    await advance(59);
    expect(await store.recall('token', 'alex')).toEqual({ document: '12345678Z' });
    await advance(1);
    expect(await store.recall('token', 'alex')).toBeUndefined();
  });

  it('lets nobody else write over what it remembers, its owner only', async () => {
    await store.remember('token', 'alex', 'mine', 60);
    await store.remember('token', 'marta', 'stolen', 60);
    expect(await store.recall('token', 'alex')).toBe('mine');
    expect(await store.recall('token', 'marta')).toBeUndefined();
    await advance(50);
    await store.remember('token', 'alex', 'newer', 60);
    await advance(50);
    expect(await store.recall('token', 'alex')).toBe('newer');
  });

  it('can be asked whether it can write', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
}
