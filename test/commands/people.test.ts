import { describe, expect, it } from 'vitest';
import { createPeople, holdsAny } from '../../src/commands/people.ts';
import {
  AGENTS_GROUP,
  APPROVERS_GROUP,
  AUDITORS_GROUP,
  OTHER_TEAM_ID,
  TEAM_ID,
} from '../../src/sandbox/slack/people.ts';
import { withLocalSlack } from './local-slack.ts';

const local = withLocalSlack();
const people = () =>
  createPeople({
    client: local().client,
    teamId: TEAM_ID,
    groups: { agent: [AGENTS_GROUP], approver: [APPROVERS_GROUP], auditor: [AUDITORS_GROUP] },
  });

/** Whom a decision is asked of: the approvers. */
const LISTS = [[APPROVERS_GROUP]];

describe('who somebody is', () => {
  it('is their language, time zone and roles', async () => {
    expect(await people().identify('U0MARTA', ['agent'])).toEqual({
      ok: true,
      person: { id: 'U0MARTA', teamId: TEAM_ID, locale: 'es', timeZone: 'Europe/Madrid', roles: ['agent'] },
    });
    expect(await people().identify('U0OTTO', [])).toMatchObject({ ok: true, person: { roles: [] } });
  });

  it.each(['U0GINA', 'U0EXTE', 'U0DEAN', 'U0BOTTY', 'U0NOBODY'])(
    '%s is no member, whatever the groups say',
    async (id) => {
      expect(await people().identify(id, ['agent'])).toEqual({ ok: false, why: 'not_member' });
      expect(await people().directory.mayRequest(id, TEAM_ID)).toBe('not_member');
    },
  );

  it('is remembered for reading, and asked afresh when it would not do', async () => {
    const own = people();
    await own.identify('U0ALEX', ['agent']);
    const asked = local().called('users.info');
    await own.identify('U0ALEX', ['agent']);
    expect(local().called('users.info')).toBe(asked);
    expect(await own.identify('U0ALEX', ['approver'])).toMatchObject({ person: { roles: ['agent'] } });
    local().slack.groups.set(APPROVERS_GROUP, ['U0ALEX']);
    expect(await own.identify('U0ALEX', ['approver'])).toMatchObject({
      person: { roles: ['agent', 'approver'] },
    });
  });

  it.each(['users.info', 'usergroups.users.list'])(
    'cannot be said when %s does not answer',
    async (method) => {
      local().slack.faults = { error: { method, error: 'internal_error' } };
      expect(await people().identify('U0ALEX', ['agent'])).toEqual({ ok: false, why: 'unreadable' });
      expect(await people().directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('unreadable');
    },
  );

  it('what could not be read is not remembered as an answer', async () => {
    const own = people();
    local().slack.faults = { error: { method: 'usergroups.users.list', error: 'internal_error' } };
    await own.identify('U0ALEX', ['agent']);
    local().slack.faults = {};
    expect(await own.identify('U0ALEX', ['agent'])).toMatchObject({ ok: true });
  });
});

describe('who may decide', () => {
  it('is asked at that moment, whatever was known before', async () => {
    const own = people();
    await own.identify('U0SARA', ['approver']);
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBeUndefined();
    local().slack.groups.set(APPROVERS_GROUP, ['U0OMAR']);
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('not_approver');
    local().slack.groups.set(APPROVERS_GROUP, []);
    expect(await own.directory.mayDecide('U0OMAR', TEAM_ID, LISTS)).toBe('not_approver');
  });

  it('is nobody of another workspace, and nobody who only asks', async () => {
    expect(await people().directory.mayDecide('U0SARA', OTHER_TEAM_ID, LISTS)).toBe('not_member');
    expect(await people().directory.mayDecide('U0ALEX', TEAM_ID, LISTS)).toBe('not_approver');
    expect(await people().directory.mayRequest('U0SARA', TEAM_ID)).toBe('not_agent');
  });
});

describe('several groups for one role', () => {
  it('are joined, and one that cannot be read closes all', async () => {
    const both = createPeople({
      client: local().client,
      teamId: TEAM_ID,
      groups: {
        agent: [AGENTS_GROUP, AUDITORS_GROUP],
        approver: [APPROVERS_GROUP],
        auditor: [],
      },
    });
    expect(await both.directory.mayRequest('U0INES', TEAM_ID)).toBeUndefined();
    expect(await both.directory.mayDecide('U0SARA', TEAM_ID, [[APPROVERS_GROUP, 'S0MISSING']])).toBe(
      'unreadable',
    );
  });
});

describe('holdsAny', () => {
  const person = { id: 'U1', teamId: TEAM_ID, locale: 'en', timeZone: 'UTC', roles: ['agent'] } as const;
  it.each([
    [[], true],
    [['agent'], true],
    [['approver', 'agent'], true],
    [['approver'], false],
  ] as const)('%j: %s', (roles, held) => {
    expect(holdsAny(person, roles)).toBe(held);
  });
});
