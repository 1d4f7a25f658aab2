/** A signing secret that is being renewed: Slack signs with the old one until it is renewed there. */
import { afterEach, expect, it } from 'vitest';
import { SIGNING_SECRET } from '../../src/sandbox/slack/assemble.ts';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';

const NEW = 'the-secret-that-comes-after-it';
let stage: Stage | undefined;
afterEach(() => stage?.close());

it('S103 is taken beside the new one, and said in the log', async () => {
  stage = await startStage({
    env: { SLACK_SIGNING_SECRET: NEW, SLACK_SIGNING_SECRET_OLD: SIGNING_SECRET },
  });
  const alex = stage.slack.as('U0ALEX');
  await alex.command(CARE_CHANNEL, '/care');
  await modalSaying(alex, '/care run');
  const warned = stage.logged.find((line) => line.includes('SLACK_SIGNING_SECRET_OLD'));
  expect(JSON.parse(warned ?? '{}')).toMatchObject({ level: 40 });
  expect(stage.logged.join()).not.toContain(SIGNING_SECRET);
});

it('S103 is not taken any more once it is taken out', async () => {
  stage = await startStage({ env: { SLACK_SIGNING_SECRET: NEW } });
  const alex = stage.slack.as('U0ALEX');
  const { failure } = await alex.command(CARE_CHANNEL, '/care');
  expect(failure).toBeDefined();
  expect(alex.views()).toEqual([]);
});
