/** What becomes of an approved request: who may still send it, what is sent, and what is kept of the answer. */
import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer, Call } from '../../src/api/client.ts';
import { ApiError, type ApiErrorFields } from '../../src/api/errors.ts';
import type { Operation } from '../../src/api/operation.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { approve, confirm } from '../../src/approvals/decide.ts';
import { createDigest } from '../../src/approvals/digest.ts';
import { execute } from '../../src/approvals/execute.ts';
import { move } from '../../src/approvals/move.ts';
import { fileRequest, type Wish } from '../../src/approvals/request.ts';
import type { State, Transition } from '../../src/store/store.ts';
import { ACCEPTED_DEADLINE_SECONDS, type Bench, lookingAt, openBench, wishOn } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

const requestNow = async (of = id) => bench.approvals.store.request(of);
const eventsOf = async () => bench.approvals.store.eventsOf(id);
const operationAs = (change: Partial<Operation>): Partial<Approvals> => ({
  operationById: () => ({ ...bench.operation, ...change }),
});

async function file(more: Partial<Wish> = {}): Promise<void> {
  const filing = await fileRequest(bench.approvals, { ...wishOn(bench, id), ...more });
  expect(filing.kind).toBe('filed');
}
async function approved(more: Partial<Wish> = {}): Promise<void> {
  await file(more);
  const at = more.id ?? id;
  expect(await approve(bench.approvals, at, await lookingAt(bench, at, 'U0SARA'))).toMatchObject({
    kind: 'done',
  });
}
const run = (change: Partial<Approvals> = {}, of = id) => execute({ ...bench.approvals, ...change }, of);

/** A back office that answers this. */
const answering = (answer: Partial<Answer<unknown>>): Partial<Approvals> => ({
  call: async <T>() => ({ status: 200, drift: [], correlationId: id, ...answer, data: answer.data as T }),
});
const failing = (
  fields: Partial<ApiErrorFields>,
  message = 'the back office says no',
): Partial<Approvals> => {
  const call: Call = async () => {
    throw new ApiError(message, {
      kind: 'conflict',
      outcome: 'refused',
      api: 'barrings',
      operationId: bench.operation.id,
      ...fields,
    });
  };
  return { call };
};

describe('what is sent', () => {
  it('is nothing of a request that nobody approved, or that is not there', async () => {
    await file();
    expect(await run()).toBeUndefined();
    expect(await run({}, randomUUID())).toBeUndefined();
    expect((await eventsOf()).map(({ kind }) => kind)).toEqual(['requested']);
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
    await approved();
    expect(await run(change())).toMatchObject({ state: 'failed', outcome: { kind, ...more } });
    expect((await eventsOf()).at(-1)).toMatchObject({
      kind: 'failed',
      actor: 'careline',
      data: { kind, ...more },
    });
    expect(bench.sent).toEqual([]);
  });

  it('is kept back when what the caller throws is a defect: nobody knows what was sent', async () => {
    await approved();
    const broken: Call = () => Promise.reject(new TypeError('a defect'));
    await expect(run({ call: broken })).rejects.toThrow('a defect');
    expect(await requestNow()).toMatchObject({ state: 'executing' });
  });
});

describe('who may still send it', () => {
  it('#13 is asked again: without one who approved, nothing is sent', async () => {
    bench.policy = { operations: new Map([[bench.operation.id, { approvals: 2 }]]), resources: new Map() };
    await file();
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0SARA'));
    await approve(bench.approvals, id, await lookingAt(bench, id, 'U0OMAR'));
    bench.approvers.delete('U0OMAR');
    expect(await run()).toMatchObject({ state: 'failed', outcome: { kind: 'not_entitled' } });
    expect(bench.sent).toEqual([]);
  });

  it('#15 cannot be asked: it stays approved, and is sent later', async () => {
    await approved();
    bench.groupsReadable = false;
    expect(await run()).toBeUndefined();
    expect(await requestNow()).toMatchObject({ state: 'approved' });
    bench.groupsReadable = true;
    expect(await run()).toMatchObject({ state: 'succeeded' });
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
      await file();
      await confirm(bench.approvals, id, alex);
      expect(await run(may('unreadable'))).toBeUndefined();
      expect(await run()).toMatchObject({ state: 'succeeded' });
    });

    it('#13 is the requester no more, once they are no agent', async () => {
      await file();
      await confirm(bench.approvals, id, alex);
      expect(await run(may('not_agent'))).toMatchObject({
        state: 'failed',
        outcome: { kind: 'not_entitled' },
      });
    });

    it('is nobody else', async () => {
      await file();
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
    await approved({ link });
    await run(operationAs({ api }));
    expect(bench.sent).toEqual([expected ?? id]);
  });

  it('that had arrived before tells that the first attempt was accepted', async () => {
    const first = id;
    await approved();
    bench.reply = 'unknown';
    await run();
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });
    id = randomUUID();
    await approved({ link: { kind: 'repeats', id: first } });
    expect(await run(failing({ kind: 'conflict' }))).toMatchObject({ state: 'failed' });
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });

    id = randomUUID();
    await approved({ link: { kind: 'undoes', id: first } });
    await run(failing({ kind: 'duplicate' }));
    expect(await requestNow(first)).toMatchObject({ state: 'unknown' });

    id = randomUUID();
    await approved();
    expect(await run(failing({ kind: 'duplicate' }))).toMatchObject({ state: 'failed' });

    id = randomUUID();
    await approved({ link: { kind: 'repeats', id: first } });
    expect(await run(failing({ kind: 'duplicate' }))).toMatchObject({ outcome: { kind: 'duplicate' } });
    expect(await requestNow(first)).toMatchObject({
      state: 'accepted',
      checkAt: addSeconds(bench.approvals.now(), ACCEPTED_DEADLINE_SECONDS),
    });
    expect((await bench.approvals.store.eventsOf(first)).at(-1)).toMatchObject({ actor: 'careline' });
  });
});

describe('what is kept of an answer', () => {
  it('is its status, its tracing ID and all it said', async () => {
    await approved();
    const data = { id: 7, risk_decision: 'a' };
    const request = await run(answering({ status: 201, tracingId: 'trace-1', data }));
    expect(request).toMatchObject({ state: 'succeeded', answer: data });
    expect(request?.outcome).toEqual({ status: 201, tracingId: 'trace-1' });
    expect((await eventsOf()).at(-1)?.data).toEqual({ status: 201, tracingId: 'trace-1' });
  });

  it.each(['r', 'R', 'x', 'n/a', 'N/A'])(
    'is that risk review holds it when it says %s',
    async (risk_decision) => {
      await approved();
      const request = await run(answering({ data: { risk_decision } }));
      expect(request?.outcome).toEqual({ status: 200, riskReview: true });
    },
  );

  it.each([[{ risk_decision: 'a' }], [{ risk_decision: '' }], [{ risk_decision: 1 }], ['r'], [undefined]])(
    'is nothing of risk review when it says %j',
    async (data) => {
      await approved();
      expect((await run(answering({ data })))?.outcome).toEqual({ status: 200 });
    },
  );

  it('is all of it up to 256 KiB, and nothing of more', async () => {
    const most = 'x'.repeat(262_144 - 2);
    await approved();
    expect((await run(answering({ data: most })))?.answer).toBe(most);
    id = randomUUID();
    await approved();
    expect((await run(answering({ data: `${most}x` })))?.answer).toBeUndefined();
  });

  it('that says no is its words, status, code and tracing ID, without what is personal', async () => {
    const personal = z.strictObject({ value: z.string(), email: z.email() });
    const body = { value: 'new', email: 'ana@example.com' };
    const operation = { ...bench.operation, body: personal };
    const input = { params: { thing_id: '1' }, body };
    await approved({ operation, input });
    const fields = { kind: 'not_found', status: 404, code: 'NO_THING', tracingId: 'trace-2' } as const;
    const change = failing(fields, 'no thing of ana@example.com, 612345678');
    const request = await run({ ...change, operationById: () => operation });
    expect(request).toMatchObject({ state: 'failed' });
    expect(request?.outcome).toMatchObject(fields);
    expect(request?.outcome?.message).toContain('no thing of');
    expect(JSON.stringify(request?.outcome)).not.toMatch(/ana@|612345678/);
    expect((await eventsOf()).at(-1)?.data).toEqual(request?.outcome);
  });
});

describe('what is looked at next', () => {
  const states: readonly [State, boolean, number | undefined][] = [
    ['accepted', true, 1],
    ['accepted', false, ACCEPTED_DEADLINE_SECONDS],
    ['unknown', true, 1],
    ['unknown', false, undefined],
    ['succeeded', true, undefined],
    ['failed', true, undefined],
  ];
  it.each(states)(
    'of %s, where its target can be read back: %s, after %s seconds',
    async (state, readable, after) => {
      await approved();
      bench.reply =
        state === 'accepted'
          ? 'accepted'
          : state === 'unknown'
            ? 'unknown'
            : state === 'failed'
              ? 'refused'
              : 'done';
      const { verify: _left, ...blind } = bench.operation;
      const request = await run({ operationById: () => (readable ? bench.operation : blind) });
      expect(request).toMatchObject({ state });
      expect(request?.checkAt).toEqual(
        after === undefined ? undefined : addSeconds(bench.approvals.now(), after),
      );
    },
  );
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
    await approved();
    expect(await run(awayFor(1))).toMatchObject({ state: 'succeeded' });
    expect(bench.sent).toEqual([id]);
  });

  it('for too long leaves it executing, to be read back', async () => {
    await approved();
    await expect(run(awayFor(5))).rejects.toThrow('the database is away');
    expect(await requestNow()).toMatchObject({ state: 'executing' });
    expect(bench.sent).toEqual([id]);
  });
});
