/** A refusal is noted at once, and what comes after it for the same reason within a minute is counted. */
import { expect, it } from 'vitest';
import { confirm } from '../../src/approvals/decide.ts';
import { boundRefusals } from '../../src/approvals/refusals.ts';
import { movableClock } from '../support/clock.ts';
import { filed, lastEvent, openBench } from './bench.ts';

const refused = (correlationId: string, actor: string, why: string, kind = 'access_refused') => ({
  correlationId,
  kind,
  actor,
  data: { why, name: '/customer' },
});

async function bounded() {
  const clock = movableClock();
  const { store } = openBench().approvals;
  const { store: bound, flush } = boundRefusals(store, clock, (error) => {
    throw error;
  });
  const all = async () =>
    (await store.events(0, 1_000)).map(({ actor, data }) => [actor, data.why, data.times]);
  return { clock, bound, flush, all };
}

it('S90 forty refusals of a person for a reason are one event, and one with their count after the minute', async () => {
  const { clock, bound, all } = await bounded();
  for (let turn = 0; turn < 40; turn += 1)
    await bound.record(refused(`c${turn}`, 'U0N', 'no_role'), ['audit']);
  expect(await all()).toEqual([['U0N', 'no_role', undefined]]);
  clock.advance(61);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await all()).toEqual([
    ['U0N', 'no_role', undefined],
    ['U0N', 'no_role', 39],
  ]);
});

it('S90 another person, another reason, another request and another kind are events of their own', async () => {
  const { bound, all } = await bounded();
  const twice = [
    refused('c1', 'U0N', 'no_role'),
    refused('c1', 'U0M', 'no_role'),
    refused('c1', 'U0N', 'stale'),
    refused('r1', 'U0N', 'not_approver', 'decision_refused'),
    refused('r2', 'U0N', 'not_approver', 'decision_refused'),
  ];
  for (const event of [...twice, ...twice]) await bound.record(event, ['audit']);
  expect(await all()).toHaveLength(twice.length);
  const looked = { ...refused('c1', 'U0N', ''), kind: 'looked_up' };
  for (const event of [looked, looked]) await bound.record(event, ['audit']);
  expect(await all()).toHaveLength(twice.length + 2);
});

it('S90 what has been counted is noted before the store is closed', async () => {
  const { bound, flush, all } = await bounded();
  for (const id of ['c1', 'c2', 'c3']) await bound.record(refused(id, 'U0N', 'no_role'), ['audit']);
  await flush();
  expect(await all()).toEqual([
    ['U0N', 'no_role', undefined],
    ['U0N', 'no_role', 2],
  ]);
});

it('D141 a confirmation by who has lost the role, or of what needs approval by now, is an event', async () => {
  const bench = openBench();
  const alex = { userId: 'U0ALEX', teamId: 'T1' };
  await filed(bench, 'r1');
  expect(await confirm(bench.approvals, 'r1', alex)).toMatchObject({ kind: 'refused', why: 'own_request' });
  expect(await lastEvent(bench, 'r1')).toMatchObject({
    kind: 'decision_refused',
    actor: 'U0ALEX',
    data: { step: 'confirm', why: 'own_request' },
  });
  Object.assign(bench.operation, { moves: 'nothing', risk: 'write' });
  await filed(bench, 'r2');
  const without = {
    ...bench.approvals,
    directory: { ...bench.approvals.directory, mayRequest: async () => 'not_agent' as const },
  };
  expect(await confirm(without, 'r2', alex)).toMatchObject({ kind: 'refused', why: 'not_agent' });
  expect((await lastEvent(bench, 'r2'))?.data).toEqual({ step: 'confirm', why: 'not_agent' });
});
