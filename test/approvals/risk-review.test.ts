/** What risk review holds or has refused is not done, whatever the status. */
import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../src/api/registry.ts';
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

/** The six operations of which the change log says that they tell a risk decision. */
const DECIDED = [
  'customers-v2.signups.create',
  'customers-v2.subscriptions.add',
  'customers-v2.account-migrations.create',
  'customers-v2.devices.add',
  'customers-v2.products.change',
  'customers-v2.sim.replace',
];
const SUCCESSES = [200, 201, 202, 206];

const run = (operationId: string, status: number, body: unknown) =>
  becomes(bench, id, operationId, status, body);
const undoOf = (request: Parameters<typeof inverseOf>[0]) =>
  inverseOf(request, { ...bench.operation, undo: (input) => ({ operation: bench.operation, input }) });

describe('the status does not decide', () => {
  const held = [
    ['V10', 'customers-v2.sim.replace', 206, 'r'],
    ['V11', 'customers-v2.sim.replace', 201, 'x'],
    ['V12', 'customers-v2.sim.replace', 200, 'r'],
    ['V13', 'customers-v2.sim.replace', 201, 'N/A'],
    ['V13', 'customers-v2.sim.replace', 201, ' r '],
    ['V15', 'customers-v2.sim.replace', 202, 'r'],
    ['V15', 'customers-v2.sim.replace', 202, 'R'],
    ...[201, 202].flatMap((status) =>
      ['r', 'x', 'n/a'].map((letter) => ['V19', 'customers-v2.products.change', status, letter] as const),
    ),
    ...DECIDED.flatMap((operation) =>
      SUCCESSES.flatMap((status) =>
        ['r', 'x', 'n/a', 'R', ' X '].map((letter) => ['V20', operation, status, letter] as const),
      ),
    ),
  ] as const;
  it.each(held)('%s %s answered %i with %j is not done', async (_case, operation, status, letter) => {
    const request = await run(operation, status, { risk_decision: letter });
    expect(request).toMatchObject({
      state: 'accepted',
      outcome: { status, riskReview: true, riskDecision: letter.trim() },
    });
    expect(undoOf(request)).toBeUndefined();
    const event = await lastEvent(bench, id);
    expect(event).toMatchObject({
      kind: 'accepted',
      data: { riskReview: true, riskDecision: letter.trim() },
    });
  });

  it.each([
    ['V16', 201, 'd', 'succeeded'],
    ['V16', 201, 'review', 'succeeded'],
    ['V17', 202, 'rejected', 'accepted'],
    ['V17', 202, 'd', 'accepted'],
    ['V18', 201, 'a', 'succeeded'],
    ['V18', 206, 'a', 'accepted'],
  ] as const)('%s %i with %j, which nobody knows, is %s with the decision as it came', async (...row) => {
    const [, status, letter, state] = row;
    const request = await run('customers-v2.sim.replace', status, { risk_decision: letter });
    expect(request).toMatchObject({ state, outcome: { riskDecision: letter } });
    expect(request.outcome).not.toHaveProperty('riskReview');
  });

  it.each([null, '', ' '])('V18 no decision (%j) leaves it to the status', async (risk_decision) => {
    const request = await run('customers-v2.sim.replace', 201, { risk_decision });
    expect(request).toMatchObject({ state: 'succeeded', outcome: { status: 201 } });
    expect(request.outcome).not.toHaveProperty('riskDecision');
  });

  it.each([{}, { risk_decision: null }, undefined])(
    'V10 206 says by itself that risk review holds it, without a word: %j',
    async (body) => {
      const request = await run('customers-v2.sim.replace', 206, body);
      expect(request).toMatchObject({ state: 'accepted', outcome: { status: 206, riskReview: true } });
    },
  );

  it.each([
    [{ RISK_DECISION: 'r' }],
    [[{ risk_decision: 'r' }]],
    [{ value: { sale: { risk_decision: { id: 2, value: 'X' } } } }],
    [{ risk_decision: ['n/a'] }],
    [{ lines: [{ risk_decision: 'a' }, { risk_decision: 'r' }] }],
  ])('wherever it stands, what holds is found: %j', async (body) => {
    expect(await run('customers-v2.account-migrations.create', 200, body)).toMatchObject({
      state: 'accepted',
      outcome: { riskReview: true },
    });
  });
});

it('every answer with a risk decision is expected with all four statuses, and no other with 206', () => {
  const expected = operations.filter(({ responses }) => responses[206] !== undefined);
  expect(expected.map(({ id: each }) => each).toSorted()).toEqual(DECIDED.toSorted());
  for (const { id: each, responses } of expected) {
    expect(Object.keys(responses).map(Number), each).toEqual(SUCCESSES);
  }
});

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
