/** What risk review holds or has refused is not done, whatever the status. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../src/api/registry.ts';
import { inverseOf } from '../../src/approvals/follow-up.ts';
import { becomes } from './answered.ts';
import { type Bench, lastEvent, openBench } from './bench.ts';

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

it.each([206, 207])(
  '%i of what tells no risk decision is of a part at most: accepted, not done',
  async (status) => {
    const request = await run('customers-v2.services.update', status, undefined);
    expect(request).toMatchObject({ state: 'accepted', outcome: { status } });
    expect(request.outcome).not.toHaveProperty('riskReview');
  },
);

it('every answer with a risk decision is expected with all four statuses, and no other with 206', () => {
  const expected = operations.filter(({ responses }) => responses[206] !== undefined);
  expect(expected.map(({ id: each }) => each).toSorted()).toEqual(DECIDED.toSorted());
  for (const { id: each, responses } of expected) {
    expect(Object.keys(responses).map(Number), each).toEqual(SUCCESSES);
  }
});
