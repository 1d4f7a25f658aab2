import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { strictest } from '../../src/approvals/entitled.ts';
import { type Bench, filed, openBench, say } from './bench.ts';

let bench: Bench;
let id: string;
beforeEach(() => {
  bench = openBench();
  id = randomUUID();
});

describe('the strictest of what was asked for and what is', () => {
  const nothing = { hours: undefined, forApproval: true, allOf: [] };
  it('holds when the operation is no more: what the request was filed under', async () => {
    say(bench, { approvals: 2, groups: ['S0LEGAL'], commentRequired: true });
    const request = await filed(bench, id);
    const gone = { ...bench.approvals, operationById: () => undefined };
    const asked = { approvals: 2, commentRequired: true, lists: [['S0LEGAL'], ['S0LEGAL']] };
    expect(strictest(gone, request)).toEqual({ ...nothing, ...asked });
    const escalated = { ...request, escalatedAt: bench.approvals.clock.now() };
    expect(strictest(gone, escalated)).toEqual({ ...nothing, ...asked });
  });

  it('asks one of each list of groups, and after escalation the others as well', async () => {
    const request = await filed(bench, id);
    say(bench, { groups: ['S0LEGAL'], escalation: { afterSeconds: 60, groups: ['S0DUTY'] } });
    expect(strictest(bench.approvals, request).lists).toEqual([['S0APPROVERS'], ['S0LEGAL']]);
    const escalated = { ...request, escalatedAt: bench.approvals.clock.now() };
    expect(strictest(bench.approvals, escalated).lists).toEqual([
      ['S0APPROVERS', 'S0DUTY'],
      ['S0LEGAL', 'S0DUTY'],
    ]);
    say(bench, {});
    expect(strictest(bench.approvals, escalated).lists).toEqual([['S0APPROVERS'], ['S0APPROVERS']]);
  });

  it.each([
    ['write', 'write', false],
    ['write', 'destructive', true],
    ['destructive', 'write', true],
  ] as const)('of %s then and %s now: another person decides, %s', async (then, now, forApproval) => {
    say(bench, { risk: then });
    const request = await filed(bench, id);
    say(bench, { risk: now });
    expect(strictest(bench.approvals, request)).toMatchObject({ forApproval });
    const gone = { ...bench.approvals, operationById: () => undefined };
    expect(strictest(gone, request)).toMatchObject({ forApproval: then === 'destructive' });
  });
});
