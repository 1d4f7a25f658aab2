import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

/** Longer than it takes to look again. */
const LOOKED_AT_WITHIN_SECONDS = 6;

describe('a token that Slack takes no more', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  const get = (path: string) => fetch(`http://127.0.0.1:${stage.careline.port}${path}`);

  it('#41 leaves it alive and not ready, and it goes on when the token is taken again', async () => {
    stage.slack.faults = { error: { method: '*', error: 'invalid_auth' } };
    stage.advance(LOOKED_AT_WITHIN_SECONDS);
    await until('it not to be ready', async () => (await get('/health/ready')).status === 503);
    expect((await get('/health/live')).status).toBe(200);
    stage.slack.faults = {};
    stage.advance(LOOKED_AT_WITHIN_SECONDS);
    await until('it to be ready again', async () => (await get('/health/ready')).status === 200);
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care');
    await modalSaying(alex, '/block-sim');
    await cardOf(stage, await askToBlock(alex, stage.office.known.lucia.msisdn));
  });
});
