import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fact, NewApproval, Store } from '../../src/store/store.ts';
import { type Engine, eventOf, file, LIFETIME, newRequest, type OpenEngine } from './making.ts';

/** What happens to a request while it is undecided: approvals by several people, drift, reminders. */
export function decisionConformance(open: OpenEngine): void {
  let store: Store;
  let advance: Engine['advance'];
  beforeEach(async () => {
    ({ store, advance } = await open());
  });
  afterEach(() => store.close());

  const { digest } = newRequest();
  const approval = (id: string, userId: string, more: Partial<NewApproval> = {}): NewApproval => ({
    id,
    digest,
    userId,
    comment: undefined,
    needed: 2,
    counted: eventOf(id, 'approval_counted'),
    approved: eventOf(id, 'approved'),
    destinations: ['audit'],
    ...more,
  });
  const kindsOf = async (id: string) => (await store.eventsOf(id)).map(({ kind }) => kind);
  const now: Fact = { label: { en: 'Value', es: 'Valor' }, now: 'other', after: ['a', 'b'] };

  it('counts approvals by person, and approves with the last one needed', async () => {
    const { id } = (await file(store)).request;
    const first = await store.countApproval(approval(id, 'U0SARA', { comment: 'seen' }));
    expect(first).toMatchObject({
      kind: 'counted',
      request: { state: 'pending', decidedBy: undefined, approvals: [{ userId: 'U0SARA', comment: 'seen' }] },
    });
    expect(await store.countApproval(approval(id, 'U0SARA'))).toMatchObject({ kind: 'repeated' });
    expect(await store.countApproval(approval(id, 'U0OMAR'))).toMatchObject({
      kind: 'approved',
      request: {
        state: 'approved',
        version: 2,
        decidedBy: 'U0OMAR',
        approvals: [{ userId: 'U0SARA' }, { userId: 'U0OMAR', comment: undefined }],
      },
    });
    expect(await store.countApproval(approval(id, 'U0INES'))).toBeUndefined();
    expect(await kindsOf(id)).toEqual(['requested', 'approval_counted', 'approved']);
  });

  it('lets one of many last approvals win, with one event', async () => {
    const { id } = (await file(store)).request;
    const people = Array.from({ length: 8 }, (_, index) => `U${index}`);
    const counted = await Promise.all(people.map((who) => store.countApproval(approval(id, who))));
    const kinds = counted.flatMap((each) => each?.kind ?? []);
    expect(kinds.toSorted()).toEqual(['approved', 'counted']);
    expect(await kindsOf(id)).toEqual(['requested', 'approval_counted', 'approved']);
  });

  it('counts an approval only after those it was worked out after, and keeps the groups it stands for', async () => {
    const { request } = await file(store);
    const { id } = request;
    const after = (userId: string, ...people: string[]) =>
      store.countApproval(approval(id, userId, { needed: 3, after: people, groups: ['S0LEGAL'] }));
    const [one, two] = await Promise.all([after('U0SARA'), after('U0OMAR')]);
    expect([one?.kind, two?.kind].toSorted()).toEqual(['counted', 'overtaken']);
    const first = one?.kind === 'counted' ? 'U0SARA' : 'U0OMAR';
    const other = first === 'U0SARA' ? 'U0OMAR' : 'U0SARA';
    expect(await after(other, first)).toMatchObject({ kind: 'counted' });
    expect((await store.request(id))?.approvals.map(({ groups }) => groups)).toEqual([
      ['S0LEGAL'],
      ['S0LEGAL'],
    ]);
  });

  it('approves what the digest names, and only in time', async () => {
    const { id } = (await file(store)).request;
    expect(await store.countApproval(approval(id, 'U0SARA', { digest: 'another' }))).toBeUndefined();
    await store.countApproval(approval(id, 'U0SARA'));
    await advance(LIFETIME);
    expect(await store.countApproval(approval(id, 'U0OMAR', { needed: 1 }))).toBeUndefined();
    // Who has approved is told the same: it is too late.
    expect(await store.countApproval(approval(id, 'U0SARA'))).toBeUndefined();
    expect(await kindsOf(id)).toEqual(['requested', 'approval_counted']);
  });

  it('holds a request whose target has changed: both states, no approvals, another digest', async () => {
    const { id, facts } = (await file(store)).request;
    await store.countApproval(approval(id, 'U0SARA'));
    const hold = {
      id,
      from: 'pending' as const,
      digest,
      newDigest: 'as it is now',
      facts: [now],
      touches: ['Data'],
      event: eventOf(id, 'held'),
      destinations: ['card'] as const,
    };
    const held = await store.hold(hold);
    expect(held).toMatchObject({
      state: 'pending',
      approvals: [],
      digest: 'as it is now',
      touches: ['Data'],
    });
    expect([held?.facts, held?.driftedFrom]).toEqual([[now], facts]);
    expect(await store.hold(hold)).toBeUndefined();
    expect(await store.countApproval(approval(id, 'U0SARA'))).toBeUndefined();
    const again = await store.hold({ ...hold, digest: 'as it is now', newDigest: 'once more', facts: [] });
    expect(again?.driftedFrom).toEqual(facts);
    expect(
      await store.countApproval(approval(id, 'U0SARA', { digest: 'once more', needed: 1 })),
    ).toMatchObject({ kind: 'approved' });
    expect(await store.hold({ ...hold, digest: 'once more' })).toBeUndefined();
  });

  it('D97: holds what was approved already: nobody has decided it any more', async () => {
    const { id } = (await file(store)).request;
    await store.countApproval(approval(id, 'U0SARA', { needed: 1 }));
    const hold = {
      id,
      digest,
      newDigest: 'as it is now',
      facts: [now],
      touches: [],
      event: eventOf(id, 'held'),
      destinations: ['card'] as const,
    };
    expect(await store.hold({ ...hold, from: 'pending' })).toBeUndefined();
    expect(await store.hold({ ...hold, from: 'approved' })).toMatchObject({
      state: 'pending',
      approvals: [],
      decidedBy: undefined,
      decidedAt: undefined,
    });
  });

  it('D109, D110: strikes approvals out: they count no more, and are remembered', async () => {
    const { id } = (await file(store)).request;
    await store.countApproval(approval(id, 'U0SARA', { comment: 'seen' }));
    await store.countApproval(approval(id, 'U0OMAR', { comment: 'too' }));
    const strike = {
      id,
      from: 'approved' as const,
      digest,
      people: ['U0SARA'],
      event: eventOf(id, 'struck'),
      destinations: ['card', 'people'] as const,
    };
    expect(await store.strike({ ...strike, from: 'pending' })).toBeUndefined();
    expect(await store.strike({ ...strike, digest: 'another' })).toBeUndefined();
    expect(await store.strike(strike)).toMatchObject({
      state: 'pending',
      decidedBy: undefined,
      approvals: [{ userId: 'U0OMAR', comment: 'too' }],
      struck: [{ userId: 'U0SARA' }],
    });
    expect(await store.countApproval(approval(id, 'U0SARA'))).toMatchObject({
      kind: 'approved',
      request: { approvals: [{ userId: 'U0OMAR' }, { userId: 'U0SARA' }] },
    });
    await advance(LIFETIME);
    expect(await store.strike(strike)).toBeUndefined();
  });

  it('reminds and escalates once each, in time, and only what is undecided', async () => {
    const { id } = (await file(store, { remindIn: 60, escalateIn: 120 })).request;
    const due = async () => {
      const { remind, escalate } = (await store.due(60)).toNudge;
      return [remind.length, escalate.length];
    };
    const nudge = (what: 'remind' | 'escalate') => store.nudge(id, what, eventOf(id, what), ['card']);
    expect(await due()).toEqual([0, 0]);
    expect(await nudge('remind')).toBeUndefined();
    await advance(60);
    expect(await due()).toEqual([1, 0]);
    expect(await nudge('remind')).toMatchObject({ escalatedAt: undefined });
    expect(await nudge('remind')).toBeUndefined();
    await advance(60);
    expect(await due()).toEqual([0, 1]);
    expect((await nudge('escalate'))?.escalatedAt).toBeInstanceOf(Date);
    expect(await due()).toEqual([0, 0]);
    expect(await kindsOf(id)).toEqual(['requested', 'remind', 'escalate']);
    const late = (await file(store, { remindIn: 60 })).request;
    await advance(LIFETIME);
    expect(await due()).toEqual([0, 0]);
    expect(await store.nudge(late.id, 'remind', eventOf(late.id, 'remind'), [])).toBeUndefined();
  });

  it('keeps which request another one came from, and lists what nobody knows', async () => {
    const { request } = await file(store, { link: { kind: 'undoes', id: 'before' } });
    expect((await store.request(request.id))?.link).toEqual({ kind: 'undoes', id: 'before' });
    expect(await store.unsettled(10)).toEqual([]);
    await store.transition({
      id: request.id,
      from: ['pending'],
      to: 'unknown',
      event: eventOf(request.id, 'unknown'),
      destinations: [],
    });
    expect((await store.unsettled(10)).map(({ id }) => id)).toEqual([request.id]);
  });

  it('seals everything anew, and loses nothing of it', async () => {
    const { id } = (await file(store)).request;
    await store.countApproval(approval(id, 'U0SARA', { comment: 'seen' }));
    await store.transition({
      id,
      from: ['pending'],
      to: 'succeeded',
      change: { comment: 'fine', answer: { kept: true } },
      event: eventOf(id, 'succeeded'),
      destinations: [],
    });
    const before = await store.request(id);
    expect(await store.reseal()).toBe(1);
    expect(await store.request(id)).toEqual(before);
    expect(before).toMatchObject({
      comment: 'fine',
      answer: { kept: true },
      approvals: [{ comment: 'seen' }],
    });
  });
}
