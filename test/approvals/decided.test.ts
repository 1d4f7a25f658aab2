/** What a decision leaves behind: in the log, on the request, and for whoever came too late. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve, cancel, confirm, reject } from '../../src/approvals/decide.ts';
import { mayNotDecide } from '../../src/approvals/entitled.ts';
import { move } from '../../src/approvals/move.ts';
import { settle } from '../../src/approvals/settle.ts';
import { type Bench, filed, lastEvent, lookingAt, openBench, say, toldAt, withStore } from './bench.ts';

const sara = { userId: 'U0SARA', teamId: 'T1' };
const omar = { userId: 'U0OMAR', teamId: 'T1' };
const alex = { userId: 'U0ALEX', teamId: 'T1' };

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = openBench();
  id = randomUUID();
});
const looking = (who: typeof sara) => lookingAt(bench, id, who.userId);
const requestNow = () => bench.approvals.store.request(id);
const because = 'wrong_target';

describe('a click that does not count', () => {
  it('#14 is noted with its step and its reason, in the audit channel alone', async () => {
    await filed(bench, id);
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0OTTO'));
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'decision_refused',
      actor: 'U0OTTO',
      data: { step: 'approve', why: 'not_approver' },
    });
    expect(await toldAt(bench, id)).toEqual(['audit']);
    await reject(bench.approvals, id, { ...alex, because });
    expect((await lastEvent(bench, id))?.data).toEqual({ step: 'reject', why: 'own_request' });
  });

  it('because the card is outdated shows the request as it is', async () => {
    const request = await filed(bench, id);
    expect(await approve(bench.approvals, id, { ...sara, seen: 'outdated' })).toEqual({
      kind: 'held',
      request,
    });
    expect((await lastEvent(bench, id))?.data).toEqual({ step: 'approve', why: 'held' });
  });

  it.each(['approve', 'reject'] as const)('%s, after another decision, is noted once', async (step) => {
    await filed(bench, id);
    const look = await looking(omar);
    await approve(bench.approvals, id, await looking(sara));
    const before = (await bench.approvals.store.eventsOf(id)).length;
    const late =
      step === 'approve'
        ? approve(bench.approvals, id, look)
        : reject(bench.approvals, id, { ...omar, because });
    expect(await late).toEqual({ kind: 'too_late', request: await requestNow() });
    const events = (await bench.approvals.store.eventsOf(id)).slice(before);
    expect(events.map(({ data }) => data)).toEqual([{ step, why: 'too_late' }]);
  });

  it('is too late before anything else is said of it', async () => {
    await filed(bench, id);
    const look = await lookingAt(bench, id, 'U0OTTO');
    await cancel(bench.approvals, id, 'U0ALEX');
    expect(await approve(bench.approvals, id, look)).toMatchObject({ kind: 'too_late' });
    expect(await reject(bench.approvals, id, { ...alex, because })).toMatchObject({ kind: 'too_late' });
  });

  it.each(['approve', 'reject'] as const)('%s, beaten in the very moment, is noted too', async (step) => {
    await filed(bench, id);
    const look = await looking(sara);
    const beaten = withStore(bench, {
      countApproval: async () => undefined,
      transition: async () => undefined,
    });
    const late = step === 'approve' ? approve(beaten, id, look) : reject(beaten, id, { ...sara, because });
    expect(await late).toMatchObject({ kind: 'too_late', request: { id, state: 'pending' } });
    expect((await lastEvent(bench, id))?.data).toEqual({ step, why: 'too_late' });
  });

  it('on a request that is not there is answered', async () => {
    const gone = randomUUID();
    expect(await approve(bench.approvals, gone, { ...sara, seen: '' })).toEqual({ kind: 'unknown_request' });
    expect(await cancel(bench.approvals, gone, 'U0ALEX')).toEqual({ kind: 'unknown_request' });
    expect(await confirm(bench.approvals, gone, alex)).toEqual({ kind: 'unknown_request' });
    expect(await settle(bench.approvals, gone, { ...sara, comment: 'x' }, true)).toEqual({
      kind: 'unknown_request',
    });
  });
});

describe('what is said with a decision', () => {
  it('stands in the log, masked, beside the name of what was approved', async () => {
    const { digest } = await filed(bench, id);
    await approve(bench.approvals, id, { ...(await looking(sara)), comment: 'called back on 612345678' });
    const event = await lastEvent(bench, id);
    expect(event?.data).toMatchObject({ digest, comment: expect.stringContaining('called back on') });
    expect(JSON.stringify(event)).not.toContain('612345678');
    expect(await requestNow()).toMatchObject({
      approvals: [{ userId: 'U0SARA', comment: 'called back on 612345678' }],
    });
  });

  it('stands with the approvals that are still needed', async () => {
    say(bench, { approvals: 2 });
    const { digest } = await filed(bench, id);
    await approve(bench.approvals, id, await looking(sara));
    expect((await lastEvent(bench, id))?.data).toMatchObject({ digest, needed: 2 });
    expect(await approve(bench.approvals, id, await looking(sara))).toMatchObject({
      kind: 'repeated',
      needed: 2,
    });
  });

  it('of a rejection is kept with who said it', async () => {
    await filed(bench, id);
    await reject(bench.approvals, id, { ...sara, because, comment: 'not for 612345678' });
    expect(await requestNow()).toMatchObject({
      state: 'rejected',
      decidedBy: 'U0SARA',
      comment: 'not for 612345678',
    });
    expect(JSON.stringify(await lastEvent(bench, id))).not.toContain('612345678');
  });

  it('D57: of a rejection is the reason, which is kept and logged', async () => {
    await filed(bench, id);
    await reject(bench.approvals, id, { ...sara, because });
    expect(await requestNow()).toMatchObject({
      decidedBy: 'U0SARA',
      comment: undefined,
      outcome: { rejection: 'wrong_target' },
    });
    expect((await lastEvent(bench, id))?.data).toEqual({ rejection: 'wrong_target' });
  });

  it('is not said with spaces, where a comment is wanted', async () => {
    say(bench, { commentRequired: true });
    await filed(bench, id);
    const look = await looking(sara);
    expect(await approve(bench.approvals, id, { ...look, comment: '  ' })).toMatchObject({
      kind: 'comment_needed',
    });
    expect(await approve(bench.approvals, id, { ...look, comment: 'yes' })).toMatchObject({ kind: 'done' });
  });
});

describe('the requester’s own confirmation', () => {
  beforeEach(() => say(bench, { risk: 'write' }));

  it('approves, once, under their name', async () => {
    await filed(bench, id);
    expect(await confirm(bench.approvals, id, alex)).toMatchObject({
      kind: 'done',
      request: { state: 'approved', decidedBy: 'U0ALEX' },
    });
    expect(await lastEvent(bench, id)).toMatchObject({ kind: 'confirmed', actor: 'U0ALEX' });
    expect(await confirm(bench.approvals, id, alex)).toMatchObject({ kind: 'too_late' });
  });

  it('is nobody else’s, and of no other workspace', async () => {
    await filed(bench, id);
    expect(await confirm(bench.approvals, id, sara)).toEqual({ kind: 'unknown_request' });
    expect(await confirm(bench.approvals, id, { ...alex, teamId: 'T2' })).toEqual({
      kind: 'unknown_request',
    });
  });

  it('is refused to who is no agent any more', async () => {
    const request = await filed(bench, id);
    const directory = { ...bench.approvals.directory, mayRequest: async () => 'not_agent' as const };
    expect(await confirm({ ...bench.approvals, directory }, id, alex)).toEqual({
      kind: 'refused',
      why: 'not_agent',
      request,
    });
  });

  it('is not enough where another person decides', async () => {
    say(bench, { risk: 'destructive' });
    const request = await filed(bench, id);
    expect(await confirm(bench.approvals, id, alex)).toEqual({
      kind: 'refused',
      why: 'own_request',
      request,
    });
    expect(await requestNow()).toMatchObject({ state: 'pending' });
  });

  it('cannot be given by an approver: there is nothing to approve', async () => {
    const request = await filed(bench, id);
    expect(await mayNotDecide(bench.approvals, request, sara)).toBe('not_for_approval');
  });
});

describe('a settlement', () => {
  beforeEach(async () => {
    await filed(bench, id);
    for (const step of ['approve', 'claim', 'lose'] as const) {
      await move(bench.approvals.store, id, step, { actor: 'careline' });
    }
  });
  const settles = (approvals = bench.approvals, who = omar) =>
    settle(approvals, id, { ...who, comment: 'seen on 612345678' }, true);

  it('is refused to who may not decide', async () => {
    expect(await settles(bench.approvals, alex)).toEqual({
      kind: 'refused',
      why: 'own_request',
      request: await requestNow(),
    });
  });

  it('beaten in the very moment is too late', async () => {
    const beaten = withStore(bench, { transition: async () => undefined });
    expect(await settles(beaten)).toEqual({ kind: 'too_late', request: await requestNow() });
  });

  it('of what only its requester had to confirm is any approver’s', async () => {
    say(bench, { risk: 'write' });
    id = randomUUID();
    await filed(bench, id);
    for (const step of ['confirm', 'claim', 'lose'] as const) {
      await move(bench.approvals.store, id, step, { actor: 'careline' });
    }
    expect(await settles()).toMatchObject({ kind: 'done', request: { state: 'succeeded' } });
  });

  it('of what is known is too late, whoever says it', async () => {
    await settles();
    expect(await settles(bench.approvals, alex)).toMatchObject({ kind: 'too_late' });
  });
});
