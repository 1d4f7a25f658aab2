import { describe, expect, it } from 'vitest';
import { type Admission, admit } from '../../src/receiver/admit.ts';

const TEAM = 'T0CARELINE';
const command = {
  command: '/care',
  text: '',
  user_id: 'U0ALEX',
  team_id: TEAM,
  channel_id: 'C0CARE',
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/commands/1/2/3',
};
const shortcut = {
  type: 'shortcut',
  user: { id: 'U0ALEX', team_id: TEAM },
  team: { id: TEAM },
  callback_id: 'customer.find',
  trigger_id: 't',
};
const event = { type: 'event_callback', event_id: 'Ev1', team_id: TEAM, event: { type: 'app_home_opened' } };

function admission(): Admission {
  const seen = new Set<string>();
  return {
    responseHosts: new Set(['https://hooks.slack.com']),
    onError: () => undefined,
    store: {
      async firstSeen(key) {
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      },
    },
  };
}
const body = async (raw: unknown) => {
  const admitted = await admit(admission(), raw, 'id');
  return admitted.kind === 'admitted' ? admitted.body : admitted.kind;
};

describe('what is admitted', () => {
  it('is known by its shape', async () => {
    for (const raw of [command, shortcut, event])
      expect((await admit(admission(), raw, 'id')).kind).toBe('admitted');
    for (const raw of [
      undefined,
      null,
      [],
      'x',
      7,
      {},
      { type: 'shortcut' },
      { ...command, user_id: undefined },
    ]) {
      expect((await admit(admission(), raw, 'id')).kind).toBe('malformed');
    }
  });

  it('is admitted once under its delivery, and an event once under its id', async () => {
    const one = admission();
    expect((await admit(one, command, 'first')).kind).toBe('admitted');
    expect((await admit(one, command, 'first')).kind).toBe('repeated');
    expect((await admit(one, command, 'second')).kind).toBe('admitted');
    expect((await admit(one, event, 'third')).kind).toBe('admitted');
    expect((await admit(one, event, 'fourth')).kind).toBe('repeated');
    expect((await admit(one, { ...event, event_id: 'Ev2' }, 'fifth')).kind).toBe('admitted');
  });

  it('holds nothing that the shape does not name', async () => {
    const spoiled = { ...shortcut, event: null, enterprise: { id: null }, actions: 7, name: 'x' };
    expect(await body(spoiled)).toEqual(shortcut);
  });

  it('keeps Slack’s response_url and drops every other', async () => {
    expect(await body(command)).toHaveProperty('response_url');
    for (const url of [
      'http://hooks.slack.com/commands/1',
      'https://hooks.slack.com.evil.example/',
      'https://hooks.slack.com@evil.example/',
      'https://hooks.slack.com:8443/',
      'https://evil.example/https://hooks.slack.com',
      'javascript:alert(1)',
      '',
    ]) {
      expect(await body({ ...command, response_url: url }), url).not.toHaveProperty('response_url');
    }
  });

  it('#48 #49 is let through by a database that is away, which is told: the person hears of it from us', async () => {
    const errors: unknown[] = [];
    const away: Admission = {
      ...admission(),
      store: { firstSeen: () => Promise.reject(new Error('away')) },
      onError: (error) => void errors.push(error),
    };
    expect((await admit(away, command, 'id')).kind).toBe('admitted');
    expect(errors).toEqual([new Error('away')]);
    expect((await admit(away, null, 'id')).kind).toBe('malformed');
  });
});
