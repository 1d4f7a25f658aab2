import { App, LogLevel } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import type { LocalSlack } from '../../../src/sandbox/slack/types.ts';
import { api, dig, type Json, jsonOf, until, workspace } from './support.ts';

/** A client of Socket Mode by hand: what it got, and a way to answer. */
async function connect(slack: LocalSlack) {
  const opened = await api(slack, 'apps.connections.open', {}, slack.appToken);
  const socket = new WebSocket(String(opened.url));
  onTestFinished(() => socket.terminate());
  const frames: Json[] = [];
  const raw: string[] = [];
  let closed = false;
  socket.on('message', (data) => {
    raw.push(String(data));
    if (String(data).startsWith('{')) frames.push(jsonOf(JSON.parse(String(data))));
  });
  socket.on('close', () => {
    closed = true;
  });
  await until(() => frames[0]);
  return {
    url: String(opened.url),
    frames,
    raw,
    isClosed: () => closed,
    ack: (id: unknown, payload?: Json) => socket.send(JSON.stringify({ envelope_id: id, payload })),
  };
}

test('a connection is greeted, and its URL is good once', async () => {
  const slack = await workspace();
  const client = await connect(slack);
  expect(client.frames[0]).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0CARELINE' },
  });
  const again = new WebSocket(client.url);
  const error = await new Promise<Error>((resolve) => again.on('error', resolve));
  expect(error.message).toContain('404');
});

test('each envelope goes to one connection, and the acknowledgement carries the answer', async () => {
  const slack = await workspace();
  const clients = [await connect(slack), await connect(slack)];
  const first = slack.as('U0MARTA').command('C0CARE', '/one');
  const second = slack.as('U0MARTA').command('C0CARE', '/two');
  for (const [index, client] of clients.entries()) {
    const envelope = await until(() => client.frames[1]);
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: index === 0 ? '/one' : '/two', team_id: 'T0CARELINE' },
    });
    client.ack(envelope.envelope_id, { text: `got ${index}` });
  }
  expect(await first).toMatchObject({ status: 200, body: { text: 'got 0' } });
  expect(await second).toMatchObject({ status: 200, body: { text: 'got 1' } });
  expect(clients.map((client) => client.frames.length)).toEqual([2, 2]);
  expect(slack.as('U0MARTA').sees('C0CARE')).toHaveLength(2);
});

test('an envelope nobody acknowledges fails; an event comes again with its attempt', async () => {
  const slack = await workspace({ ackTimeoutMs: 30 });
  const client = await connect(slack);
  expect(await slack.as('U0MARTA').openHome()).toMatchObject({
    failure: "The Home tab didn't respond in time: operation_timeout",
  });
  const again = await until(() => client.frames[2]);
  expect(client.frames[1]).toMatchObject({ type: 'events_api', retry_attempt: 0 });
  expect(again).toMatchObject({ type: 'events_api', retry_attempt: 1, retry_reason: 'http_timeout' });
  expect(again.payload).toEqual(client.frames[1]?.payload);
});

test('without a connection nothing is delivered', async () => {
  const slack = await workspace();
  expect(await slack.as('U0MARTA').command('C0CARE', '/x')).toMatchObject({
    failure: '/x failed because the app did not answer: dispatch_failed',
  });
});

test('on refresh a connection is told to come again and closed; raw frames reach every one', async () => {
  const slack = await workspace();
  const client = await connect(slack);
  slack.frame('not json');
  await until(() => client.raw.includes('not json'));
  slack.dropSockets();
  await until(client.isClosed);
  expect(client.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
});

test("Bolt's own Socket Mode receiver is served", async () => {
  const slack = await workspace();
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  onTestFinished(async () => {
    await app.stop();
  });
  app.command('/x', async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.channel_id, text: 'done' });
  });
  await app.start();
  await slack.as('U0MARTA').command('C0CARE', '/x');
  await until(() => slack.messages('C0CARE')[0]);
  expect(dig(slack.calls.at(-1), 'method')).toBe('chat.postMessage');
});
