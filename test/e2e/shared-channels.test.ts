/** A channel that another organisation shares: nothing is posted there, what waits is kept, and an operator is told. */
import { afterEach, expect, it } from 'vitest';
import { APPROVALS_CHANNEL, AUDIT_CHANNEL, CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, rejectOn } from '../support/desk-work.ts';
import { messageText, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
afterEach(() => stage.close());

const ready = async () => (await fetch(`http://127.0.0.1:${stage.careline.port}/health/ready`)).status;
const metrics = async () => (await fetch(`http://127.0.0.1:${stage.careline.port}/metrics`)).text();
const saying = (channel: string, words: string) =>
  stage.slack.messages(channel).filter((message) => messageText(message).includes(words));
const toldOf = (channel: string) =>
  stage.logged.filter((line) => line.includes(channel) && line.includes('stop sharing it'));

/** Asks for a change while one of the channels is shared; the other one is told all the same. */
async function askWhileShared(): Promise<string> {
  const alex = stage.slack.as('U0ALEX');
  return askToBlock(alex, stage.office.known.lucia.msisdn);
}

it.each([
  ['S93', APPROVALS_CHANNEL, 'card', AUDIT_CHANNEL, 'Approvals channel'],
  ['S94', AUDIT_CHANNEL, 'audit', APPROVALS_CHANNEL, 'Audit channel'],
])('%s %s shared from the start takes nothing, and all say so', async (_, shared, place, other, name) => {
  stage = await startStage({ prepare: (slack) => slack.share(shared, true) });
  expect(await ready()).toBe(503);
  expect(toldOf(shared)).toHaveLength(1);
  const id = await askWhileShared();
  await until('the other channel', () => saying(other, id)[0]);
  await until('the outbox to be tried', () =>
    stage.logged.some((line) => line.includes('not posted yet') && line.includes(id)),
  );
  expect(stage.slack.messages(shared)).toEqual([]);
  expect(await metrics()).toContain(`careline_channel_blocked{place="${place}"} 1`);

  const alex = stage.slack.as('U0ALEX');
  await alex.command(CARE_CHANNEL, '/care status');
  await modalSaying(
    alex,
    name,
    `<#${shared}>`,
    'another organisation is in the channel',
    'waiting to be posted',
  );

  stage.slack.share(shared, false);
  await until('what waited to be posted', () => {
    stage.advance(30);
    return saying(shared, id)[0];
  });
  expect(await ready()).toBe(200);
});

it('S95 shared while running it is noticed within a minute, and what waits is posted when it is private again', async () => {
  stage = await startStage();
  const before = await askWhileShared();
  await cardOf(stage, before);
  expect(await ready()).toBe(200);
  stage.slack.share(APPROVALS_CHANNEL, true);
  stage.advance(61);
  await until('it to be noticed', () => toldOf(APPROVALS_CHANNEL)[0]);
  expect(await ready()).toBe(503);
  // Nor is a card that stands there already changed: it would say who decided, and what was answered.
  await rejectOn(stage, stage.slack.as('U0SARA'), before);
  await until('the decision', () => saying(AUDIT_CHANNEL, 'rejected')[0]);
  expect(messageText(await cardOf(stage, before))).not.toContain('Rejected');
  stage.slack.share(APPROVALS_CHANNEL, false);
  await until('the card to follow', async () => {
    stage.advance(30);
    return messageText(await cardOf(stage, before)).includes('Rejected');
  });
  expect(await ready()).toBe(200);
});

it('S93 a channel that cannot be looked at takes nothing until it is', async () => {
  stage = await startStage({
    prepare: (slack) => {
      slack.faults = { error: { method: 'conversations.info', error: 'internal_error' } };
    },
  });
  // It is refused where nobody knows who reads along; that it was is an event.
  await stage.slack.as('U0ALEX').command(CARE_CHANNEL, '/customer 12345678Z');
  await until('the outbox to be tried', () => stage.logged.some((line) => line.includes('not_looked_at')));
  expect(stage.slack.messages(AUDIT_CHANNEL)).toEqual([]);
  stage.slack.faults = {};
  await until('what waited to be posted', () => {
    stage.advance(10);
    return stage.slack.messages(AUDIT_CHANNEL)[0];
  });
});
