/** What becomes of a change that risk review holds. */
import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { takeReport } from '../../src/approvals/callback.ts';
import { execute } from '../../src/approvals/execute.ts';
import { inverseOf, repeatOf } from '../../src/approvals/follow-up.ts';
import { settle } from '../../src/approvals/settle.ts';
import { track } from '../../src/approvals/track.ts';
import { becomes, operationNamed, saying } from './answered.ts';
import { ACCEPTED_DEADLINE_SECONDS, approved, type Bench, lastEvent, openBench } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

const run = (operationId: string, status: number, body: unknown) =>
  becomes(bench, id, operationId, status, body);
const undoOf = (request: Parameters<typeof inverseOf>[0]) =>
  inverseOf(request, { ...bench.operation, undo: (input) => ({ operation: bench.operation, input }) });

describe('what is held', () => {
  const held = () => run('customers-v2.sim.replace', 201, { risk_decision: 'r' });
  const now = async () => bench.approvals.store.request(id);
  const risk = { riskReview: true, riskDecision: 'r' };

  it('is done once its effect is seen; what risk review had said stays beside it', async () => {
    expect((await held()).checkAt).toEqual(addSeconds(bench.approvals.clock.now(), 1));
    bench.seen = 'done';
    await bench.advance(2);
    await track(bench.approvals);
    expect(await now()).toMatchObject({ state: 'succeeded', outcome: risk });
    expect((await lastEvent(bench, id))?.data).toEqual({ seen: true, ...risk });
  });

  it('is of unknown outcome at the deadline, and still held by risk review', async () => {
    await held();
    for (let waited = 0; waited < 2 * ACCEPTED_DEADLINE_SECONDS; waited += 30) {
      await bench.advance(30);
      await track(bench.approvals);
    }
    expect(await now()).toMatchObject({ state: 'unknown', outcome: risk });
    expect((await lastEvent(bench, id))?.data).toMatchObject(risk);
    expect(bench.sent).toEqual([]);
  });

  it('waits for the deadline where nobody can read it back, and is settled by a person then', async () => {
    await approved(bench, id);
    const { verify: _left, ...blind } = bench.operation;
    const back = saying(bench, 'customers-v2.signups.create', 200, '{"risk_decision":"x"}');
    const blindly = { ...bench.approvals, ...back, operationById: () => blind };
    expect(await execute(blindly, id)).toMatchObject({ state: 'accepted' });
    const omar = { userId: 'U0OMAR', teamId: 'T1', comment: 'the risk team refused it' };
    expect(await settle(bench.approvals, id, omar, false)).toMatchObject({ kind: 'too_late' });
    await bench.advance(ACCEPTED_DEADLINE_SECONDS);
    await track(blindly);
    expect(await now()).toMatchObject({ state: 'unknown' });
    expect(await settle(bench.approvals, id, omar, false)).toMatchObject({
      kind: 'done',
      request: { state: 'failed', outcome: { riskReview: true, riskDecision: 'x' } },
    });
  });

  it('is not sent again before its outcome is unknown, nor taken back', async () => {
    const request = await held();
    expect(repeatOf(request, bench.operation)).toBeUndefined();
    expect(undoOf(request)).toBeUndefined();
    expect(await execute(bench.approvals, id)).toBeUndefined();
    expect(bench.sent).toEqual([]);
  });

  it('is told by an answer that comes after it was given up', async () => {
    await approved(bench, id);
    const back = saying(bench, 'customers-v2.sim.replace', 201, '{"risk_decision":"r"}');
    const { call } = back;
    if (!call) throw new Error('no call');
    const slow: Approvals = {
      ...bench.approvals,
      ...back,
      async call(operation, input, context) {
        await track({ ...bench.approvals, unknownAfterSeconds: 0 });
        expect(await now()).toMatchObject({ state: 'unknown' });
        return call(operation, input, context);
      },
    };
    expect(await execute(slow, id)).toMatchObject({ state: 'accepted', outcome: risk });
  });

  it('and is reported done: the report stands', async () => {
    await held();
    const filled = bench.approvals.callbacks.fill(
      operationNamed('partners.services.create'),
      { params: {}, body: {} },
      id,
    );
    const address = JSON.stringify(filled.body).match(/callbacks\/([\w-]+)/)?.[1] ?? '';
    expect(await takeReport(bench.approvals, address, '{}')).toBe('taken');
    expect(await now()).toMatchObject({ state: 'succeeded', outcome: risk });
  });
});
