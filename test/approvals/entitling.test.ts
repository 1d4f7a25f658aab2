import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Approvals } from '../../src/approvals/approvals.ts';
import { approve } from '../../src/approvals/decide.ts';
import { filed, lookingAt, openBench, say } from './bench.ts';

/** Who is in which group. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  S0APPROVERS: ['U0OMAR'],
  S0LEADS: ['U0SARA'],
};

it('S36 an approval says which group entitled the person, and when that was asked', async () => {
  const bench = openBench();
  say(bench, { approvals: 2, groups: ['S0APPROVERS', 'S0LEADS'] });
  const approvals: Approvals = {
    ...bench.approvals,
    directory: {
      ...bench.approvals.directory,
      mayDecide: async (userId, _team, lists) =>
        lists.every((list) => list.some((group) => GROUPS[group]?.includes(userId)))
          ? undefined
          : 'not_approver',
    },
  };
  const id = randomUUID();
  await filed(bench, id);
  await bench.advance(60);
  await approve(approvals, id, await lookingAt(bench, id, 'U0SARA'));
  await bench.advance(60);
  await approve(approvals, id, await lookingAt(bench, id, 'U0OMAR'));
  const said = (await bench.approvals.store.eventsOf(id)).filter(({ kind }) => kind.startsWith('approv'));
  expect(said).toMatchObject([
    { kind: 'approval_counted', data: { entitledBy: ['S0LEADS'], askedAt: '2026-11-20T00:01:00.000Z' } },
    { kind: 'approved', data: { entitledBy: ['S0APPROVERS'], askedAt: '2026-11-20T00:02:00.000Z' } },
  ]);
});

it('S36 asks nobody a second time where there is one group alone', async () => {
  const bench = openBench();
  const asked: (readonly (readonly string[])[])[] = [];
  const { directory } = bench.approvals;
  const approvals: Approvals = {
    ...bench.approvals,
    directory: {
      ...directory,
      mayDecide(userId, team, lists) {
        asked.push(lists);
        return directory.mayDecide(userId, team, lists);
      },
    },
  };
  const id = randomUUID();
  await filed(bench, id);
  await approve(approvals, id, await lookingAt(bench, id, 'U0SARA'));
  expect(asked).toHaveLength(1);
  expect((await bench.approvals.store.eventsOf(id)).at(-1)?.data.entitledBy).toEqual(['S0APPROVERS']);
});
