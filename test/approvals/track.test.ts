/** What the clock brings: reading back, giving up, executing what was left behind. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../src/api/operation.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { approve } from '../../src/approvals/decide.ts';
import { move } from '../../src/approvals/move.ts';
import { track } from '../../src/approvals/track.ts';
import {
  ACCEPTED_DEADLINE_SECONDS,
  type Bench,
  filed,
  lastEvent,
  lookingAt,
  openBench,
  TTL_SECONDS,
  UNKNOWN_AFTER_SECONDS,
} from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});
const eventsOf = async () => bench.approvals.store.eventsOf(id);
const requestNow = () => bench.approvals.store.request(id);
const goTo = async (...steps: readonly Parameters<typeof move>[2][]) => {
  for (const step of steps) await move(bench.approvals.store, id, step, { actor: 'careline' });
};
const operationAs = (operation: Operation | undefined): Approvals => ({
  ...bench.approvals,
  operationById: () => operation,
});

describe('the clock', () => {
  it('executes what was approved and left behind', async () => {
    await filed(bench, id);
    await bench.approvals.store.countApproval({
      id,
      digest: (await requestNow())?.digest ?? '',
      userId: 'U0SARA',
      comment: undefined,
      needed: 1,
      counted: { correlationId: id, kind: 'approval_counted', actor: 'U0SARA', data: {} },
      approved: { correlationId: id, kind: 'approved', actor: 'U0SARA', data: {} },
      destinations: [],
    });
    await track(bench.approvals);
    expect(await requestNow()).toMatchObject({ state: 'succeeded' });
    expect(bench.sent).toEqual([id]);
  });

  it.each([
    [true, 1],
    [false, undefined],
  ])('gives up a call without a result; its target can be read back: %s', async (readable, seconds) => {
    await filed(bench, id);
    await goTo('approve', 'claim');
    const { verify: _left, ...blind } = bench.operation;
    const approvals = operationAs(readable ? bench.operation : blind);
    await bench.advance(UNKNOWN_AFTER_SECONDS);
    await track(approvals);
    const at = bench.approvals.clock.now().getTime();
    expect((await requestNow())?.checkAt?.getTime()).toBe(seconds && at + seconds * 1_000);
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'unknown',
      actor: 'careline',
      data: { why: 'no result was recorded in time' },
    });
  });

  it('gives up a call of an operation that is no more', async () => {
    await filed(bench, id);
    await goTo('approve', 'claim');
    await bench.advance(UNKNOWN_AFTER_SECONDS);
    await track(operationAs(undefined));
    expect(await requestNow()).toMatchObject({ state: 'unknown', checkAt: undefined });
  });

  /** Accepted, and to be looked at in a second. */
  const accepted = async () => {
    await filed(bench, id);
    await goTo('approve', 'claim');
    await move(bench.approvals.store, id, 'accept', { actor: 'careline', change: { checkIn: 1 } });
  };

  it.each<[string, (operation: Operation) => Operation | undefined]>([
    ['is no more', () => undefined],
    ['has nothing to read', ({ verify: _left, ...blind }) => blind],
    ['has another shape now', (operation) => ({ ...operation, body: z.strictObject({ value: z.number() }) })],
  ])('cannot read back what %s: it is unknown, and looked at no more', async (_what, change) => {
    await accepted();
    await bench.advance(1);
    await track(operationAs(change(bench.operation)));
    expect(await requestNow()).toMatchObject({ state: 'unknown', checkAt: undefined });
    expect((await lastEvent(bench, id))?.data).toEqual({ why: 'the effect cannot be read' });
  });

  it('reads back ever more seldom, and gives up at the deadline', async () => {
    await accepted();
    const pauses: number[] = [];
    for (;;) {
      const { checkAt } = (await requestNow()) ?? {};
      if (checkAt === undefined) break;
      const seconds = (checkAt.getTime() - bench.approvals.clock.now().getTime()) / 1_000;
      pauses.push(seconds);
      await bench.advance(seconds);
      await track(bench.approvals);
    }
    expect(pauses.slice(0, 9)).toEqual([1, 1, 2, 4, 8, 16, 32, 60, 60]);
    const whole = pauses.reduce((sum, seconds) => sum + seconds, 0);
    expect(whole).toBeGreaterThanOrEqual(ACCEPTED_DEADLINE_SECONDS);
    expect(whole - 60).toBeLessThan(ACCEPTED_DEADLINE_SECONDS);
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'unknown',
      data: { why: 'the effect was not seen in time' },
    });
  });

  it('gives up exactly at a deadline', async () => {
    await accepted();
    const approvals = { ...bench.approvals, acceptedDeadlineSeconds: 4 };
    for (const seconds of [1, 1, 2]) {
      expect(await requestNow()).toMatchObject({ state: 'accepted' });
      await bench.advance(seconds);
      await track(approvals);
    }
    expect(await requestNow()).toMatchObject({ state: 'unknown' });
  });

  it('looks no more at what stays unknown, and says it once', async () => {
    await filed(bench, id);
    await goTo('approve', 'claim');
    await move(bench.approvals.store, id, 'lose', { actor: 'careline', change: { checkIn: 1 } });
    const { length } = await eventsOf();
    await bench.advance(1);
    await track({ ...bench.approvals, acceptedDeadlineSeconds: 1 });
    expect(await requestNow()).toMatchObject({ state: 'unknown', checkAt: undefined });
    expect(await eventsOf()).toHaveLength(length);
  });

  it('takes a target that cannot be read for one not seen, and a defect for a defect', async () => {
    await accepted();
    await bench.advance(1);
    bench.seen = 'unreadable';
    await track(bench.approvals);
    expect(await requestNow()).toMatchObject({ state: 'accepted', checks: 1 });
    await bench.advance(1);
    const verify = () => Promise.reject(new TypeError('a defect'));
    await expect(track(operationAs({ ...bench.operation, verify }))).rejects.toThrow('a defect');
  });

  it('#51 set ten minutes forward or back ends nothing early, and brings nothing back', async () => {
    await filed(bench, id);
    for (const step of [600, -1_200, 600]) {
      await bench.advance(step);
      await track(bench.approvals);
      expect(await requestNow()).toMatchObject({ state: 'pending' });
    }
    await bench.advance(TTL_SECONDS);
    await track(bench.approvals);
    await bench.advance(-600);
    const approver = await lookingAt(bench, id, 'U0SARA');
    expect(await approve(bench.approvals, id, approver)).toMatchObject({ kind: 'too_late' });
    expect(await requestNow()).toMatchObject({ state: 'expired' });
    expect(bench.sent).toEqual([]);
  });
});
