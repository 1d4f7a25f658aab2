/** One of each group: counted by people, each for one list alone. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../../src/approvals/decide.ts';
import { execute } from '../../../src/approvals/execute.ts';
import { uncovered } from '../../../src/approvals/policy/all-of.ts';
import { foreclosed } from '../../../src/approvals/undecided.ts';
import { type Bench, filed, lookingAt, openBench, say } from '../bench.ts';
import { ruleIn, said } from './reading.ts';

describe('all_of', () => {
  const CONFIRM = 'customers-v2.penalties.confirm';
  const of = (entry: string) => `operations:\n  ${CONFIRM}: ${entry}\n`;

  it('asks for as many people as there are lists, at least', () => {
    expect(ruleIn(of('{ all_of: [[S0A], [S0B, S0C]] }'), CONFIRM)).toMatchObject({
      allOf: [['S0A'], ['S0B', 'S0C']],
      approvals: 2,
      groups: ['S0A', 'S0B', 'S0C'],
    });
    expect(ruleIn(of('{ all_of: [[S0A], [S0B]], approvals: 3 }'), CONFIRM).approvals).toBe(3);
  });

  it.each([
    ['{ all_of: [[S0A]] }', /^line 2: .*all_of: write a list of groups for each person/],
    ['{ all_of: [S0A, S0B] }', /^line 2: .*all_of/],
    [
      '{ all_of: [[S0A], [S0B]], groups: [S0C] }',
      /^line 2: .*groups: has no effect: all_of says which groups decide/,
    ],
    ['{ risk: write, all_of: [[S0A], [S0B]] }', /^line 2: .*all_of: contradicts/],
  ])('is not said by %s, and the line is named', (entry, words) => {
    expect(said(of(entry)).errors.join('\n')).toMatch(words);
  });

  it('takes the groups of two rules that may both hold together', () => {
    const text = `operations:\n  partners.refunds.create:\n    rules: [{ when: body.amount.value_with_taxes > 100, groups: [S0LEADS] }]\n`;
    expect(ruleIn(text, 'partners.refunds.create', { body: {} })).toMatchObject({
      allOf: [['S0APPROVERS'], ['S0LEADS']],
      approvals: 2,
    });
  });
});

describe('who stands for which list', () => {
  it('is found whenever it can be: one person never counts for two', () => {
    const standings = fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), standings, (lists, people) => {
        const standing = people.map((each) => each.filter((list) => list < lists));
        const left = uncovered(lists, standing);
        expect(lists - left.length).toBeLessThanOrEqual(people.length);
        expect(lists - left.length).toBe(most(lists, standing));
      }),
    );
  });
});

/** As many lists as can be stood for, by trying everything. */
function most(lists: number, people: readonly (readonly number[])[], taken: readonly number[] = []): number {
  const [first, ...others] = people;
  if (first === undefined) return taken.length;
  const free = first.filter((list) => !taken.includes(list));
  return Math.max(most(lists, others, taken), ...free.map((list) => most(lists, others, [...taken, list])));
}

describe('a request that one of each group must approve', () => {
  let bench: Bench;
  const id = randomUUID();
  beforeEach(async () => {
    bench = openBench();
    bench.groups = { S0LEGAL: ['U0LENA', 'U0LUIS', 'U0BOTH'], S0LEADS: ['U0SARA', 'U0BOTH'] };
    say(bench, { allOf: [['S0LEGAL'], ['S0LEADS']] });
    await filed(bench, id);
  });
  const approves = async (userId: string) => approve(bench.approvals, id, await lookingAt(bench, id, userId));

  it('waits while a list has nobody, however many have approved', async () => {
    expect(await approves('U0LENA')).toMatchObject({ kind: 'counted', needed: 2 });
    expect(await approves('U0LUIS')).toMatchObject({ kind: 'counted', needed: 3 });
    expect(await approves('U0SARA')).toMatchObject({ kind: 'done' });
    await execute(bench.approvals, id);
    expect(bench.sent).toEqual([id]);
  });

  it('is not approved by one person who is in both', async () => {
    expect(await approves('U0BOTH')).toMatchObject({ kind: 'counted', needed: 2 });
    expect(await approves('U0BOTH')).toMatchObject({ kind: 'repeated' });
    expect(await approves('U0LENA')).toMatchObject({ kind: 'done' });
  });

  it('counts two who click in the same moment for two lists, and two of one list for one', async () => {
    const kinds = (await Promise.all(['U0LENA', 'U0SARA'].map(approves))).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['counted', 'done']);
    const other = randomUUID();
    await filed(bench, other);
    const both = await Promise.all(
      ['U0LENA', 'U0LUIS'].map(async (user) =>
        approve(bench.approvals, other, await lookingAt(bench, other, user)),
      ),
    );
    expect(both.map(({ kind }) => kind)).toEqual(['counted', 'counted']);
    expect(await bench.approvals.store.request(other)).toMatchObject({ state: 'pending' });
  });

  it('is not sent when the one who stood for a list is in it no more', async () => {
    await approves('U0BOTH');
    await approves('U0LENA');
    bench.groups = { S0LEGAL: ['U0LENA', 'U0BOTH'], S0LEADS: ['U0SARA'] };
    await execute(bench.approvals, id);
    expect(bench.sent).toEqual([]);
  });

  describe('while Slack does not tell of one group', () => {
    /** Of the leads alone nobody can say anything: what was told of everybody who decides is seconds older. */
    const untold = (why: 'waiting' | 'unreadable' | 'group_unreadable') => {
      const { directory } = bench.approvals;
      const mayDecide: typeof directory.mayDecide = async (userId, team, lists) =>
        lists.some((ids) => ids.join() === 'S0LEADS') ? why : directory.mayDecide(userId, team, lists);
      return { ...bench.approvals, directory: { ...directory, mayDecide } };
    };

    it.each([
      ['waiting', { kind: 'waiting' }],
      ['unreadable', { kind: 'refused', why: 'unreadable' }],
    ] as const)('the last approval is not counted as if it stood for nobody: %s', async (why, ended) => {
      await approves('U0LENA');
      const click = await lookingAt(bench, id, 'U0SARA');
      expect(await approve(untold(why), id, click)).toMatchObject(ended);
      expect(await bench.approvals.store.request(id)).toMatchObject({ approvals: [{ userId: 'U0LENA' }] });
      expect(await approves('U0SARA')).toMatchObject({ kind: 'done' });
    });

    it('an approval counts that leaves as much open, whatever Slack would tell', async () => {
      const click = await lookingAt(bench, id, 'U0LENA');
      expect(await approve(untold('waiting'), id, click)).toMatchObject({ kind: 'counted', needed: 2 });
    });

    it('what was approved waits before it is sent, and goes back to nobody', async () => {
      await approves('U0LENA');
      await approves('U0SARA');
      expect(await execute(untold('waiting'), id)).toBeUndefined();
      expect(await bench.approvals.store.request(id)).toMatchObject({ state: 'approved' });
      expect(bench.sent).toEqual([]);
      expect(await execute(bench.approvals, id)).toMatchObject({ state: 'succeeded' });
    });

    it('one that somebody has to mend stands for nobody', async () => {
      await approves('U0LENA');
      await approves('U0SARA');
      await execute(untold('group_unreadable'), id);
      expect(await bench.approvals.store.request(id)).toMatchObject({ state: 'pending' });
    });
  });

  it('who has approved already is told how many it takes by now', async () => {
    await approves('U0LENA');
    await approves('U0LUIS');
    const again = await lookingAt(bench, id, 'U0LENA');
    expect(await foreclosed(bench.approvals, id, 'approve', again)).toMatchObject({
      kind: 'repeated',
      needed: 3,
    });
  });

  it('keeps its lists when the policy asks for less later', async () => {
    say(bench, {});
    bench.groups = { ...bench.groups, S0APPROVERS: ['U0LENA', 'U0LUIS', 'U0SARA'] };
    expect(await approves('U0LENA')).toMatchObject({ kind: 'counted' });
    expect(await approves('U0LUIS')).toMatchObject({ kind: 'counted' });
    expect(await approves('U0SARA')).toMatchObject({ kind: 'done' });
  });
});
