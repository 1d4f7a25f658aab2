/** Who may say how a change of unknown outcome ended. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../../src/approvals/decide.ts';
import { isTheirs } from '../../../src/approvals/entitled.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { settle, unsettled } from '../../../src/approvals/settle.ts';
import { approved, type Bench, filed, lookingAt, openBench, say } from '../bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  bench.groups = { S0APPROVERS: ['U0SARA', 'U0OMAR', 'U0ALEX'], S0AUDITORS: ['U0INES', 'U0ALEX', 'U0SARA'] };
  bench.reply = 'unknown';
  id = randomUUID();
});

const who = (userId: string) => ({ userId, teamId: 'T1' });
const settles = (userId: string) =>
  settle(bench.approvals, id, { ...who(userId), comment: 'looked at it' }, false);

async function refusedTo(userId: string, why: string): Promise<void> {
  expect(await unsettled(bench.approvals, id, who(userId))).toMatchObject({ kind: 'refused', why });
  expect(await settles(userId)).toMatchObject({ kind: 'refused', why });
  expect(await bench.approvals.store.request(id)).toMatchObject({ state: 'unknown' });
}

describe('an outcome nobody knows', () => {
  it.each(['U0OMAR', 'U0INES'])(
    'S120: who asked or approved does not settle it, also as an auditor; another does: %s',
    async (other) => {
      await approved(bench, id);
      await execute(bench.approvals, id);
      await refusedTo('U0ALEX', 'own_request');
      await refusedTo('U0SARA', 'own_approval');
      await refusedTo('U0OTTO', 'not_approver');
      expect(await settles(other)).toMatchObject({ kind: 'done', request: { state: 'failed' } });
    },
  );

  it('S120: where all approvers have approved, an auditor settles it', async () => {
    say(bench, { approvals: 2 });
    await filed(bench, id);
    for (const userId of ['U0SARA', 'U0OMAR']) {
      await approve(bench.approvals, id, await lookingAt(bench, id, userId));
    }
    await execute(bench.approvals, id);
    await refusedTo('U0SARA', 'own_approval');
    await refusedTo('U0OMAR', 'own_approval');
    expect(await settles('U0INES')).toMatchObject({ kind: 'done' });
  });

  it('S120: is listed to who may decide on it, and not to who approved it', async () => {
    await approved(bench, id);
    await execute(bench.approvals, id);
    const request = await bench.approvals.store.request(id);
    if (request === undefined) throw new Error('no request');
    const are = ['U0SARA', 'U0OMAR'].map((userId) => isTheirs(bench.approvals, request, who(userId)));
    expect(await Promise.all(are)).toEqual([false, true]);
  });

  it('S120: where Slack does not tell who audits, that is why', async () => {
    await approved(bench, id);
    await execute(bench.approvals, id);
    bench.groupsReadable = false;
    await refusedTo('U0INES', 'unreadable');
  });
});

describe('the same once more', () => {
  const approves = async (second: string, userId: string) =>
    approve(bench.approvals, second, await lookingAt(bench, second, userId));

  it.each(['repeats', 'again'] as const)(
    'S121: is not done on the word of who approved the first alone: %s',
    async (kind) => {
      say(bench, { approvals: 1 });
      await approved(bench, id);
      await execute(bench.approvals, id);
      if (kind === 'again') await settles('U0INES');
      const second = randomUUID();
      await filed(bench, second, { link: { kind, id } });
      expect(await approves(second, 'U0SARA')).toMatchObject({ kind: 'refused', why: 'approved_first' });
      expect(await approves(second, 'U0OMAR')).toMatchObject({ kind: 'done' });
    },
  );

  it('S121: another whose approval lapsed is none: who approved the first waits for the next', async () => {
    await approved(bench, id);
    await execute(bench.approvals, id);
    say(bench, { approvals: 2 });
    const second = randomUUID();
    await filed(bench, second, { link: { kind: 'repeats', id } });
    expect(await approves(second, 'U0OMAR')).toMatchObject({ kind: 'counted' });
    bench.groups = { S0APPROVERS: ['U0SARA', 'U0INES'] };
    expect(await approves(second, 'U0SARA')).toMatchObject({ kind: 'refused', why: 'approved_first' });
    expect(await bench.approvals.store.request(second)).toMatchObject({ state: 'pending', approvals: [] });
  });

  it('S121: with another, who approved the first may approve as well', async () => {
    await approved(bench, id);
    await execute(bench.approvals, id);
    say(bench, { approvals: 2 });
    const second = randomUUID();
    await filed(bench, second, { link: { kind: 'repeats', id } });
    expect(await approves(second, 'U0OMAR')).toMatchObject({ kind: 'counted' });
    expect(await approves(second, 'U0SARA')).toMatchObject({ kind: 'done' });
  });
});
