/** What follows a request: reminders, reading back, taking back, sending again; and what the log knows of whom. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { subscriptionMasksUpdate } from '../../src/api/barrings/subscription-masks.ts';
import { blocksUpdate } from '../../src/api/customers-v2/blocks.ts';
import { fieldsOf } from '../../src/api/fields.ts';
import { operationById } from '../../src/api/registry.ts';
import { approve } from '../../src/approvals/decide.ts';
import { execute } from '../../src/approvals/execute.ts';
import { firstOf, inverseOf, repeatOf } from '../../src/approvals/follow-up.ts';
import { changesNothing, idleChoices } from '../../src/approvals/offers.ts';
import { fileRequest } from '../../src/approvals/request.ts';
import { subjectsOf } from '../../src/approvals/subjects.ts';
import { track } from '../../src/approvals/track.ts';
import type { RequestRecord, State } from '../../src/store/store.ts';
import { openOffice, reader } from '../sandbox/office/visit.ts';
import { type Bench, lookingAt, openBench, TTL_SECONDS, wishOn } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = openBench();
  id = randomUUID();
});
const eventsOf = async () => bench.approvals.store.eventsOf(id);
const kindsOf = async () => (await eventsOf()).map(({ kind }) => kind);
const say = (escalation?: { afterSeconds: number; groups: readonly string[] }) => {
  const entry = escalation === undefined ? {} : { escalation };
  bench.policy = { operations: new Map([[bench.operation.id, entry]]), resources: new Map() };
};

describe('what waits', () => {
  it('is reminded of ten minutes before it expires, once', async () => {
    await fileRequest(bench.approvals, wishOn(bench, id));
    await bench.advance(TTL_SECONDS - 601);
    await track(bench.approvals);
    expect(await kindsOf()).toEqual(['requested']);
    await bench.advance(1);
    await track(bench.approvals);
    await track(bench.approvals);
    expect(await kindsOf()).toEqual(['requested', 'reminded']);
    expect((await eventsOf()).at(-1)?.data).toEqual({ groups: ['S0APPROVERS'] });
  });

  it('is asked of others after the time the policy says, unless it is decided or expired by then', async () => {
    say({ afterSeconds: 600, groups: ['S0DUTY'] });
    await fileRequest(bench.approvals, wishOn(bench, id));
    await bench.advance(599);
    await track(bench.approvals);
    expect(await kindsOf()).toEqual(['requested']);
    await bench.advance(1);
    await track(bench.approvals);
    expect((await eventsOf()).at(-1)).toMatchObject({ kind: 'escalated', data: { groups: ['S0DUTY'] } });
  });

  it.each([TTL_SECONDS, TTL_SECONDS + 1])(
    'is asked of nobody else when that would be after %i seconds',
    async (after) => {
      say({ afterSeconds: after, groups: ['S0DUTY'] });
      await fileRequest(bench.approvals, wishOn(bench, id));
      await bench.advance(TTL_SECONDS - 1);
      await track(bench.approvals);
      expect(await kindsOf()).toEqual(['requested', 'reminded']);
    },
  );
});

describe('what is read back', () => {
  it('says that the effect was seen, by whom of nobody', async () => {
    await fileRequest(bench.approvals, wishOn(bench, id));
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
    bench.reply = 'accepted';
    await execute(bench.approvals, id);
    bench.seen = 'done';
    await bench.advance(2);
    await track(bench.approvals);
    expect((await eventsOf()).at(-1)).toMatchObject({
      kind: 'succeeded',
      actor: 'careline',
      data: { seen: true },
    });
  });
});

describe('what follows', () => {
  let filed: RequestRecord;
  beforeEach(async () => {
    const filing = await fileRequest(bench.approvals, wishOn(bench, id));
    if (filing.kind !== 'filed') throw new Error(filing.kind);
    filed = filing.request;
  });
  const masks = (now: readonly string[], after: readonly string[], state: State): RequestRecord => ({
    ...filed,
    state,
    input: {
      params: { subscription_id: '30000001' },
      body: { action: 'APPLY', barringsMasksCodes: ['A', 'B'] },
    },
    facts: [{ label: { en: 'Masks', es: 'Máscaras' }, now, after }],
  });

  it('is taken back only of what is done, and only what it changed', () => {
    expect(inverseOf(masks(['A'], ['A', 'B'], 'succeeded'), subscriptionMasksUpdate)).toMatchObject({
      operation: { id: 'barrings.subscription-masks.update' },
      input: { body: { action: 'REMOVE', barringsMasksCodes: ['B'] } },
    });
    for (const state of ['accepted', 'unknown', 'failed', 'rejected'] as const) {
      expect(inverseOf(masks(['A'], ['A', 'B'], state), subscriptionMasksUpdate)).toBeUndefined();
    }
    expect(inverseOf(masks(['A', 'B'], ['A', 'B'], 'succeeded'), subscriptionMasksUpdate)).toBeUndefined();
    expect(
      inverseOf(masks([], [], 'succeeded'), operationById('customers-v4.customers.delete')),
    ).toBeUndefined();
    expect(inverseOf(masks([], [], 'succeeded'), undefined)).toBeUndefined();
    const broken = { ...masks([], ['A'], 'succeeded'), input: { params: {} } };
    expect(inverseOf(broken, subscriptionMasksUpdate)).toBeUndefined();
  });

  it('is sent again only of what is unknown, under the first ID of all', () => {
    const unknown = masks([], ['A', 'B'], 'unknown');
    expect(repeatOf(unknown, subscriptionMasksUpdate)).toEqual(unknown.input);
    expect(repeatOf({ ...unknown, state: 'failed' }, subscriptionMasksUpdate)).toBeUndefined();
    expect(repeatOf(unknown, undefined)).toBeUndefined();
    expect(repeatOf({ ...unknown, input: {} }, subscriptionMasksUpdate)).toBeUndefined();
    expect(firstOf(unknown)).toBe(id);
    expect(firstOf({ ...unknown, link: { kind: 'repeats', id: 'first' } })).toBe('first');
    expect(firstOf({ ...unknown, link: { kind: 'undoes', id: 'other' } })).toBe(id);
  });
});

describe('what would change nothing', () => {
  const label = { en: 'Value', es: 'Valor' };
  it('is what is so already, unless the values are shortened', () => {
    expect(changesNothing({ changes: [] })).toBe(false);
    expect(changesNothing({ changes: [{ label, now: ['a'], after: ['a'] }] })).toBe(true);
    expect(changesNothing({ changes: [{ label, now: '••1', after: '••1', masked: true }] })).toBe(false);
    expect(
      changesNothing({
        changes: [
          { label, now: 'a', after: 'a' },
          { label, now: 'a', after: 'b' },
        ],
      }),
    ).toBe(false);
  });

  it('is withheld of a choice, where it is all that is still open', async () => {
    const office = await openOffice();
    const input = { params: { subscription_id: office.known.lost.subscriptionId }, body: { active: true } };
    const open = fieldsOf(blocksUpdate, input).filter(({ path }) => path === 'params.block_id');
    const read = reader(office);
    expect(await idleChoices(blocksUpdate, input, open, read)).toEqual({ 'params.block_id': ['2'] });
    expect(await idleChoices(blocksUpdate, input, [...open, ...open], read)).toEqual({});
    await office.close();
  });
});

describe('whom an input is about', () => {
  it('is told by documents, numbers, SIMs, e-mails and ids, and by nothing else', () => {
    const sim = operationById('customers-v2.sim.replace');
    const search = operationById('customers-v2.users.tree');
    const blocks = operationById('customers-v2.blocks.update');
    if (!search || !blocks || !sim) throw new Error('no such operation');
    expect(
      subjectsOf(search, {
        params: {},
        query: { documentType: 'NIF', document: '12345678Z', email: 'a@example.com' },
      }),
    ).toEqual([
      { kind: 'email', value: 'a@example.com' },
      { kind: 'document', value: '12345678Z' },
    ]);
    expect(
      subjectsOf(blocks, { params: { subscription_id: '30000001', block_id: '2' }, body: { active: true } }),
    ).toEqual([{ kind: 'id', value: '30000001' }]);
  });
});
