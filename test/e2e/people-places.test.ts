import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AGENTS_GROUP,
  APPROVALS_CHANNEL,
  CARE_CHANNEL,
  GENERAL_CHANNEL,
  SHARED_CHANNEL,
} from '../../src/sandbox/slack/people.ts';
import type { Seat } from '../../src/sandbox/slack/types.ts';
import { messageSaying, messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const COMMANDS = ['/customer', '/barrings', '/mask', '/block-sim', '/unblock-sim', '/penalties'];

describe('where customers are looked up', () => {
  let stage: Stage;
  let alex: Seat;
  beforeAll(async () => {
    stage = await startStage();
    alex = stage.slack.as('U0ALEX');
  });
  afterAll(() => stage.close());

  it.each(COMMANDS)('%s is refused in a channel shared with another organisation', async (command) => {
    const seen = alex.sees(SHARED_CHANNEL).length;
    await alex.command(SHARED_CHANNEL, `${command} 612345678`);
    await until('the refusal', () =>
      alex
        .sees(SHARED_CHANNEL)
        .slice(seen)
        .some((message) => messageText(message).includes('shared with another organisation')),
    );
    expect(alex.views()).toEqual([]);
    expect(stage.office.calls).toEqual([]);
  });

  it('the message shortcut is refused there too', async () => {
    await alex.say(SHARED_CHANNEL, 'They gave me 612345678');
    const message = await messageSaying(alex, SHARED_CHANNEL, 'They gave me');
    const seen = alex.sees(SHARED_CHANNEL).length;
    await alex.messageShortcut('message.identifiers', message);
    await until('the refusal', () => alex.sees(SHARED_CHANNEL).length > seen);
    expect(stage.office.calls).toEqual([]);
    expect(alex.views()).toEqual([]);
  });

  it('a channel that cannot be looked at is refused', async () => {
    stage.slack.faults = { error: { method: 'conversations.info', error: 'internal_error' } };
    const seen = alex.sees(CARE_CHANNEL).length;
    await alex.command(CARE_CHANNEL, '/customer 612345678');
    await until('the refusal', () =>
      alex
        .sees(CARE_CHANNEL)
        .slice(seen)
        .some((message) => messageText(message).includes('who can see this channel')),
    );
    stage.slack.faults = {};
    expect(stage.office.calls).toEqual([]);
  });

  it('a public channel of our own is fine though Careline is not in it, and its refusals arrive', async () => {
    await alex.command(GENERAL_CHANNEL, '/customer wibble');
    await messageSaying(alex, GENERAL_CHANNEL, 'wibble');
    const otto = stage.slack.as('U0OTTO');
    await otto.command(GENERAL_CHANNEL, '/customer 612345678');
    await messageSaying(otto, GENERAL_CHANNEL, 'not in their group');
    expect(stage.office.calls).toEqual([]);
    await alex.command(GENERAL_CHANNEL, '/customer 612345678');
    await modalSaying(alex, 'Lucía', 'Refresh');
  });
});

describe('who has left the group', () => {
  it('asks for nothing with a form that is still open', async () => {
    const stage = await startStage();
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/block-sim 612345678');
    await modalSaying(alex, 'Loss', 'Theft');
    stage.slack.groups.set(AGENTS_GROUP, []);
    await alex.submit({ 'params.block_id': '2', 'body.reason': 'On my last day' });
    await modalSaying(alex, 'not in their group');
    expect(stage.slack.messages(APPROVALS_CHANNEL)).toEqual([]);
    await stage.close();
  });
});
