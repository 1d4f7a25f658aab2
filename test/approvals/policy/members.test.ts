/** A policy against the user groups that Slack knows. */
import { describe, expect, it } from 'vitest';
import { checkRoles } from '../../../src/approvals/policy/members.ts';
import { said } from './reading.ts';

const CONFIRM = 'customers-v2.penalties.confirm';
const GROUPS = { S0APPROVERS: ['U1', 'U2'], S0LEGAL: ['U3'], S0EMPTY: [], S0OFF: 'off' } as const;
const of = (entry: string) => said(`operations:\n  ${CONFIRM}: ${entry}`, GROUPS);

describe('the groups of a policy', () => {
  it('D76: more approvals than members are an error with its line', () => {
    expect(of('{ approvals: 5 }').errors).toEqual([
      `line 2: operations > ${CONFIRM} > approvals: 2 people are in S0APPROVERS, 5 must approve: nothing can be approved`,
    ]);
    expect(of('{ approvals: 3, groups: [S0APPROVERS, S0LEGAL] }').errors).toEqual([]);
    expect(of('{ approvals: 3, escalate: { after: 5m, groups: [S0LEGAL] } }').errors).toEqual([]);
  });

  it('D76: as many approvals as members are a warning: who asks is not counted', () => {
    expect(of('{ approvals: 2 }')).toEqual({
      errors: [],
      warnings: [
        `line 2: operations > ${CONFIRM} > approvals: as many people are in S0APPROVERS as must approve (2): what one of them asks for cannot be approved`,
      ],
    });
  });

  it('D77: a group that Slack does not know is an error that names the line', () => {
    expect(of('{ groups: [S0APPROVERS, S0GONE] }').errors).toEqual([
      `line 2: operations > ${CONFIRM} > groups: Slack knows no user group S0GONE`,
    ]);
    expect(of('{ escalate: { after: 5m, groups: [S0GONE] } }').errors).toEqual([
      `line 2: operations > ${CONFIRM} > escalate: Slack knows no user group S0GONE`,
    ]);
  });

  it('D77: one that is switched off or empty is a warning', () => {
    expect(of('{ groups: [S0APPROVERS, S0OFF, S0EMPTY] }')).toEqual({
      errors: [],
      warnings: [
        `line 2: operations > ${CONFIRM} > groups: the user group S0OFF is switched off in Slack`,
        `line 2: operations > ${CONFIRM} > groups: nobody is in the user group S0EMPTY`,
      ],
    });
  });

  it('of the configuration are named by their variables', () => {
    const known = new Map([
      ['S0A', { disabled: false, members: ['U1'] }],
      ['S0B', { disabled: false, members: [] }],
    ]);
    const roles = { AGENT_GROUP: ['S0A', 'S0B'], APPROVER_GROUP: ['S0X'] };
    expect(checkRoles(roles, known).map(({ en }) => en)).toEqual([
      'AGENT_GROUP: nobody is in the user group S0B',
      'APPROVER_GROUP: Slack knows no user group S0X',
    ]);
  });
});
