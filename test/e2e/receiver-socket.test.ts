import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APP_ID, CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import { buttonValue, modalSaying } from '../support/reading.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

describe('over Socket Mode', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ socketMode: true });
  });
  afterAll(() => stage.close());

  const base = () => `http://127.0.0.1:${stage.careline.port}`;

  it('#11 an envelope that comes twice is one effect', async () => {
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn);
    const card = await cardOf(stage, id);
    const value = buttonValue(card.blocks, 'request.approve');
    const envelope = JSON.stringify({
      type: 'interactive',
      envelope_id: 'doubled',
      accepts_response_payload: false,
      payload: {
        type: 'block_actions',
        user: { id: 'U0SARA', team_id: TEAM_ID },
        team: { id: TEAM_ID },
        api_app_id: APP_ID,
        trigger_id: 'none',
        container: { type: 'message', channel_id: card.channel, message_ts: card.ts },
        channel: { id: card.channel },
        actions: [{ type: 'button', action_id: 'request.approve', block_id: 'b', value }],
      },
    });
    const before = stage.logged.length;
    for (let time = 0; time < 5; time += 1) stage.slack.frame(envelope);
    await cardSaying(stage, id, '✅ Done');
    const runs = stage.logged.slice(before).filter((line) => line.includes('"name":"request.approve"'));
    expect(runs).toHaveLength(1);
    expect(stage.office.calls.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });

  it('health and metrics are served, and no events by HTTP', async () => {
    expect((await fetch(`${base()}/health/ready`)).status).toBe(200);
    expect((await fetch(`${base()}/slack/events`, { method: 'POST', body: 'payload={}' })).status).toBe(404);
  });

  it('#41 a refused reconnection leaves it alive, not ready, and trying', async () => {
    stage.slack.faults = { error: { method: 'apps.connections.open', error: 'invalid_auth' } };
    stage.slack.dropSockets();
    await until('not to be ready', async () => (await fetch(`${base()}/health/ready`)).status === 503);
    expect((await fetch(`${base()}/health/live`)).status).toBe(200);
    await until('an attempt', () => stage.slack.calls.some(({ error }) => error === 'invalid_auth'));
    stage.slack.faults = {};
    await until(
      'to be ready again',
      async () => (await fetch(`${base()}/health/ready`)).status === 200,
      12_000,
    );
    const alex = stage.slack.as('U0ALEX');
    await alex.close(true);
    expect((await alex.command(CARE_CHANNEL, '/care')).failure).toBeUndefined();
    await modalSaying(alex, '/block-sim');
  });
});
