/** A key that is read has an effect, or Careline does not start. */
import { describe, expect, it } from 'vitest';
import { said } from './reading.ts';

describe('a key without effect', () => {
  it('D69: approvers, comment and hours of what its requester alone confirms are refused, each with its line', () => {
    const { errors } = said(`operations:
  customers-v4.categories.create:
    risk: write
    approvals: 2
    groups: [S0APPROVERS]
    comment: required
    hours: "Mon-Fri 00:00-00:01 Europe/Madrid"
`);
    expect(errors.map((line) => /^line (\d+): .* > (\w+): /.exec(line)?.slice(1))).toEqual([
      ['4', 'approvals'],
      ['5', 'groups'],
      ['6', 'comment'],
      ['7', 'hours'],
    ]);
    for (const line of errors) expect(line).toContain('it needs risk: destructive');
  });

  it('D70: more approvals of a write are refused, its risk coming from the definition', () => {
    expect(said('operations:\n  customers-v4.customer-categories.add: { approvals: 3 }').errors).toEqual([
      'line 2: operations > customers-v4.customer-categories.add > approvals: has no effect: the risk is write, and who asks confirms it alone; it needs risk: destructive',
    ]);
    expect(
      said('operations:\n  customers-v2.bonuses.add: { risk: write, approvals: 3 }').errors,
    ).toHaveLength(1);
  });

  it('D71: approvals of a read are refused', () => {
    expect(said('operations:\n  customers-v4.categories.list: { approvals: 2 }').errors).toEqual([
      'line 2: operations > customers-v4.categories.list > approvals: has no effect: the risk is read, and what only looks something up is answered at once; it needs risk: destructive',
    ]);
    expect(said('operations:\n  customers-v4.categories.list: { reason: required }').errors).toEqual([]);
  });

  it('D72: a lowered risk with two approvers is a contradiction', () => {
    expect(
      said('operations:\n  customers-v2.penalties.confirm:\n    risk: write\n    approvals: 2\n').errors,
    ).toEqual([
      'line 4: operations > customers-v2.penalties.confirm > approvals: contradicts risk: write, under which who asks confirms it alone; it needs risk: destructive',
    ]);
  });

  it('D73: of a heading, those it does nothing for are named: a warning where it does something for others', () => {
    const { errors, warnings } = said('resources:\n  customers-v4/Categories: { approvals: 2 }');
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^line 2: resources > customers-v4\/Categories > approvals: has no effect on .*customers-v4\.categories\.list \(read\)/,
      ),
    ]);
    const write = said('resources:\n  customers-v4/Categories: { risk: write, approvals: 2 }');
    expect(write.errors.join()).toMatch(
      /line 2: .* approvals: has no effect on .*; it needs risk: destructive/,
    );
  });

  it.each([
    ['ttl', '{ risk: write, ttl: 2h }'],
    ['escalate', '{ risk: write, escalate: { after: 5m, groups: [S0DUTY] } }'],
    ['notify', '{ risk: write, notify: dm }'],
    ['comment', '{ risk: write, comment: optional }'],
  ])('is refused for %s too', (key, entry) => {
    expect(said(`operations:\n  customers-v2.penalties.confirm: ${entry}`).errors).toEqual([
      expect.stringContaining(`line 2: operations > customers-v2.penalties.confirm > ${key}: contradicts`),
    ]);
  });

  it('has one as soon as some inputs are approved', () => {
    const entry = (rule: string) =>
      said(
        `operations:\n  customers-v4.customer-categories.update:\n    approvals: 2\n    rules:\n      - ${rule}\n`,
      );
    expect(entry('{ when: body.value = 1, risk: destructive }').errors).toEqual([]);
    expect(entry('{ when: body.value = 1, reason: optional }').errors).toEqual([
      expect.stringMatching(/^line 3: .*approvals: has no effect/),
    ]);
    expect(entry('{ when: body.value = 1, comment: required }').errors).toHaveLength(2);
  });

  it('is none where an operation’s own entry has another risk than its heading', () => {
    expect(
      said(`operations:
  customers-v4.categories.list: { risk: destructive }
resources:
  customers-v4/Categories: { approvals: 2 }
`).warnings.join(),
    ).not.toContain('categories.list');
  });
});
