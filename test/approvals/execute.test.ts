/** What becomes of an approved request: who may still send it, what is sent, and what is kept of the answer. */
import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../src/api/client.ts';
import type { Operation } from '../../src/api/operation.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { approve, confirm } from '../../src/approvals/decide.ts';
import { createDigest } from '../../src/approvals/digest.ts';
import { execute } from '../../src/approvals/execute.ts';
import { move } from '../../src/approvals/move.ts';
import type { Transition } from '../../src/store/store.ts';
import {
  ACCEPTED_DEADLINE_SECONDS,
  approved,
  type Bench,
  failing,
  filed,
  lastEvent,
  lookingAt,
  openBench,
} from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

const requestNow = async (of = id) => bench.approvals.store.request(of);
const operationAs = (change: Partial<Operation>): Partial<Approvals> => ({
  operationById: () => ({ ...bench.operation, ...change }),
});

const run = (change: Partial<Approvals> = {}, of = id) => execute({ ...bench.approvals, ...change }, of);

describe('what is sent', () => {
  it('is nothing of a request that nobody approved, or that is not there', async () => {
    await filed(bench, id);
    expect(await run()).toBeUndefined();
    expect(await run({}, randomUUID())).toBeUndefined();
    expect((await bench.approvals.store.eventsOf(id)).map(({ kind }) => kind)).toEqual(['requested']);
    expect(bench.sent).toEqual([]);
  });

  it.each<[string, string, () => Partial<Approvals>, object]>([
    [
      'is bound to another name',
      'altered',
      () => ({ digest: createDigest({ current: Buffer.alloc(32), former: [] }) }),
      {},
    ],
    ['belongs to no operation any more', 'gone', () => ({ operationById: () => undefined }), {}],
    [
      'does not fit its operation any more',
      'invalid',
      () => operationAs({ body: z.strictObject({ value: z.number(), more: z.string() }) }),
      { message: 'body.value, body.more' },
    ],
  ])('is nothing of one that %s: it failed, and says why', async (_what, kind, change, more) => {
    await approved(bench, id);
    expect(await run(change())).toMatchObject({ state: 'failed', outcome: { kind, ...more } });
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'failed',
      actor: 'careline',
      data: { kind, ...more },
    });
    expect(bench.sent).toEqual([]);
  });

  it('is kept back when what the caller throws is a defect: nobody knows what was sent', async () => {
    await approved(bench, id);
    const broken: Call = () => Promise.reject(new TypeError('a defect'));
    await expect(run({ call: broken })).rejects.toThrow('a defect');
    expect(await requestNow()).toMatchObject({ state: 'executing' });
  });
});

describe('who may still send it', () => {
  it('#13 D110: is asked again: who may not any more is struck out, and the request waits on', async () => {
    bench.policy = { operations: new Map([[bench.operation.id, { approvals: 2 }]]), resources: new Map() };
    await filed(bench, id);
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0OMAR'));
    bench.approvers.delete('U0OMAR');
    expect(await run()).toBeUndefined();
    expect(await requestNow()).toMatchObject({
      state: 'pending',
      approvals: [{ userId: 'U0SARA' }],
      struck: [{ userId: 'U0OMAR' }],
    });
    expect(await lastEvent(bench, id)).toMatchObject({
      kind: 'struck',
      data: { why: 'not_approver', people: ['U0OMAR'] },
    });
    expect(bench.sent).toEqual([]);
  });

  it('#15 cannot be asked: it stays approved, and is sent later', async () => {
    await approved(bench, id);
    bench.groupsReadable = false;
    expect(await run()).toBeUndefined();
    expect(await requestNow()).toMatchObject({ state: 'approved' });
    bench.groupsReadable = true;
    expect(await run()).toMatchObject({ state: 'succeeded', checkAt: undefined });
  });

  describe('where the requester alone confirms', () => {
    beforeEach(() => {
      bench.policy = { operations: new Map([[bench.operation.id, { risk: 'write' }]]), resources: new Map() };
    });
    const alex = { userId: 'U0ALEX', teamId: 'T1' };
    const may = (answer: 'not_agent' | 'unreadable' | undefined): Partial<Approvals> => ({
      directory: { ...bench.approvals.directory, mayRequest: async () => answer },
    });

    it('is the requester', async () => {
      await filed(bench, id);
      await confirm(bench.approvals, id, alex);
      expect(await run(may('unreadable'))).toBeUndefined();
      expect(await run()).toMatchObject({ state: 'succeeded' });
    });

    it('#13 is the requester no more, once they are no agent', async () => {
      await filed(bench, id);
      await confirm(bench.approvals, id, alex);
      expect(await run(may('not_agent'))).toMatchObject({
        state: 'failed',
        outcome: { kind: 'not_entitled' },
      });
    });

    it('is nobody else', async () => {
      await filed(bench, id);
      await move(bench.approvals.store, id, 'confirm', { actor: 'U0OTTO', change: { decidedBy: 'U0OTTO' } });
      expect(await run()).toMatchObject({ state: 'failed', outcome: { kind: 'not_entitled' } });
      expect(bench.sent).toEqual([]);
    });
  });
});

describe('the correlation ID', () => {
  const again = { kind: 'repeats', id: 'the-first' } as const;
  it.each([
    ['partners', again, 'the-first'],
    ['partners', { kind: 'undoes', id: 'the-first' }, undefined],
    ['partners', undefined, undefined],
    ['barrings', again, undefined],
  ] as const)('of a request to %s with the link %j is %s, or its own', async (api, link, expected) => {
    await approved(bench, id, { link });
    await run(operationAs({ api }));
    expect(bench.sent).toEqual([expected ?? id]);
  });

  it('that had arrived before tells that the first attempt was accepted', async () => {
    const first = id;
    await approved(bench, id);
    bench.reply = 'unknown';
    await run();
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });
    id = randomUUID();
    await approved(bench, id, { link: { kind: 'repeats', id: first } });
    expect(await run(failing({ kind: 'conflict' }))).toMatchObject({ state: 'failed' });
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });

    id = randomUUID();
    await approved(bench, id, { link: { kind: 'undoes', id: first } });
    await run(failing({ kind: 'duplicate' }));
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });

    id = randomUUID();
    await approved(bench, id);
    expect(await run(failing({ kind: 'duplicate' }))).toMatchObject({ state: 'failed' });

    id = randomUUID();
    await approved(bench, id, { link: { kind: 'repeats', id: first } });
    expect(await run(failing({ kind: 'duplicate' }))).toMatchObject({ outcome: { kind: 'duplicate' } });
    expect(await requestNow(first)).toMatchObject({
      state: 'accepted',
      checkAt: addSeconds(bench.approvals.clock.now(), ACCEPTED_DEADLINE_SECONDS),
    });
    expect((await bench.approvals.store.eventsOf(first)).at(-1)).toMatchObject({ actor: 'careline' });
  });
});

describe('a database that is away when the answer comes', () => {
  const awayFor = (times: number): Partial<Approvals> => {
    const { store } = bench.approvals;
    let left = times;
    return {
      store: {
        ...store,
        async transition(transition: Transition) {
          if (transition.to === 'succeeded' && left > 0) {
            left -= 1;
            throw new Error('the database is away');
          }
          return store.transition(transition);
        },
      },
    };
  };

  it('#49 is tried again: the answer is kept, and nothing is sent twice', async () => {
    await approved(bench, id);
    expect(await run(awayFor(1))).toMatchObject({ state: 'succeeded' });
    expect(bench.sent).toEqual([id]);
  });

  it('for too long leaves it executing, to be read back', async () => {
    await approved(bench, id);
    await expect(run(awayFor(5))).rejects.toThrow('the database is away');
    expect(await requestNow()).toMatchObject({ state: 'executing' });
    expect(bench.sent).toEqual([id]);
  });
});
