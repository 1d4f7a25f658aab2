import { describe, expect, it } from 'vitest';
import type { PostedHead } from '../../src/audit/head.ts';
import { verifyLog } from '../../src/audit/verify.ts';
import {
  canonical,
  createChain,
  GENESIS,
  isBehind,
  UNKEYED,
  UnreadableEvent,
} from '../../src/store/chain.ts';
import { keysFor } from '../../src/store/keys.ts';
import type { EventRecord } from '../../src/store/store.ts';

const chain = createChain({ key: Buffer.alloc(32, 1), from: 1 });
const { follows } = chain;
const AT = new Date('2026-11-20T10:00:00Z');
const event = {
  correlationId: 'c1',
  kind: 'looked_up',
  actor: 'U1',
  data: { b: [2, { d: 1, c: null }], a: 'x' },
};

describe('a hash', () => {
  it('is what it was: logs are verified years later', () => {
    expect(GENESIS).toBe('0000000000000000000000000000000000000000000000000000000000000000');
    expect(UNKEYED.hash(GENESIS, 1, AT, event)).toBe(
      '81655693c2ec6972c45ea42cb509249ffeab48fa24324c8a4a142de839d616f1',
    );
  });

  it('S34 is another under another key, and under one it is what it was', () => {
    expect(chain.hash(GENESIS, 1, AT, event)).toBe(
      'd700f6a0f81a519f3737a7c0ce868a13bcf067d2bc209d2c2548feee3e037e87',
    );
    expect(createChain({ key: Buffer.alloc(32, 2), from: 1 }).hash(GENESIS, 1, AT, event)).not.toBe(
      chain.hash(GENESIS, 1, AT, event),
    );
  });

  it('S34 is made with the key from one event on, before it without: neither is tried in the place of the other', () => {
    const later = createChain({ key: Buffer.alloc(32, 1), from: 3 });
    const record = (seq: number, hash: string) => ({ ...event, seq, at: AT, previousHash: GENESIS, hash });
    for (const seq of [1, 2, 3, 4]) {
      const [plain, keyed] = [UNKEYED, chain].map((each) =>
        later.follows(GENESIS, record(seq, each.hash(GENESIS, seq, AT, event))),
      );
      expect([plain, keyed]).toEqual([seq < 3, seq >= 3]);
    }
    expect(isBehind(GENESIS, record(1, 'any'))).toBe(true);
    expect(isBehind('1', record(1, 'any'))).toBe(false);
  });

  it.each<[string, () => string]>([
    ['the one before', () => chain.hash('1'.repeat(64), 1, AT, event)],
    ['the place', () => chain.hash(GENESIS, 2, AT, event)],
    ['the time', () => chain.hash(GENESIS, 1, new Date(AT.getTime() + 1), event)],
    ['the correlation ID', () => chain.hash(GENESIS, 1, AT, { ...event, correlationId: 'c2' })],
    ['the kind', () => chain.hash(GENESIS, 1, AT, { ...event, kind: 'approved' })],
    ['the actor', () => chain.hash(GENESIS, 1, AT, { ...event, actor: 'U2' })],
    ['what was said', () => chain.hash(GENESIS, 1, AT, { ...event, data: {} })],
  ])('is another with %s', (_what, other) => {
    expect(other()).not.toBe(chain.hash(GENESIS, 1, AT, event));
  });

  it('does not hang on the order in which a database gives keys back, but on that of lists', () => {
    expect(canonical({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
    expect(canonical({ c: 1, b: 2, a: 3, d: 4 })).toBe('{"a":3,"b":2,"c":1,"d":4}');
    expect(canonical([{ b: 1, a: 2 }, 'x', null])).toBe('[{"a":2,"b":1},"x",null]');
  });

  it('follows the one before it, or not', () => {
    const written = logOf(2);
    const [first, second] = written;
    if (!first || !second) throw new Error('no log');
    expect(follows(GENESIS, first)).toBe(true);
    expect(follows(first.hash, second)).toBe(true);
    expect(follows(GENESIS, second)).toBe(false);
    expect(follows(first.hash, { ...second, hash: first.hash })).toBe(false);
    expect(follows('0', { ...first, previousHash: '0' })).toBe(false);
  });
});

/** So many events, as they would be written. */
function logOf(count: number): EventRecord[] {
  let previousHash = GENESIS;
  return Array.from({ length: count }, (_, index) => {
    const seq = index + 1;
    const hash = chain.hash(previousHash, seq, AT, event);
    const record = { ...event, seq, at: AT, previousHash, hash };
    previousHash = hash;
    return record;
  });
}
const reading = (log: readonly EventRecord[]) => ({
  events: async (after: number, limit: number) => log.filter(({ seq }) => seq > after).slice(0, limit),
  follows,
});
const verify = (log: readonly EventRecord[], heads?: readonly PostedHead[]) => verifyLog(reading(log), heads);

describe('verifying against posted heads', () => {
  const log = logOf(5);
  const headAt = (seq: number): PostedHead => ({ seq, hash: log[seq - 1]?.hash ?? '' });
  const head = headAt(5).hash;

  it('finds a chain that runs through all of them whole', async () => {
    expect(await verify(log, [headAt(2), headAt(5)])).toEqual({ intact: true, events: 5, last: 5, head });
    expect(await verify(log, [])).toEqual({ intact: true, events: 5, last: 5, head });
    expect(await verify([], [])).toEqual({ intact: true, events: 0, last: 0, head: GENESIS });
  });

  it('#52 finds another chain that is whole in itself', async () => {
    const forged = [headAt(1), { ...headAt(3), hash: 'f'.repeat(64) }];
    expect(await verify(log, forged)).toEqual({ intact: false, events: 3, brokenAt: 3, why: 'head' });
  });

  it('#52 finds a tail that was cut off after a posted head', async () => {
    const cut = { intact: false, events: 4, brokenAt: 5, why: 'cut' };
    expect(await verify(log.slice(0, 4), [headAt(2), headAt(5)])).toEqual(cut);
    expect(await verify(log.slice(0, 4), [headAt(4)])).toMatchObject({ intact: true });
    expect(await verify([], [headAt(1)])).toMatchObject({ brokenAt: 1, why: 'cut' });
  });

  it('#52 finds what does not follow', async () => {
    const gap = log.filter(({ seq }) => seq !== 3);
    expect(await verify(gap)).toEqual({ intact: false, events: 2, brokenAt: 4, why: 'altered' });
    // Hashed as if nothing were missing.
    const renumbered = logOf(3).map((each, index) => (index === 2 ? { ...each, seq: 4 } : each));
    expect(await verify(renumbered)).toMatchObject({ brokenAt: 4, why: 'altered' });
    const rehashed = gap.map((each) => ({ ...each }));
    const [, second, third] = rehashed;
    if (!second || !third) throw new Error('no log');
    const hash = chain.hash(second.hash, third.seq, AT, event);
    rehashed[2] = { ...third, previousHash: second.hash, hash };
    expect(await verify(rehashed.slice(0, 3))).toMatchObject({ brokenAt: 4, why: 'altered' });
  });

  it.each([999, 1_000, 1_001, 2_000])('reads a log of %i events to its end', async (count) => {
    const long = logOf(count);
    expect(await verify(long)).toEqual({ intact: true, events: count, last: count, head: long.at(-1)?.hash });
    const broken = long.map((each, index) => (index === count - 1 ? { ...each, actor: 'U2' } : each));
    expect(await verify(broken)).toMatchObject({ brokenAt: count, why: 'altered' });
  });

  it('tells an event that cannot be read, and is no judge of a database that is away', async () => {
    const unreadable = { events: () => Promise.reject(new UnreadableEvent(7)), follows };
    expect(await verifyLog(unreadable)).toEqual({ intact: false, events: 0, brokenAt: 7, why: 'altered' });
    expect(new UnreadableEvent(7)).toMatchObject({
      name: 'UnreadableEvent',
      message: 'event 7 of the log cannot be read',
    });
    await expect(verifyLog({ events: () => Promise.reject(new Error('away')), follows })).rejects.toThrow(
      'away',
    );
  });
});

describe('derived keys', () => {
  it('are what they were, one for each purpose and each key', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const [current, former] = keysFor({ current: one, former: [two] }, 'approvals');
    expect(current.toString('hex')).toBe('05cd7af3566d66c9a9546d1bb92f51f13627c69c59cc22dbbe06cc3cea964ba8');
    expect(former).toEqual(keysFor({ current: two, former: [] }, 'approvals')[0]);
    expect(keysFor({ current: one, former: [] }, 'callbacks')[0]).not.toEqual(current);
  });
});
