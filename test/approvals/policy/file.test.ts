import { describe, expect, it } from 'vitest';
import { operationById, operations } from '../../../src/api/registry.ts';
import { PolicyError, readPolicy } from '../../../src/approvals/policy/file.ts';
import { createPolicy, NO_POLICY } from '../../../src/approvals/policy.ts';

const DEFAULTS = { ttlSeconds: 3_600, approvers: ['S0APPROVERS'] };

const ruleIn = (text: string, id: string) => {
  const operation = operationById(id);
  if (!operation) throw new Error(id);
  return createPolicy(readPolicy(text, operations).entries, DEFAULTS)(operation);
};

function problems(text: string): readonly string[] {
  try {
    readPolicy(text, operations);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

describe('a policy', () => {
  it('S13 changes nothing when there is none: each change asks for a reason, and a look that opens what is kept from view', () => {
    const policyFor = createPolicy(NO_POLICY, DEFAULTS);
    for (const operation of operations) {
      expect(policyFor(operation)).toMatchObject({
        risk: operation.risk,
        ttlSeconds: 3_600,
        reasonRequired:
          operation.risk !== 'read' || operation.id === 'customers-v4.identification-processes.get',
        approvals: operation.id === 'customers-v4.customers.delete' ? 2 : 1,
        groups: ['S0APPROVERS'],
        commentRequired: false,
      });
    }
    expect(readPolicy('', operations).entries).toEqual(NO_POLICY);
  });

  it('raises and lowers the risk of an operation, or of a heading; the operation wins', () => {
    const text = `
operations:
  customers-v2.penalties.confirm: { risk: write, reason: required }
  customers-v4.credentials.list: { risk: destructive }
resources:
  customers-v2/Penalties: { ttl: 2h }
  customers-v4/Categories: { risk: destructive, reason: optional }
`;
    expect(ruleIn(text, 'customers-v2.penalties.confirm')).toMatchObject({
      risk: 'write',
      reasonRequired: true,
    });
    expect(ruleIn(text, 'customers-v2.penalties.delete')).toMatchObject({
      risk: 'destructive',
      ttlSeconds: 7_200,
      reasonRequired: true,
    });
    expect(ruleIn(text, 'customers-v4.credentials.list').risk).toBe('destructive');
    expect(ruleIn(text, 'customers-v4.categories.create')).toMatchObject({
      risk: 'destructive',
      reasonRequired: false,
    });
  });

  it.each([
    ['YAML that is none', 'operations:\n  a: [1\n', /^line \d+: /],
    ['a part nobody knows', 'operation:\n  x: 1\n', /unknown operation/],
    [
      'an operation nobody knows',
      'operations:\n  customers-v4.customer.delete: { risk: write }\n',
      /^line 2: there is no customers-v4\.customer\.delete; the nearest are .*customers-v4\.customers\.delete/,
    ],
    [
      'a heading nobody knows',
      'resources:\n  customers-v2/Penalty: { risk: write }\n',
      /^line 2: there is no customers-v2\/Penalty; the nearest are customers-v2\/Penalties/,
    ],
    [
      'a risk nobody knows',
      'operations:\n  customers-v4.customers.delete:\n    risk: high\n',
      /^line 3: .*choose one of read, write, destructive/,
    ],
    [
      'a key nobody knows',
      'operations:\n  customers-v4.customers.delete:\n    approvers: 2\n',
      /^line \d+: .*unknown approvers/,
    ],
    [
      'a time without a unit',
      'operations:\n  customers-v4.customers.delete:\n    ttl: 30\n',
      /^line 3: .*30m, 2h or 1d/,
    ],
    ['a time too long', 'operations:\n  customers-v4.customers.delete:\n    ttl: 30d\n', /7d at most/],
    [
      'the same operation twice',
      'operations:\n  customers-v4.customers.delete: { risk: write }\n  customers-v4.customers.delete: { risk: write }\n',
      /^line 3: /,
    ],
    [
      'a change made to look like a read',
      'operations:\n  customers-v4.customers.delete:\n    risk: read\n',
      /^line 3: .*customers-v4\.customers\.delete changes something/,
    ],
    [
      'a heading made to look like a read',
      'resources:\n  customers-v2/Penalties: { risk: read }\n',
      /^line 2: .*customers-v2\/Penalties > risk: customers-v2\.penalties\.\w+ changes something/,
    ],
  ])('refuses %s, with its line', (_what, text, expected) => {
    expect(problems(text).join('\n')).toMatch(expected);
  });
});

describe('a policy file', () => {
  const CONFIRM = 'customers-v2.penalties.confirm';
  const of = (said: string) => ruleIn(`operations:\n  ${CONFIRM}: ${said}`, CONFIRM);

  it.each([
    ['1m', 60],
    ['90m', 5_400],
    ['2h', 7_200],
    ['1d', 86_400],
    ['7d', 604_800],
    ['168h', 604_800],
    ['9999m', 599_940],
  ])('reads %s as %i seconds', (ttl, ttlSeconds) => {
    expect(of(`{ ttl: ${ttl} }`).ttlSeconds).toBe(ttlSeconds);
  });

  it.each(['0m', '01h', '10000m', '8d', '169h', '2s', 'x2h', '2hx', '2 h', '-1h', '1.5h'])(
    'does not take %s for a time',
    (ttl) => {
      expect(problems(`operations:\n  ${CONFIRM}: { ttl: "${ttl}" }`)[0]).toMatch(/30m, 2h or 1d|7d at most/);
    },
  );

  it.each(['S0', 'S', 's0abc', 'xS0ABC', 'S0ABCx', 'S0-BC'])('does not take %s for a user group', (group) => {
    expect(problems(`operations:\n  ${CONFIRM}: { groups: [${group}] }`)[0]).toContain('S0123ABCD');
  });

  it('says what was written, where, and all of it at once', () => {
    const text = [
      'operations:',
      `  ${CONFIRM}:`,
      '    approvals: 1.5',
      '    reason: maybe',
      '    comment: optional',
      '  customers-v2.penalties.delete:',
      '    escalate: { after: 1h }',
    ].join('\n');
    expect(problems(text)).toEqual([
      `line 3: operations > ${CONFIRM} > approvals: must be a whole number`,
      `line 4: operations > ${CONFIRM} > reason: choose one of required, optional`,
      'line 7: operations > customers-v2.penalties.delete > escalate > groups: name at least one user group',
    ]);
    const error = new PolicyError(['one', 'two']);
    expect(error).toMatchObject({ name: 'PolicyError', message: 'one\ntwo', problems: ['one', 'two'] });
  });

  it('names several unknown keys together, and three names that are most like an unknown one', () => {
    const keys = problems(`operations:\n  ${CONFIRM}: { who: 1, where: 2 }`);
    expect(keys).toEqual([`line 2: operations > ${CONFIRM}: unknown who, where`]);
    const [name = ''] = problems('operations:\n  CUSTOMERS-V2.PENALTIES.CONFIRMS: { risk: write }');
    const [, nearest = ''] = name.split('the nearest are ');
    expect(nearest.split(', ')).toHaveLength(3);
    expect(nearest).toMatch(/^customers-v2\.penalties\.confirm, /);
    const [heading = ''] = problems('resources:\n  Penalties: { risk: write }');
    expect(heading).toContain('line 2: there is no Penalties; the nearest are customers-v2/Penalties');
    expect(problems('operations:\n  x: { risk: write }')[0]).toContain(
      'line 2: there is no x; the nearest are ',
    );
  });

  it.each<[string, string, string[]]>([
    ['a list where names should stand', '- a\n- b\n', ['line 1: ']],
    ['a word where names should stand', 'operations: all\n', ['line 1: operations: ']],
    ['an entry that says nothing', `operations:\n  ${CONFIRM}:\n`, [`line 2: operations > ${CONFIRM}: `]],
  ])('refuses %s', (_what, text, lines) => {
    const found = problems(text);
    expect(found).toHaveLength(lines.length);
    for (const [at, line] of lines.entries()) expect(found[at]).toContain(line);
  });

  it('may call a read a read, and lets what is said of one operation stand against its heading', () => {
    const text = (own: string) =>
      `operations:\n  customers-v2.penalties.confirm: ${own}\n  customers-v2.penalties.delete: { risk: write }\nresources:\n  customers-v2/Penalties: { risk: read }\n`;
    expect(problems('operations:\n  customers-v4.credentials.list: { risk: read }\n')).toEqual([]);
    expect(problems(text('{ risk: destructive }')).filter((line) => /confirm|delete/.test(line))).toEqual([]);
    const [line = ''] = problems(text('{ notify: dm }')).filter((each) => each.includes('line 5'));
    expect(line).toBe(
      'line 5: resources > customers-v2/Penalties > risk: customers-v2.penalties.confirm changes something: it can be write or destructive, not read',
    );
  });

  it('says nothing of what it does not mention', () => {
    const own = { ttl: '{ ttl: 1h }', approvals: '{ approvals: 5 }', comment: '{ comment: optional }' };
    const read = (said: string) => [
      ...readPolicy(`operations:\n  ${CONFIRM}: ${said}`, operations).entries.operations.values(),
    ];
    expect(read(own.ttl)).toStrictEqual([{ ttlSeconds: 3_600 }]);
    expect(read(own.approvals)).toStrictEqual([{ approvals: 5 }]);
    expect(read(own.comment)).toStrictEqual([{ commentRequired: false }]);
    expect(read('{ reason: optional }')).toStrictEqual([{ reasonRequired: false }]);
    expect(read('{}')).toStrictEqual([{}]);
  });

  it('gives the same rules the same short name in every process', () => {
    expect(of('{ approvals: 2 }').version).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('who decides', () => {
  const of = (said: string) =>
    ruleIn(`operations:\n  customers-v2.penalties.confirm: ${said}`, 'customers-v2.penalties.confirm');

  it('is as many people, of the groups, with a comment, in the hours and after the time that it says', () => {
    expect(
      of(
        '{ approvals: 3, groups: [S0LEGAL], comment: required, hours: Mon-Fri 08:00-20:00 Europe/Madrid, escalate: { after: 30m, groups: [S0DUTY] } }',
      ),
    ).toMatchObject({
      approvals: 3,
      groups: ['S0LEGAL'],
      commentRequired: true,
      hours: [{ days: [0, 4], from: '08:00', to: '20:00', timeZone: 'Europe/Madrid' }],
      escalation: { afterSeconds: 1_800, groups: ['S0DUTY'] },
    });
  });

  it('has another version as soon as anything is said otherwise', () => {
    expect(of('{ approvals: 2 }').version).toBe(of('{ approvals: 2 }').version);
    expect(of('{ approvals: 2 }').version).not.toBe(of('{ approvals: 3 }').version);
  });

  it.each([
    ['{ approvals: 0 }', 'at least one person approves'],
    ['{ approvals: 6 }', 'at most 5 people approve'],
    ['{ groups: [] }', 'name at least one user group'],
    ['{ groups: [C0123] }', 'id of a Slack user group'],
    ['{ hours: weekdays }', 'Mon-Fri 08:00-20:00 Europe/Madrid'],
    ['{ hours: Fri-Mon 08:00-20:00 Europe/Madrid }', 'Mon-Fri 08:00-20:00 Europe/Madrid'],
    ['{ hours: Mon-Fri 20:00-08:00 Europe/Madrid }', 'Mon-Fri 08:00-20:00 Europe/Madrid'],
    ['{ hours: Mon-Fri 08:00-20:00 Europe/Nowhere }', 'Mon-Fri 08:00-20:00 Europe/Madrid'],
    ['{ escalate: { after: soon, groups: [S0DUTY] } }', 'a number and a unit'],
  ])('is not said by %s, and the line is named', (said, words) => {
    const [problem] = problems(`operations:\n  customers-v2.penalties.confirm: ${said}`);
    expect(problem).toMatch(/^line 2: /);
    expect(problem).toContain(words);
  });
});
