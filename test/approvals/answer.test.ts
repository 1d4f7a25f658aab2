/** What is kept of an answer, and when its target is looked at next. */
import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/api/client.ts';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { execute } from '../../src/approvals/execute.ts';
import type { State } from '../../src/store/store.ts';
import { ACCEPTED_DEADLINE_SECONDS, approved, type Bench, failing, lastEvent, openBench } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});
const run = (change: Partial<Approvals> = {}) => execute({ ...bench.approvals, ...change }, id);

/** A back office that answers this. */
const answering = (answer: Partial<Answer<unknown>>): Partial<Approvals> => ({
  call: async <T>() => ({
    status: 200,
    drift: [],
    raw: undefined,
    correlationId: id,
    ...answer,
    data: answer.data as T,
  }),
});
describe('what is kept of an answer', () => {
  it('is its status, its tracing ID and all it said', async () => {
    await approved(bench, id);
    const data = { id: 7, name: 'a' };
    const request = await run(answering({ status: 201, tracingId: 'trace-1', data }));
    expect(request).toMatchObject({ state: 'succeeded', answer: data });
    expect(request?.outcome).toEqual({ status: 201, tracingId: 'trace-1' });
    expect((await lastEvent(bench, id))?.data).toEqual({ status: 201, tracingId: 'trace-1' });
  });

  it.each(['r', 'R', 'x', 'n/a', 'N/A'])(
    'is that risk review holds it when it says %s',
    async (risk_decision) => {
      await approved(bench, id);
      const request = await run(answering({ data: { risk_decision } }));
      expect(request?.outcome).toEqual({ status: 200, riskReview: true, riskDecision: risk_decision });
      expect((await lastEvent(bench, id))?.data).toEqual(request?.outcome);
    },
  );

  it.each([
    ['a', 'a'],
    [1, '1'],
    [' review  later ', 'review  later'],
    [{ id: 7, value: 'd' }, '{"id":7,"value":"d"}'],
  ])('is the risk decision %j as it came', async (risk_decision, came) => {
    await approved(bench, id);
    const request = await run(answering({ data: { risk_decision } }));
    expect(request).toMatchObject({ state: 'succeeded' });
    expect(request?.outcome).toEqual({ status: 200, riskDecision: came });
  });

  it.each([[{ risk_decision: '' }], [{ risk_decision: null }], ['r'], [['r']], [undefined]])(
    'is nothing of risk review when it says %j',
    async (data) => {
      await approved(bench, id);
      expect((await run(answering({ data })))?.outcome).toEqual({ status: 200 });
    },
  );

  it('is all of it up to 256 KiB, and nothing of more', async () => {
    const most = 'x'.repeat(262_144 - 2);
    await approved(bench, id);
    expect((await run(answering({ data: most })))?.answer).toBe(most);
    id = randomUUID();
    await approved(bench, id);
    expect((await run(answering({ data: `${most}x` })))?.answer).toBeUndefined();
  });

  it('that says no is its words, status, code and tracing ID, without what is personal', async () => {
    const personal = z.strictObject({ value: z.string(), email: z.email() });
    const body = { value: 'new', email: 'ana@example.com' };
    const operation = { ...bench.operation, body: personal };
    const input = { params: { thing_id: '1' }, body };
    await approved(bench, id, { operation, input });
    const fields = { kind: 'not_found', status: 404, code: 'NO_THING', tracingId: 'trace-2' } as const;
    const change = failing(fields, 'no thing of ana@example.com, 612345678');
    const request = await run({ ...change, operationById: () => operation });
    expect(request).toMatchObject({ state: 'failed' });
    expect(request?.outcome).toMatchObject(fields);
    expect(request?.outcome?.message).toContain('no thing of');
    expect(JSON.stringify(request?.outcome)).not.toMatch(/ana@|612345678/);
    expect((await lastEvent(bench, id))?.data).toEqual(request?.outcome);
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
      await approved(bench, id);
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
        after === undefined ? undefined : addSeconds(bench.approvals.clock.now(), after),
      );
    },
  );
});
