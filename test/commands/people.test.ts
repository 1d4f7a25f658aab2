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
const people = (now = () => 0) =>
  createPeople({
    client: local().client,
    teamId: TEAM_ID,
    groups: { agent: [AGENTS_GROUP], approver: [APPROVERS_GROUP], auditor: [AUDITORS_GROUP] },
    now,
    onUnread: () => undefined,
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

  it('is remembered for reading, for a minute', async () => {
    let now = 0;
    const own = people(() => now);
    await own.identify('U0ALEX', ['agent']);
    const asked = [local().called('users.info'), local().called('usergroups.users.list')];
    now = 59_999;
    await own.identify('U0ALEX', ['agent']);
    expect([local().called('users.info'), local().called('usergroups.users.list')]).toEqual(asked);
    local().slack.groups.set(AGENTS_GROUP, []);
    now = 60_000;
    expect(await own.identify('U0ALEX', ['agent'])).toMatchObject({ person: { roles: [] } });
  });

  it('is asked again when it would not do, for who has just joined a group', async () => {
    const own = people();
    expect(await own.identify('U0ALEX', ['approver'])).toMatchObject({ person: { roles: ['agent'] } });
    local().slack.groups.set(APPROVERS_GROUP, ['U0ALEX']);
    expect(await own.identify('U0ALEX', ['approver'])).toMatchObject({
      person: { roles: ['agent', 'approver'] },
    });
  });

  it('#15 is not asked again at every knock of who may not, and asked again a minute later', async () => {
    let now = 0;
    const own = people(() => now);
    const before = local().called('usergroups.users.list');
    for (let knock = 0; knock < 40; knock += 1) await own.identify('U0OTTO', ['agent']);
    expect(local().called('usergroups.users.list') - before).toBe(3 + 2);
    local().slack.groups.set(AGENTS_GROUP, ['U0OTTO']);
    now = 60_000;
    expect(await own.identify('U0OTTO', ['agent'])).toMatchObject({ person: { roles: ['agent'] } });
  });

  it('#37 is asked once of each group, however many come: Slack takes twenty questions a minute', async () => {
    const own = people();
    const before = local().called('usergroups.users.list');
    const team = ['U0ALEX', 'U0MARTA', 'U0SARA', 'U0OMAR', 'U0INES'];
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, at) => own.identify(team[at % team.length] ?? '', [])),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(local().called('usergroups.users.list')).toBe(before + 3);
  });

  it.each(['users.info', 'usergroups.users.list'])(
    'cannot be said when %s does not answer',
    async (method) => {
      local().slack.faults = { error: { method, error: 'internal_error' } };
      expect(await people().identify('U0ALEX', ['agent'])).toMatchObject({ ok: false, why: 'unreadable' });
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
  it('is told as of seconds ago, and at once when Slack says that a group has changed', async () => {
    let now = 0;
    const own = people(() => now);
    await own.identify('U0SARA', ['approver']);
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBeUndefined();
    local().slack.groups.set(APPROVERS_GROUP, ['U0OMAR']);
    own.groupChanged(APPROVERS_GROUP);
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('not_approver');
    expect(await own.directory.mayDecide('U0OMAR', TEAM_ID, LISTS)).toBeUndefined();
    local().slack.groups.set(APPROVERS_GROUP, []);
    now = 5_000;
    expect(await own.directory.mayDecide('U0OMAR', TEAM_ID, LISTS)).toBe('not_approver');
  });

  it('#13 is told to all who click at once by one answer', async () => {
    const own = people();
    const before = local().called('usergroups.users.list');
    const clicks = Array.from({ length: 30 }, () => own.directory.mayDecide('U0OMAR', TEAM_ID, LISTS));
    expect(await Promise.all(clicks)).toEqual(Array.from({ length: 30 }, () => undefined));
    expect(local().called('usergroups.users.list')).toBe(before + 1);
  });

  it('#15 fails only while Slack does not answer', async () => {
    const own = people();
    local().slack.faults = { error: { method: 'usergroups.users.list', error: 'internal_error' } };
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('unreadable');
    local().slack.faults = {};
    expect(await own.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBeUndefined();
  });

  it('is nobody of another workspace, and nobody who only asks', async () => {
    expect(await people().directory.mayDecide('U0SARA', OTHER_TEAM_ID, LISTS)).toBe('not_member');
    expect(await people().directory.mayDecide('U0ALEX', TEAM_ID, LISTS)).toBe('not_approver');
    expect(await people().directory.mayRequest('U0SARA', TEAM_ID)).toBe('not_agent');
  });
});

describe('several groups for one role', () => {
  it('are joined, and one that cannot be read entitles nobody', async () => {
    const both = createPeople({
      client: local().client,
      teamId: TEAM_ID,
      groups: {
        agent: [AGENTS_GROUP, AUDITORS_GROUP],
        approver: [APPROVERS_GROUP],
        auditor: [],
      },
      now: () => 0,
      onUnread: () => undefined,
    });
    expect(await both.directory.mayRequest('U0INES', TEAM_ID)).toBeUndefined();
    const lists = [[APPROVERS_GROUP, 'S0MISSING']];
    expect(await both.directory.mayDecide('U0SARA', TEAM_ID, lists)).toBeUndefined();
    expect(await both.directory.mayDecide('U0ALEX', TEAM_ID, lists)).toBe('group_unreadable');
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
