/** Every step from every state, on a store: what is not in these tables must not happen. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '../../src/approvals/machine.ts';
import { move } from '../../src/approvals/move.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { DESTINATIONS, STATES, type State } from '../../src/store/store.ts';
import { type Bench, openBench, TTL_SECONDS, wishOn } from './bench.ts';

const id = '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a';

/** Each step, the event it leaves, and who hears of it. */
const STEPS: Readonly<Record<Step, readonly [event: string, told: string]>> = {
  count: ['approval_counted', 'audit card requester'],
  approve: ['approved', 'audit card requester'],
  confirm: ['confirmed', 'audit card requester'],
  hold: ['held', 'audit card people requester'],
  recall: ['held', 'audit card people requester'],
  strike: ['struck', 'audit card people requester'],
  reopen: ['reopened', 'audit card people requester'],
  overrun: ['expired', 'audit card people requester'],
  delay: ['delayed', 'audit card people requester'],
  close: ['already_so', 'audit card people requester'],
  reject: ['rejected', 'audit card requester'],
  cancel: ['cancelled', 'audit card requester'],
  expire: ['expired', 'audit card requester'],
  claim: ['executing', 'audit card'],
  succeed: ['succeeded', 'audit card requester'],
  fail: ['failed', 'audit card requester'],
  accept: ['accepted', 'audit card requester'],
  lose: ['unknown', 'audit card requester'],
  settleDone: ['succeeded', 'audit card requester'],
  settleNotDone: ['failed', 'audit card requester'],
};

/** Where each step leads, from where it may be taken. */
const LEADS: Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>> = {
  pending: {
    count: 'pending',
    approve: 'approved',
    confirm: 'approved',
    hold: 'pending',
    strike: 'pending',
    close: 'already_so',
    reject: 'rejected',
    cancel: 'cancelled',
  },
  approved: {
    claim: 'executing',
    recall: 'pending',
    strike: 'pending',
    reopen: 'pending',
    delay: 'approved',
    close: 'already_so',
  },
  executing: { succeed: 'succeeded', fail: 'failed', accept: 'accepted', lose: 'unknown' },
  accepted: { succeed: 'succeeded', fail: 'failed', lose: 'unknown' },
  unknown: {
    succeed: 'succeeded',
    fail: 'failed',
    accept: 'accepted',
    settleDone: 'succeeded',
    settleNotDone: 'failed',
  },
  succeeded: {},
  failed: {},
  rejected: {},
  cancelled: {},
  expired: {},
  already_so: {},
};

/** A way into each state. */
const WAYS: Readonly<Record<State, readonly Step[]>> = {
  pending: [],
  approved: ['approve'],
  executing: ['approve', 'claim'],
  accepted: ['approve', 'claim', 'accept'],
  unknown: ['approve', 'claim', 'lose'],
  succeeded: ['approve', 'claim', 'succeed'],
  failed: ['approve', 'claim', 'fail'],
  rejected: ['reject'],
  cancelled: ['cancel'],
  expired: ['expire'],
  already_so: ['close'],
};

const steps = Object.keys(STEPS).filter((name): name is Step => name in STEPS);

describe('a step', () => {
  let bench: Bench;
  const take = (step: Step) => move(bench.approvals.store, id, step, { actor: 'U0SARA' });
  beforeEach(async () => {
    bench = openBench();
    await fileRequest(bench.approvals, wishOn(bench, id));
  });

  async function goTo(state: State): Promise<void> {
    if (state === 'expired') await bench.advance(TTL_SECONDS);
    for (const step of WAYS[state]) await take(step);
    expect(await bench.approvals.store.request(id)).toMatchObject({ state });
  }

  /** The destinations at which something new waits to be told, with what. */
  async function told(): Promise<readonly string[]> {
    const waiting = [];
    for (const destination of DESTINATIONS) {
      for (const { id: delivery, event } of await bench.approvals.store.lease(destination, 60, 100)) {
        waiting.push(`${destination} ${event.kind}`);
        await bench.approvals.store.delivered([delivery]);
      }
    }
    return waiting;
  }

  const inTime = STATES.flatMap((state) => steps.map((step) => [step, state] as const));
  it.each(inTime)('%s, from %s, is taken only where the table leads on', async (step, state) => {
    await goTo(state);
    while ((await told()).length > 0);
    const to = LEADS[state][step];
    const taken = await take(step);
    expect(taken?.state).toBe(to);
    expect(await bench.approvals.store.request(id)).toMatchObject({ state: to ?? state });
    const [event, places] = STEPS[step];
    const news = to === undefined ? [] : places.split(' ').map((place) => `${place} ${event}`);
    expect((await told()).toSorted()).toEqual(news);
  });

  it.each(steps)('%s, from pending and too late, is expiry or nothing', async (step) => {
    await bench.advance(TTL_SECONDS);
    expect((await take(step))?.state).toBe(step === 'expire' ? 'expired' : undefined);
  });
});
