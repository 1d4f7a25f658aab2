/** Slack answers about twenty questions a minute: who may have one, and who shares the answer of whom. */
import { describe, expect, it } from 'vitest';
import { createPeople } from '../../../src/commands/people.ts';
import { AGENTS_GROUP, APPROVERS_GROUP, AUDITORS_GROUP, TEAM_ID } from '../../../src/sandbox/slack/people.ts';
import { withLocalSlack } from '../local-slack.ts';

const METHOD = 'usergroups.users.list';
const LISTS = [[APPROVERS_GROUP]];
const local = withLocalSlack();

function start(auditors = AUDITORS_GROUP) {
  const time = { now: 0 };
  const heard: string[] = [];
  const people = createPeople({
    client: local().client,
    teamId: TEAM_ID,
    groups: { agent: [AGENTS_GROUP], approver: [APPROVERS_GROUP], auditor: [auditors] },
    now: () => time.now,
    onUnread: (id, word) => void heard.push(`${id} ${word}`),
  });
  const before = local().called(METHOD);
  return { people, time, heard, asked: () => local().called(METHOD) - before };
}

describe('who is refused anyway', () => {
  it('S37: uses two questions up, however often they click, and an approver decides', async () => {
    const { people, time, asked } = start();
    await people.identify('U0OTTO', []);
    const first = asked();
    for (let click = 0; click < 24; click += 1) {
      time.now += 600;
      expect(await people.directory.mayDecide('U0OTTO', TEAM_ID, LISTS)).toBe('not_approver');
    }
    expect(asked() - first).toBeLessThanOrEqual(2);
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBeUndefined();
  });

  it('S37: a quarter of the minute is kept for decisions, whoever else knocks', async () => {
    const { people, time, asked } = start();
    const crowd = Array.from({ length: 40 }, (_, at) => `U0NOBODY${at}`);
    await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    for (const each of crowd) {
      time.now += 1_000;
      await people.directory.mayDecide(each, TEAM_ID, LISTS);
    }
    expect(asked()).toBe(15);
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBeUndefined();
  });

  it('S41: is looked at again twice a minute by person: who has just been given the role need not wait', async () => {
    const { people } = start();
    for (const each of ['U0OTTO', 'U0SARA', 'U0OMAR', 'U0INES', 'U0OTTO', 'U0SARA', 'U0OMAR', 'U0INES']) {
      expect(await people.identify(each, ['agent'])).toMatchObject({ ok: true });
    }
    const agents = local().slack.groups.get(AGENTS_GROUP) ?? [];
    local().slack.groups.set(AGENTS_GROUP, [...agents, 'U0PAULA']);
    const nobody = { ok: true, person: { roles: ['agent'] } };
    local().slack.groups.set(AGENTS_GROUP, [...agents, 'U0OTTO']);
    // Otto has had his two looks; whoever comes new has theirs.
    expect(await people.identify('U0OTTO', ['agent'])).not.toMatchObject(nobody);
    people.groupChanged(AGENTS_GROUP);
    expect(await people.identify('U0OTTO', ['agent'])).toMatchObject(nobody);
  });
});

describe('one question', () => {
  it('S38, S39, D103: serves filing, decision and call while its answer is seconds old', async () => {
    const { people, time, asked } = start();
    const { directory } = people;
    expect(await directory.mayRequest('U0ALEX', TEAM_ID)).toBeUndefined();
    time.now += 1_000;
    expect(await directory.mayRequest('U0ALEX', TEAM_ID)).toBeUndefined();
    time.now += 1_000;
    expect(await directory.mayRequest('U0ALEX', TEAM_ID)).toBeUndefined();
    expect(asked()).toBe(1);
    await directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    time.now += 4_900;
    await directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    expect(asked()).toBe(2);
    time.now += 100;
    await directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    expect(asked()).toBe(3);
  });

  it('counts no more once Slack has said that the group has changed, also while it is under way', async () => {
    const { people, asked } = start();
    const early = people.directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    people.groupChanged(APPROVERS_GROUP);
    expect(await early).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it('counts no more when the clock is set back', async () => {
    const { people, time, asked } = start();
    time.now = 1_000_000;
    await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    time.now = 0;
    await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS);
    expect(asked()).toBe(2);
  });
});

describe('while Slack wants no questions', () => {
  it('S40, D104: none is asked before Retry-After is over, whoever clicks; then the wait is over for all', async () => {
    const { people, time, asked } = start();
    local().slack.faults = { rateLimited: { method: METHOD, retryAfter: 30 } };
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('waiting');
    expect(people.directory.waitSeconds()).toBe(30);
    for (let second = 1; second < 30; second += 1) {
      time.now = second * 1_000;
      expect(await people.directory.mayDecide('U0OMAR', TEAM_ID, LISTS)).toBe('waiting');
      expect(await people.directory.mayRequest('U0ALEX', TEAM_ID)).toBe('waiting');
    }
    expect(asked()).toBe(1);
    local().slack.faults = {};
    time.now = 30_000;
    expect(people.directory.waitSeconds()).toBe(0);
    expect(await people.directory.mayDecide('U0OMAR', TEAM_ID, LISTS)).toBeUndefined();
  });

  it('D104: lookups go by what was known, for five minutes', async () => {
    const { people, time } = start();
    await people.identify('U0ALEX', ['agent']);
    local().slack.faults = { rateLimited: { method: METHOD, retryAfter: 1_000 } };
    time.now = 299_000;
    expect(await people.identify('U0ALEX', ['agent'])).toMatchObject({ ok: true });
    time.now = 300_000;
    expect(await people.identify('U0ALEX', ['agent'])).toMatchObject({ ok: false, why: 'waiting' });
  });

  it('an account is not asked for either', async () => {
    const { people } = start();
    const before = local().called('users.info');
    local().slack.faults = { rateLimited: { method: 'users.info', retryAfter: 30 } };
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('waiting');
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, LISTS)).toBe('waiting');
    expect(local().called('users.info') - before).toBe(1);
    expect(people.directory.waitSeconds()).toBe(30);
  });
});

describe('a group that cannot be read', () => {
  it('D105, D106: takes away only what it alone would give', async () => {
    const { people, heard } = start();
    const both = [[APPROVERS_GROUP, 'S0GONE']];
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, both)).toBeUndefined();
    expect(
      await people.directory.mayDecide('U0SARA', TEAM_ID, [['S0GONE', APPROVERS_GROUP]]),
    ).toBeUndefined();
    expect(await people.directory.mayDecide('U0SARA', TEAM_ID, [['S0GONE']])).toBe('group_unreadable');
    expect(await people.directory.mayDecide('U0OTTO', TEAM_ID, both)).toBe('group_unreadable');
    // Who is not in the other list is refused, whatever this one would say.
    expect(await people.directory.mayDecide('U0OTTO', TEAM_ID, [['S0GONE'], [APPROVERS_GROUP]])).toBe(
      'not_approver',
    );
    expect(heard).toEqual(['S0GONE no_such_subteam']);
  });

  it('D105: is not asked about at each click', async () => {
    const { people, time, asked } = start();
    for (let click = 0; click < 10; click += 1) {
      time.now += 5_000;
      await people.directory.mayDecide('U0SARA', TEAM_ID, [['S0GONE']]);
    }
    expect(asked()).toBe(1);
  });

  it('D107: leaves the other roles as they are', async () => {
    const { people } = start('S0GONE');
    expect(await people.identify('U0ALEX', ['agent'])).toMatchObject({
      ok: true,
      person: { roles: ['agent'] },
    });
    expect(await people.identify('U0OTTO', ['agent'])).toMatchObject({ ok: true, person: { roles: [] } });
    expect(await people.identify('U0INES', ['auditor'])).toMatchObject({
      ok: false,
      why: 'group_unreadable',
    });
  });

  it('D108: is named with the word Slack has for it, until it can be read', async () => {
    const { people, time, heard } = start('S0GONE');
    await people.identify('U0ALEX', ['agent']);
    expect(people.unreadGroups()).toEqual([{ id: 'S0GONE', word: 'no_such_subteam' }]);
    local().slack.groups.set('S0GONE', ['U0INES']);
    time.now = 60_000;
    expect(await people.identify('U0INES', ['auditor'])).toMatchObject({ ok: true });
    expect(people.unreadGroups()).toEqual([]);
    expect(heard).toEqual(['S0GONE no_such_subteam', 'S0GONE undefined']);
    local().slack.groups.delete('S0GONE');
  });
});
