import { setImmediate as turn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLogCheck } from '../../src/audit/check.ts';
import { createChain, GENESIS } from '../../src/store/chain.ts';
import type { EventRecord } from '../../src/store/store.ts';

const EVENTS = 100_000;
const chain = createChain({ key: Buffer.alloc(32, 1), from: 1 });

describe('the walk of the log for a status', () => {
  const log: EventRecord[] = [];
  beforeAll(() => {
    let previousHash = GENESIS;
    for (let seq = 1; seq <= EVENTS; seq += 1) {
      const at = new Date(seq);
      const event = { correlationId: 'c1', kind: 'looked_up', actor: 'U1', data: { seq } };
      const hash = chain.hash(previousHash, seq, at, event);
      log.push({ ...event, seq, at, previousHash, hash });
      previousHash = hash;
    }
  });
  let now = new Date(0);
  const open = () => {
    const asked: number[] = [];
    const events = async (after: number, limit: number) => {
      asked.push(after);
      const from = Math.max(after, 0);
      return log.slice(from, from + limit);
    };
    return { asked, check: createLogCheck({ events, follows: chain.follows }, () => now) };
  };

  it('S45 lets everybody else go on, and says at once how far it is', async () => {
    const { check } = open();
    let turns = 0;
    let used = process.cpuUsage();
    let longest = 0;
    let seen = 0;
    const walking = check.walk();
    let ended = false;
    const end = walking.then(() => {
      ended = true;
    });
    while (!ended) {
      await turn();
      turns += 1;
      const { user, system } = process.cpuUsage(used);
      longest = Math.max(longest, (user + system) / 1000);
      used = process.cpuUsage();
      if (turns === 100) seen = check.now().upTo;
    }
    await end;
    expect(turns).toBeGreaterThan(EVENTS / 1_000);
    expect(longest).toBeLessThan(100);
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(EVENTS);
    expect(check.now()).toMatchObject({ upTo: EVENTS });
  });

  it('S45 is one for all who ask, and goes on from the last event that was found whole', async () => {
    const { asked, check } = open();
    await Promise.all([check.walk(), check.walk(), check.walk()]);
    const pages = asked.length;
    expect(new Set(asked).size).toBe(pages);
    await check.walk();
    expect(asked.length - pages).toBe(1);
    now = new Date(25 * 60 * 60 * 1000);
    await check.walk();
    expect(asked.length).toBeGreaterThan(2 * pages - 1);
  });

  it('S35 says at which event the chain breaks, and up to where it was whole', async () => {
    const { check } = open();
    await check.walk();
    const [seventh] = log.splice(6, 1);
    now = new Date(60 * 60 * 60 * 1000);
    await check.walk();
    if (seventh) log.splice(6, 0, seventh);
    expect(check.now()).toMatchObject({ brokenAt: 8 });
    await check.walk();
    expect(check.now().brokenAt).toBeUndefined();
  });
});
