/** What becomes of a change that was approved: sent once, seen or not, settled by a person. */
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { settle } from '../../src/approvals/settle.ts';
import { track } from '../../src/approvals/track.ts';
import {
  ACCEPTED_DEADLINE_SECONDS,
  type Bench,
  filed,
  lookingAt,
  openBench,
  UNKNOWN_AFTER_SECONDS,
} from './bench.ts';

const id = '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a';
const omar = { userId: 'U0OMAR', teamId: 'T1' };

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
const approves = async () => approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
const stateNow = async () => (await bench.approvals.store.request(id))?.state;

describe('executing', () => {
  beforeEach(async () => {
    await filed(bench, id);
    await approves();
  });

  it('calls once, under the request’s own correlation ID, whoever asks again', async () => {
    await Promise.all([execute(bench.approvals, id), execute(bench.approvals, id), track(bench.approvals)]);
    expect(bench.sent).toEqual([id]);
    expect(await stateNow()).toBe('succeeded');
  });

  it.each([
    ['refused', 'failed'],
    ['not_processed', 'failed'],
    ['unknown', 'unknown'],
    ['accepted', 'accepted'],
  ] as const)('makes a call that ended %s %s', async (reply, state) => {
    bench.reply = reply;
    await execute(bench.approvals, id);
    expect(await stateNow()).toBe(state);
  });

  it('gives a call without a result up, and never sends it again', async () => {
    bench.reply = 'never';
    void execute(bench.approvals, id);
    await expect.poll(stateNow).toBe('executing');
    await bench.advance(UNKNOWN_AFTER_SECONDS);
    await track(bench.approvals);
    expect(await stateNow()).toBe('unknown');
    await track(bench.approvals);
    await execute(bench.approvals, id);
    expect(bench.sent).toHaveLength(1);
  });
});

describe('an unknown outcome', () => {
  beforeEach(async () => {
    await filed(bench, id);
    await approves();
    bench.reply = 'unknown';
    await execute(bench.approvals, id);
  });
  const settles = (who: typeof omar, happened: boolean) =>
    settle(bench.approvals, id, { ...who, comment: 'seen on 612345678' }, happened);

  it.each([
    [true, 'succeeded'],
    [false, 'failed'],
  ] as const)('is settled by an approver: it happened, %s', async (happened, state) => {
    expect(await settles(omar, happened)).toMatchObject({ kind: 'done', request: { state } });
    expect(await settles(omar, !happened)).toMatchObject({ kind: 'too_late', request: { state } });
    const event = (await bench.approvals.store.eventsOf(id)).at(-1);
    expect(event).toMatchObject({ actor: 'U0OMAR', kind: state, data: { settled: true } });
    expect(JSON.stringify(event)).not.toContain('612345678');
    expect(bench.sent).toHaveLength(1);
  });

  it('is not settled by its requester, by who is no approver, or from another workspace', async () => {
    bench.approvers.add('U0ALEX');
    expect(await settles({ userId: 'U0ALEX', teamId: 'T1' }, true)).toMatchObject({ why: 'own_request' });
    expect(await settles({ userId: 'U0OTTO', teamId: 'T1' }, true)).toMatchObject({ why: 'not_approver' });
    expect(await settles({ ...omar, teamId: 'T2' }, true)).toEqual({ kind: 'unknown_request' });
    expect(await stateNow()).toBe('unknown');
  });
});

describe('reading back', () => {
  beforeEach(async () => {
    await filed(bench, id);
    await approves();
  });

  it.each(['accepted', 'unknown'] as const)(
    'settles a change that was %s once its effect is seen',
    async (reply) => {
      bench.reply = reply;
      await execute(bench.approvals, id);
      await bench.advance(2);
      await track(bench.approvals);
      expect(await stateNow()).toBe(reply);
      bench.seen = 'done';
      await bench.advance(2);
      await track(bench.approvals);
      expect(await stateNow()).toBe('succeeded');
      expect(bench.sent).toHaveLength(1);
    },
  );

  it('#24 settles a call whose result was lost with its process, once its effect is seen', async () => {
    bench.reply = 'never';
    void execute(bench.approvals, id);
    await expect.poll(stateNow).toBe('executing');
    await track({ ...bench.approvals, unknownAfterSeconds: 0 });
    expect(await stateNow()).toBe('unknown');
    bench.seen = 'done';
    await bench.advance(2);
    await track(bench.approvals);
    expect(await stateNow()).toBe('succeeded');
    expect(bench.sent).toHaveLength(1);
  });

  it('#33 makes an accepted change unknown at the deadline, and then looks no more', async () => {
    bench.reply = 'accepted';
    await execute(bench.approvals, id);
    for (let waited = 0; waited < 2 * ACCEPTED_DEADLINE_SECONDS; waited += 30) {
      await bench.advance(30);
      await track(bench.approvals);
    }
    const request = await bench.approvals.store.request(id);
    expect(request).toMatchObject({ state: 'unknown', checkAt: undefined });
  });
});
