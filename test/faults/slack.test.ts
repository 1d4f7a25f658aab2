import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_CHANNEL } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf } from '../support/desk-work.ts';
import { modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const LOOKED_AT_WITHIN_MS = 12_000;

describe('a token that Slack takes no more', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  const get = (path: string) => fetch(`http://127.0.0.1:${stage.careline.port}${path}`);

  it('#41 leaves it alive and not ready, and it goes on when the token is taken again', async () => {
    stage.slack.faults = { error: { method: '*', error: 'invalid_auth' } };
    await until(
      'it not to be ready',
      async () => (await get('/health/ready')).status === 503,
      LOOKED_AT_WITHIN_MS,
    );
    expect((await get('/health/live')).status).toBe(200);
    stage.slack.faults = {};
    await until(
      'it to be ready again',
      async () => (await get('/health/ready')).status === 200,
      LOOKED_AT_WITHIN_MS,
    );
    const alex = stage.slack.as('U0ALEX');
    await alex.command(CARE_CHANNEL, '/care');
    await modalSaying(alex, '/block-sim');
    await cardOf(stage, await askToBlock(alex, stage.office.known.lucia.msisdn));
  }, 40_000);
});
