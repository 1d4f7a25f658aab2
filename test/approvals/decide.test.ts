import { beforeEach, describe, expect, it } from 'vitest';
import { othersOpen } from '../../src/approvals/beside/others.ts';
import { approve, cancel, confirm, reject } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { fileRequest, type Wish } from '../../src/approvals/request.ts';
import { track } from '../../src/approvals/track.ts';
import { type Bench, lastEvent, lookingAt, openBench, say, TTL_SECONDS } from './bench.ts';

const id = '0b0e8f5e-64c1-4a0c-9d5f-2f7e1d2c3b4a';
const other = 'ffffffff-0000-4000-8000-000000000000';
const sara = { userId: 'U0SARA', teamId: 'T1' };
const omar = { userId: 'U0OMAR', teamId: 'T1' };

let bench: Bench;
const wishFor = (more: Partial<Wish> = {}): Wish => ({
  operation: bench.operation,
  input: { params: { thing_id: '1' }, body: { value: 'new' } },
  requester: 'U0ALEX',
  teamId: 'T1',
  onScreen: { subscriptionId: '1' },
  says: () => ({ en: 'Change thing 1', es: 'Cambiar la cosa 1' }),
  about: [],
  reason: 'because of 612345678',
  submissionKey: 'form 1',
  id,
  ...more,
});
/** Approves the request as it stands. */
const approves = async (who: typeof sara) =>
  approve(bench.approvals, id, { ...(await lookingAt(bench, id, who.userId)), ...who });
const rejects = (who: typeof sara) => reject(bench.approvals, id, { ...who, because: 'not_needed' });
const stateNow = async () => (await bench.approvals.store.request(id))?.state;

beforeEach(async () => {
  bench = openBench();
});

describe('filing', () => {
  it('freezes the input with what would change', async () => {
    const filing = await fileRequest(bench.approvals, wishFor());
    expect(filing).toMatchObject({
      kind: 'filed',
      request: { state: 'pending', input: { body: { value: 'new' } }, facts: [{ now: 'old', after: 'new' }] },
    });
  });

  it('finds the first request when the same form is sent again', async () => {
    await fileRequest(bench.approvals, wishFor());
    const again = await fileRequest(bench.approvals, wishFor({ id: 'ffffffff-0000-4000-8000-000000000000' }));
    expect(again).toMatchObject({ kind: 'already_filed', request: { id } });
  });

  it('makes no request for what is so already', async () => {
    bench.current = 'new';
    expect(await fileRequest(bench.approvals, wishFor())).toMatchObject({ kind: 'nothing_to_do' });
    expect(await stateNow()).toBeUndefined();
  });

  it('makes no request without knowing what would change', async () => {
    bench.seen = 'unreadable';
    expect(await fileRequest(bench.approvals, wishFor())).toMatchObject({ kind: 'unreadable' });
    expect(await stateNow()).toBeUndefined();
  });

  it.each([
    [{ params: { thing_id: 'x' }, body: { value: 'new' } }, 'params.thing_id'],
    [{ params: { thing_id: '1' }, body: {} }, 'body.value'],
    [{ params: { thing_id: '1', other: '2' }, body: { value: 'new' } }, 'params'],
    [{ params: { thing_id: '1' }, query: { all: 'true' }, body: { value: 'new' } }, 'query'],
  ])('refuses %j, naming the place', async (input, path) => {
    const filing = await fileRequest(bench.approvals, wishFor({ input }));
    expect(filing).toMatchObject({ kind: 'invalid', issues: [{ path }] });
  });

  it('tells the second of two who ask for the same', async () => {
    await fileRequest(bench.approvals, wishFor());
    const second = await fileRequest(
      bench.approvals,
      wishFor({ id: 'ffffffff-0000-4000-8000-000000000000', submissionKey: 'form 2' }),
    );
    if (second.kind !== 'filed') throw new Error(second.kind);
    expect(await othersOpen(bench.approvals, second.request)).toMatchObject([{ id }]);
  });

  it('posts the reason masked and keeps it whole', async () => {
    await fileRequest(bench.approvals, wishFor());
    const [event] = await bench.approvals.store.eventsOf(id);
    expect(JSON.stringify(event?.data)).not.toContain('612345678');
    expect((await bench.approvals.store.request(id))?.reason).toBe('because of 612345678');
  });
});

describe('deciding', () => {
  beforeEach(async () => {
    await fileRequest(bench.approvals, wishFor());
  });

  it.each([
    ['the requester, though an approver', { userId: 'U0ALEX', teamId: 'T1' }, 'own_request'],
    ['somebody outside the group', { userId: 'U0OTTO', teamId: 'T1' }, 'not_approver'],
  ])('refuses %s, and notes it', async (_who, decider, why) => {
    bench.approvers.add('U0ALEX');
    for (const decide of [approves, rejects]) {
      expect(await decide(decider)).toMatchObject({ kind: 'refused', why });
    }
    expect(await stateNow()).toBe('pending');
    const refusals = (await bench.approvals.store.eventsOf(id)).filter(
      ({ kind }) => kind === 'decision_refused',
    );
    expect(refusals.map(({ actor, data }) => [actor, data.why])).toEqual([
      [decider.userId, why],
      [decider.userId, why],
    ]);
  });

  it('fails closed when the group cannot be read', async () => {
    bench.groupsReadable = false;
    expect(await approves(sara)).toMatchObject({ kind: 'refused', why: 'unreadable' });
    expect(await stateNow()).toBe('pending');
  });

  it('knows nothing of a request to another workspace', async () => {
    expect(await approves({ ...sara, teamId: 'T2' })).toEqual({
      kind: 'unknown_request',
    });
  });

  it('tells who comes second who was first', async () => {
    await approves(sara);
    expect(await rejects(omar)).toMatchObject({
      kind: 'too_late',
      request: { state: 'approved', decidedBy: 'U0SARA' },
    });
  });

  it('#16 is too late by the clock alone, with nothing sweeping', async () => {
    await bench.advance(TTL_SECONDS);
    expect(await approves(sara)).toMatchObject({
      kind: 'too_late',
      request: { state: 'expired' },
    });
    expect(bench.sent).toEqual([]);
  });

  it('lets the requester alone cancel, and only while it is undecided', async () => {
    expect(await cancel(bench.approvals, id, 'U0SARA')).toEqual({ kind: 'unknown_request' });
    expect(await cancel(bench.approvals, id, 'U0ALEX')).toMatchObject({ kind: 'done' });
    expect(await approves(sara)).toMatchObject({
      kind: 'too_late',
      request: { state: 'cancelled' },
    });
  });
});

describe('the stricter policy', () => {
  beforeEach(async () => {
    await fileRequest(bench.approvals, wishFor());
  });

  it('#17 holds, when more approvals, a comment or other hours are asked for after the card was posted', async () => {
    say(bench, { approvals: 2 });
    expect(await approves(sara)).toMatchObject({ kind: 'counted', needed: 2 });
    say(bench, { approvals: 2, commentRequired: true });
    expect(await approves(omar)).toMatchObject({ kind: 'comment_needed' });
    // The bench's clock stands at midnight, UTC, and the request lives for an hour.
    const from = (hour: string) =>
      say(bench, { hours: [{ days: [0, 6], from: hour, to: '20:00', timeZone: 'UTC' }] });
    from('00:30');
    expect(await approves(omar)).toMatchObject({ kind: 'refused', why: 'out_of_hours' });
    // D67: it could not be approved then.
    from('08:00');
    expect(await approves(omar)).toMatchObject({ kind: 'refused', why: 'closed_until_expiry' });
    expect(await stateNow()).toBe('pending');
  });

  it('#17 holds, when fewer approvals are asked for than the request was filed under', async () => {
    say(bench, { approvals: 2 });
    await fileRequest(bench.approvals, wishFor({ id: other, submissionKey: 'form 2' }));
    say(bench, { approvals: 1 });
    const look = await lookingAt(bench, other, 'U0SARA');
    expect(await approve(bench.approvals, other, look)).toMatchObject({ kind: 'counted', needed: 2 });
  });

  it('#17 D101: puts what was approved back as “1 of 2” when it asks for more before the call', async () => {
    expect(await approves(sara)).toMatchObject({ kind: 'done' });
    say(bench, { approvals: 2 });
    await execute(bench.approvals, id);
    expect(await bench.approvals.store.request(id)).toMatchObject({
      state: 'pending',
      decidedBy: undefined,
      approvals: [{ userId: 'U0SARA' }],
    });
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'reopened',
      data: { given: 1, needed: 2, people: ['U0SARA'] },
    });
    expect(bench.sent).toEqual([]);
    const omar = await lookingAt(bench, id, 'U0OMAR');
    expect(await approve(bench.approvals, id, omar)).toMatchObject({ kind: 'done' });
    expect(await execute(bench.approvals, id)).toMatchObject({ state: 'succeeded' });
  });

  it('#17 leaves what its requester confirms to them no more, once it needs another person', async () => {
    say(bench, { risk: 'write' });
    await fileRequest(bench.approvals, wishFor({ id: other, submissionKey: 'form 2' }));
    say(bench, { risk: 'destructive' });
    const alex = { userId: 'U0ALEX', teamId: 'T1' };
    expect(await confirm(bench.approvals, other, alex)).toMatchObject({ kind: 'refused' });
  });

  it('#17 a form sent again changes nothing: the first input is the one that runs', async () => {
    const again = wishFor({ id: other, input: { params: { thing_id: '1' }, body: { value: 'else' } } });
    expect(await fileRequest(bench.approvals, again)).toMatchObject({
      kind: 'already_filed',
      request: { input: { body: { value: 'new' } } },
    });
  });
});

describe('what was seen', () => {
  beforeEach(async () => {
    await fileRequest(bench.approvals, wishFor());
  });

  it('#18 is what is approved: a target that has changed holds the request, and voids approvals', async () => {
    bench.policy = { operations: new Map([[bench.operation.id, { approvals: 2 }]]), resources: new Map() };
    expect(await approves(sara)).toMatchObject({ kind: 'counted' });
    const before = await lookingAt(bench, id, 'U0OMAR');
    bench.current = 'other';
    expect(await approve(bench.approvals, id, before)).toMatchObject({
      kind: 'held',
      request: { approvals: [], facts: [{ now: 'other' }], driftedFrom: [{ now: 'old' }] },
    });
    expect(await approve(bench.approvals, id, before)).toMatchObject({ kind: 'held' });
    expect(await approves(omar)).toMatchObject({ kind: 'counted' });
    expect(await approves(sara)).toMatchObject({ kind: 'done' });
  });

  it('is not approved by who has seen nothing', async () => {
    expect(await approve(bench.approvals, id, { ...sara, seen: '' })).toMatchObject({ kind: 'held' });
    expect(await stateNow()).toBe('pending');
  });

  it('is not approved while the state cannot be read', async () => {
    bench.seen = 'unreadable';
    expect(await approves(sara)).toMatchObject({ kind: 'unreadable' });
    expect(await stateNow()).toBe('pending');
  });

  it('#20 ends in one state, and in calls to match, when it is approved, rejected, cancelled and late at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      bench = openBench();
      await fileRequest(bench.approvals, wishFor());
      if (round % 2 === 1) await bench.advance(TTL_SECONDS);
      const decisions = await Promise.all([
        approves(sara),
        rejects(omar),
        cancel(bench.approvals, id, 'U0ALEX'),
        approves(omar),
      ]);
      await track(bench.approvals);
      const state = await stateNow();
      const won = decisions.filter(({ kind }) => kind === 'done');
      expect(won).toHaveLength(round % 2 === 1 ? 0 : 1);
      expect(['succeeded', 'rejected', 'cancelled', 'expired']).toContain(state);
      expect(bench.sent).toHaveLength(state === 'succeeded' ? 1 : 0);
      const kinds = (await bench.approvals.store.eventsOf(id)).map(({ kind }) => kind);
      const ends = kinds.filter((kind) => ['approved', 'rejected', 'cancelled', 'expired'].includes(kind));
      expect(ends).toHaveLength(1);
    }
  });
});
