import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  AGENTS_GROUP,
  APP_ID,
  AUDIT_CHANNEL,
  CARE_CHANNEL,
  SHARED_CHANNEL,
  TEAM_ID,
} from '../../src/sandbox/slack/people.ts';
import { messageSaying, messageText } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('who may use Careline', () => {
  let stage: Stage;
  let reads: number;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    reads = stage.office.calls.length;
  });

  /** Types a command and returns once the refusal is where the person looks, with nothing read upstream. */
  async function refused(userId: string, channel: string, words: string): Promise<void> {
    const seat = stage.slack.as(userId);
    const { failure } = await seat.command(channel, '/customer 12345678Z');
    expect(failure).toBeUndefined();
    const message = await messageSaying(seat, channel, words);
    expect(message.ephemeralTo).toBe(userId);
    expect(stage.office.calls.length).toBe(reads);
    expect(seat.views()).toEqual([]);
  }

  it.each([
    ['an outsider', 'U0OTTO', 'you are not in their group'],
    ['a guest', 'U0GINA', 'Only full members'],
    ['a person of another organisation', 'U0EXTE', 'Only full members'],
    ['somebody who has left', 'U0DEAN', 'Only full members'],
    ['a bot', 'U0BOTTY', 'Only full members'],
  ])('refuses %s, though in the agents’ group or not', (_who, userId, words) =>
    refused(userId, CARE_CHANNEL, words),
  );

  it('refuses to look customers up in a channel shared with another organisation', () =>
    refused('U0ALEX', SHARED_CHANNEL, 'shared with another organisation'));

  it('notes a refused access in the audit channel', async () => {
    const noted = () =>
      stage.slack
        .messages(AUDIT_CHANNEL)
        .map(messageText)
        .filter((words) => words.includes('access was refused') && words.includes('<@U0OTTO>'));
    // What he was refused before in this minute is one event, and no more within it.
    stage.advance(61);
    const before = noted().length;
    await refused('U0OTTO', CARE_CHANNEL, 'you are not in their group');
    const words = await until('one more event', () => noted()[before]);
    expect(words).toContain('/customer');
    expect(words).not.toContain('12345678Z');
  });

  it('#15 entitles nobody when the groups cannot be read, and says so', async () => {
    const own = await startStage();
    own.slack.faults = { error: { method: 'usergroups.users.list', error: 'internal_error' } };
    const alex = own.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/customer 12345678Z');
    await messageSaying(alex, CARE_CHANNEL, 'which groups you are in');
    expect(own.office.calls).toEqual([]);
    await own.close();
  });

  it('entitles nobody when the group is empty', async () => {
    const own = await startStage();
    own.slack.groups.set(AGENTS_GROUP, []);
    const alex = own.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/customer 12345678Z');
    await messageSaying(alex, CARE_CHANNEL, 'you are not in their group');
    expect(own.office.calls).toEqual([]);
    await own.close();
  });

  const command = (fields: Readonly<Record<string, string>>): string =>
    new URLSearchParams({
      command: '/customer',
      text: '12345678Z',
      user_id: 'U0ALEX',
      team_id: TEAM_ID,
      channel_id: CARE_CHANNEL,
      trigger_id: 'trigger',
      api_app_id: APP_ID,
      ...fields,
    }).toString();

  it.each([
    ['another workspace', { team_id: 'T0OTHER' }],
    ['another app', { api_app_id: 'A0OTHER' }],
    ['a conversation Careline cannot see into', { channel_id: 'G0SECRET' }],
  ])('reads nothing for a signed command of %s', async (_what, fields) => {
    const posts = stage.slack.calls.length;
    const { status } = await stage.slack.post(command(fields));
    expect(status).toBe(200);
    await until('the person to be answered', () =>
      // Where an ephemeral message cannot be placed, a direct message can.
      stage.slack.calls.slice(posts).some(({ method }) => /^chat\.post(Ephemeral|Message)$/.test(method)),
    );
    expect(stage.office.calls.length).toBe(reads);
    const asked = stage.slack.calls.slice(posts).map(({ method }) => method);
    expect(asked).not.toContain('views.open');
  });
});
