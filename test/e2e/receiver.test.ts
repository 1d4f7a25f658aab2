import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../src/receiver/signature.ts';
import { APP_ID, CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { until } from '../support/until.ts';

const SIX_MINUTES = 360;

describe('what the receiver lets in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  const base = () => `http://127.0.0.1:${stage.careline.port}`;
  const seconds = () => Math.floor(Date.now() / 1000);
  const command = (text: string, more: Readonly<Record<string, string>> = {}): string =>
    new URLSearchParams({
      command: '/care',
      text,
      user_id: 'U0ALEX',
      team_id: TEAM_ID,
      channel_id: CARE_CHANNEL,
      trigger_id: 'none',
      api_app_id: APP_ID,
      ...more,
    }).toString();
  /** Calls to Slack that answer somebody: who it is, and what its channels and groups are, Careline asks by itself. */
  const byItself = /^(auth|bots|conversations)\.|^usergroups\.list$/;
  const answers = () => stage.slack.calls.filter(({ method }) => !byItself.test(method));
  const slackCalls = () => answers().length;

  it.each([
    ['a wrong signature', { signature: `v0=${'0'.repeat(64)}` }],
    ['another version', { signature: 'v1=abc' }],
    ['a timestamp of six minutes ago', { timestamp: seconds() - SIX_MINUTES }],
    ['a timestamp six minutes ahead', { timestamp: seconds() + SIX_MINUTES }],
  ])('refuses %s', async (_what, options) => {
    const before = slackCalls();
    expect((await stage.slack.post(command('help'), options)).status).toBe(401);
    expect(slackCalls()).toBe(before);
  });

  it('#3 refuses what is not signed at all, ssl_check with a payload among it', async () => {
    const before = slackCalls();
    for (const body of [command('help'), `ssl_check=1&${command('help')}`]) {
      const answer = await fetch(`${base()}/slack/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect(answer.status).toBe(401);
    }
    expect(slackCalls()).toBe(before);
  });

  it('#2 runs a replayed request once', async () => {
    const body = command('nonsense');
    const timestamp = seconds();
    const signature = sign(stage.slack.signingSecret, String(timestamp), Buffer.from(body));
    const from = stage.slack.calls.length;
    for (let time = 0; time < 3; time += 1) {
      expect((await stage.slack.post(body, { timestamp, signature })).status).toBe(200);
    }
    // Stopping waits for all that was begun: whatever a replay started has been answered then.
    await stage.restart();
    expect(ephemerals(from)).toBe(1);
  });
  const ephemerals = (from: number) =>
    stage.slack.calls.slice(from).filter(({ method }) => method === 'chat.postEphemeral').length;

  it('#11 runs a retried event once', async () => {
    const body = JSON.stringify({
      type: 'event_callback',
      event_id: 'Ev0RETRIED',
      team_id: TEAM_ID,
      api_app_id: APP_ID,
      event: { type: 'app_home_opened', user: 'U0ALEX', tab: 'home' },
    });
    const before = slackCalls();
    const published = () =>
      answers()
        .slice(before)
        .filter(({ method }) => method === 'views.publish').length;
    for (const retry of ['0', '1', '2']) {
      const headers = { 'content-type': 'application/json', 'x-slack-retry-num': retry };
      const timestamp = seconds() - Number(retry);
      expect((await stage.slack.post(body, { headers, timestamp })).status).toBe(200);
    }
    await until('the Home tab', () => published() === 1);
    await stage.slack.as('U0SARA').openHome();
    await until('another one’s Home tab', () => published() === 2);
  });

  it('#12 never fetches a response_url that leads elsewhere, and answers all the same', async () => {
    let fetched = 0;
    const trap = createServer((_request, response) => {
      fetched += 1;
      response.end();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    const before = stage.slack.calls.length;
    await stage.slack.post(command('nonsense', { response_url: `http://127.0.0.1:${port}/commands/steal` }));
    await until('the answer by another way', () => ephemerals(before) === 1);
    expect(fetched).toBe(0);
    trap.close();
  });

  it('#5 refuses a body larger than Slack would send', async () => {
    const { status } = await stage.slack.post(`text=${'x'.repeat(6_000_000)}`);
    expect(status).toBe(413);
  });

  it('answers Slack’s verification of the address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const answer = await stage.slack.post(body, { headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'abc' });
  });

  it('serves what operators ask', async () => {
    expect((await fetch(`${base()}/health/live`)).status).toBe(200);
    expect((await fetch(`${base()}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${base()}/metrics`)).text()).toContain('careline_outbox_backlog');
    expect((await fetch(`${base()}/elsewhere`)).status).toBe(404);
  });
});
