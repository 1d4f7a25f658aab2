/** Between the decision and its effect: what no longer fits is not sent, and those concerned are told. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve, confirm } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { track } from '../../src/approvals/track.ts';
import {
  approved,
  type Bench,
  filed,
  lastEvent,
  lookingAt,
  openBench,
  say,
  TTL_SECONDS,
  toldAt,
  wishOn,
} from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});
const EVERYBODY = ['audit', 'card', 'requester', 'people'];
const requestNow = (of = id) => bench.approvals.store.request(of);
const run = (of = id) => execute(bench.approvals, of);
const click = async (who: string, of = id) => approve(bench.approvals, of, await lookingAt(bench, of, who));

/** Slack answers the question of the click, and no other for half a minute. */
async function approvedThenPaused(): Promise<void> {
  await approved(bench, id);
  bench.slackWaits = 30;
  expect(await run()).toBeUndefined();
}

describe('an approved request while Slack wants no questions', () => {
  it('D95: says that it is not sent yet, to all, with the time of the next try', async () => {
    await approvedThenPaused();
    const at = bench.approvals.clock.now().getTime() + 30_000;
    expect(await requestNow()).toMatchObject({ state: 'approved', checkAt: new Date(at) });
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'delayed',
      data: { why: 'waiting', people: ['U0SARA'] },
    });
    expect(await toldAt(bench, id)).toEqual(EVERYBODY);
  });

  it('D96: is not looked at again before Retry-After is over, and told of once', async () => {
    await approvedThenPaused();
    const asked: string[] = [];
    const { directory } = bench.approvals;
    const counting = {
      ...bench.approvals,
      directory: {
        ...directory,
        mayDecide: (...about: Parameters<typeof directory.mayDecide>) => {
          asked.push(about[0]);
          return directory.mayDecide(...about);
        },
      },
    };
    for (let second = 1; second < 30; second += 1) {
      await bench.advance(1);
      await track(counting);
    }
    expect(asked).toEqual([]);
    await bench.advance(1);
    await track(counting);
    expect(asked).toEqual(['U0SARA']);
    const kinds = (await bench.approvals.store.eventsOf(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'delayed')).toHaveLength(1);
    bench.slackWaits = 0;
    await bench.advance(30);
    await track(counting);
    expect(await requestNow()).toMatchObject({ state: 'succeeded' });
    expect(bench.sent).toEqual([id]);
  });

  it('D97, D99: is held when the target has changed meanwhile, whoever looks first', async () => {
    await approvedThenPaused();
    bench.current = 'other';
    bench.slackWaits = 0;
    await bench.advance(30);
    await track(bench.approvals);
    expect(await requestNow()).toMatchObject({
      state: 'pending',
      approvals: [],
      decidedBy: undefined,
      driftedFrom: [{ now: 'old' }],
      facts: [{ now: 'other' }],
    });
    expect(await lastEvent(bench, id)).toMatchObject({ kind: 'held', data: { people: ['U0SARA'] } });
    expect(await toldAt(bench, id)).toEqual(EVERYBODY);
    expect(bench.sent).toEqual([]);
    expect(await click('U0SARA')).toMatchObject({ kind: 'done' });
    expect(await run()).toMatchObject({ state: 'succeeded' });
  });

  it('D98: expires when its time is up', async () => {
    await approvedThenPaused();
    bench.slackWaits = 0;
    await bench.advance(TTL_SECONDS);
    await track(bench.approvals);
    expect(await requestNow()).toMatchObject({ state: 'expired' });
    expect(await toldAt(bench, id)).toEqual(EVERYBODY);
    expect(bench.sent).toEqual([]);
  });

  it('D97: is not sent while the target cannot be read', async () => {
    await approved(bench, id);
    bench.seen = 'unreadable';
    await bench.advance(10);
    expect(await run()).toBeUndefined();
    expect(await lastEvent(bench, id)).toMatchObject({ kind: 'delayed', data: { why: 'target_unreadable' } });
    bench.seen = 'not_done';
    expect(await run()).toMatchObject({ state: 'succeeded' });
  });
});

it('D99: what was approved before a restart is looked at again first', async () => {
  await approved(bench, id);
  bench.current = 'other';
  await bench.advance(10);
  await track(bench.approvals);
  expect(await requestNow()).toMatchObject({ state: 'pending', driftedFrom: [{ now: 'old' }] });
  expect(bench.sent).toEqual([]);
});

it('D100: a change its requester confirmed waits for Slack, says so, and asking again finds it: one call', async () => {
  say(bench, { risk: 'write' });
  await filed(bench, id);
  const { directory } = bench.approvals;
  const waiting = {
    ...bench.approvals,
    directory: { ...directory, mayRequest: async () => 'waiting' as const, waitSeconds: () => 30 },
  };
  const alex = { userId: 'U0ALEX', teamId: 'T1' };
  expect(await confirm(waiting, id, alex)).toMatchObject({ kind: 'done' });
  expect(await execute(waiting, id)).toBeUndefined();
  expect(await lastEvent(bench, id)).toMatchObject({ kind: 'delayed' });
  const other = randomUUID();
  expect(await fileRequest(bench.approvals, wishOn(bench, other))).toMatchObject({
    kind: 'already_filed',
    request: { id },
  });
  expect(bench.sent).toEqual([]);
  await bench.advance(30);
  await track(bench.approvals);
  expect(await requestNow()).toMatchObject({ state: 'succeeded' });
  expect(bench.sent).toEqual([id]);
});

describe('who approved and left', () => {
  beforeEach(() => say(bench, { approvals: 2 }));

  it('D109: is struck out before the last approval is counted; a third can finish it', async () => {
    await filed(bench, id);
    expect(await click('U0SARA')).toMatchObject({ kind: 'counted' });
    bench.approvers.delete('U0SARA');
    bench.approvers.add('U0INES');
    expect(await click('U0OMAR')).toMatchObject({ kind: 'counted', needed: 2 });
    expect(await requestNow()).toMatchObject({
      state: 'pending',
      approvals: [{ userId: 'U0OMAR' }],
      struck: [{ userId: 'U0SARA' }],
    });
    const struck = (await bench.approvals.store.eventsOf(id)).find(({ kind }) => kind === 'struck');
    expect(struck?.data).toMatchObject({ people: ['U0SARA'], why: 'not_approver' });
    expect(await click('U0INES')).toMatchObject({ kind: 'done' });
    expect(await run()).toMatchObject({ state: 'succeeded' });
    expect(bench.sent).toEqual([id]);
  });

  it('D109: nobody knows whether they left while Slack wants no questions: the click waits', async () => {
    await filed(bench, id);
    await click('U0SARA');
    const { directory } = bench.approvals;
    const mayDecide = async (userId: string) => (userId === 'U0SARA' ? ('waiting' as const) : undefined);
    const half = { ...bench.approvals, directory: { ...directory, mayDecide } };
    expect(await approve(half, id, await lookingAt(bench, id, 'U0OMAR'))).toMatchObject({ kind: 'waiting' });
    expect(await requestNow()).toMatchObject({ state: 'pending', approvals: [{ userId: 'U0SARA' }] });
  });

  it('D111, D112: is told when the target changes, and so is who asked', async () => {
    await filed(bench, id);
    await click('U0SARA');
    bench.current = 'other';
    expect(await click('U0OMAR')).toMatchObject({ kind: 'held' });
    expect(await lastEvent(bench, id)).toMatchObject({ kind: 'held', data: { people: ['U0SARA'] } });
    expect(await toldAt(bench, id)).toEqual(EVERYBODY);
  });
});

it('D134: what somebody asked for who has left is not approved, and can be rejected', async () => {
  await filed(bench, id);
  bench.left.add('U0ALEX');
  expect(await click('U0SARA')).toMatchObject({ kind: 'refused', why: 'requester_gone' });
  expect(await lastEvent(bench, id)).toMatchObject({
    kind: 'decision_refused',
    data: { why: 'requester_gone' },
  });
  expect(await requestNow()).toMatchObject({ state: 'pending', approvals: [] });
});

describe('what is there already', () => {
  it('D115: is closed at the click, with the time since which a request of ours made it so', async () => {
    const first = randomUUID();
    await filed(bench, first);
    await filed(bench, id, { reason: 'the same, for another reason' });
    await click('U0SARA', first);
    expect(await run(first)).toMatchObject({ state: 'succeeded' });
    bench.current = 'new';
    const since = (await requestNow(first))?.claimedAt?.toISOString();
    expect(await click('U0SARA')).toMatchObject({ kind: 'already_so' });
    expect(await requestNow()).toMatchObject({
      state: 'already_so',
      outcome: { kind: 'already_so', since },
    });
    expect(await lastEvent(bench, id)).toMatchObject({ kind: 'already_so', data: { since } });
    expect(await click('U0SARA')).toMatchObject({ kind: 'too_late' });
    expect(bench.sent).toEqual([first]);
  });

  it('D116: is closed at the second approval on a held card, done elsewhere', async () => {
    say(bench, { approvals: 2 });
    await filed(bench, id);
    bench.current = 'other';
    expect(await click('U0SARA')).toMatchObject({ kind: 'held' });
    expect(await click('U0SARA')).toMatchObject({ kind: 'counted' });
    bench.current = 'new';
    expect(await click('U0OMAR')).toMatchObject({ kind: 'already_so' });
    expect(await requestNow()).toMatchObject({ state: 'already_so', outcome: { kind: 'already_so' } });
    expect(await toldAt(bench, id)).toEqual(EVERYBODY);
    expect(bench.sent).toEqual([]);
  });

  it('D116: is closed at the second look too, and the same input alone tells since when', async () => {
    const other = randomUUID();
    await filed(bench, other, { input: { params: { thing_id: '1' }, body: { value: 'else' } } });
    await click('U0SARA', other);
    await run(other);
    await approved(bench, id);
    bench.current = 'new';
    await bench.advance(10);
    expect(await run()).toBeUndefined();
    expect((await requestNow())?.outcome).toEqual({ kind: 'already_so' });
    expect(bench.sent).toEqual([other]);
  });
});
