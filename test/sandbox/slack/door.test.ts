import { createHmac } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpDoor } from '../../../src/sandbox/slack/door/http.ts';
import { SLACKBOT } from '../../../src/sandbox/slack/seat/commands.ts';
import { boltApp, clock, plainApp, until, workspace } from './support.ts';

test('requests carry the v0 signature of their timestamp and body', async () => {
  const time = clock();
  const slack = await workspace({ now: time.now });
  const received = await plainApp(slack);
  await slack.as('U0MARTA').command('C0CARE', '/customer  12345678Z  ');
  const [request] = received;
  const timestamp = String(time.now().getTime() / 1000);
  const base = `v0:${timestamp}:${request?.body}`;
  const signature = createHmac('sha256', slack.signingSecret).update(base).digest('hex');
  expect(request?.headers).toMatchObject({
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(request?.payload).toMatchObject({
    command: '/customer',
    text: '12345678Z',
    team_id: 'T0CARELINE',
    channel_id: 'C0CARE',
    channel_name: 'customer-care',
    user_id: 'U0MARTA',
    api_app_id: 'A0CARELINE',
    is_enterprise_install: 'false',
    trigger_id: expect.stringMatching(/^\d+\.\d*[\da-f]+\.[\da-f]+$/),
    response_url: expect.stringContaining(slack.url),
  });
});

test('a raw body is posted as given; Bolt takes the right signature and refuses a wrong one', async () => {
  const slack = await workspace();
  await boltApp(slack, (app) => app.command('/x', ({ ack }) => ack('taken')));
  const body =
    'command=/x&team_id=T0CARELINE&user_id=U0MARTA&channel_id=C0CARE&text=&response_url=http://x.invalid';
  expect(await slack.post(body)).toMatchObject({ status: 200, body: 'taken' });
  expect(await slack.post(body, { signature: 'v0=00' })).toMatchObject({ status: 401 });
  expect(await slack.post(body, { timestamp: 1_000_000_000 })).toMatchObject({ status: 401 });
});

test('an app that does not acknowledge in time fails, and Slackbot says so', async () => {
  const slack = await workspace({ ackTimeoutMs: 30 });
  await plainApp(slack, () => undefined);
  const delivered = await slack.as('U0MARTA').command('C0CARE', '/slow');
  expect(delivered).toMatchObject({
    status: 0,
    failure: "/slow didn't respond in time: operation_timeout",
  });
  expect(delivered.ms).toBeGreaterThanOrEqual(29);
  expect(slack.as('U0MARTA').sees('C0CARE')).toMatchObject([
    { user: SLACKBOT, text: delivered.failure, ephemeralTo: 'U0MARTA' },
  ]);
});

test('an app that answers with an error, or not at all, fails', async () => {
  const slack = await workspace();
  await plainApp(slack, () => ({ status: 500, body: 'oops' }));
  expect(await slack.as('U0MARTA').command('C0CARE', '/x')).toMatchObject({
    status: 500,
    failure: '/x failed with the error "http_service_error"',
  });
  slack.requestUrl = 'http://127.0.0.1:9/';
  expect(await slack.as('U0MARTA').globalShortcut('x')).toMatchObject({
    status: 0,
    failure: 'This shortcut failed because the app did not answer: dispatch_failed',
  });
});

test('what a command is answered at once is posted: to the person, or to all when it says so', async () => {
  const slack = await workspace();
  await plainApp(slack, ({ payload }) =>
    payload.command === '/all'
      ? { body: { response_type: 'in_channel', text: 'for all' } }
      : { body: 'only for you' },
  );
  await slack.as('U0MARTA').command('C0CARE', '/me');
  await slack.as('U0MARTA').command('C0CARE', '/all');
  expect(
    slack
      .as('U0MARTA')
      .sees('C0CARE')
      .map((message) => message.text),
  ).toEqual(['only for you', 'for all']);
  expect(slack.messages('C0CARE').map((message) => message.text)).toEqual(['for all']);
});

test('an event that fails is sent again at once, with the retry headers', async () => {
  const slack = await workspace();
  const received = await plainApp(slack, ({ headers }) =>
    headers['x-slack-retry-num'] ? {} : { status: 503 },
  );
  expect(await slack.as('U0MARTA').openHome()).toMatchObject({ status: 503 });
  const retry = await until(() => received[1]);
  expect(received[0]?.headers).not.toHaveProperty('x-slack-retry-num');
  expect(retry.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  expect(retry.payload).toEqual(received[0]?.payload);
  expect(retry.payload).toMatchObject({
    type: 'event_callback',
    api_app_id: 'A0CARELINE',
    event: { type: 'app_home_opened', user: 'U0MARTA', tab: 'home', channel: 'D0MARTA' },
  });
});

test('an app can ask not to be sent an event again', async () => {
  const slack = await workspace();
  const door = createHttpDoor({
    secret: slack.signingSecret,
    now: () => new Date(),
    url: () => slack.requestUrl,
    timeoutMs: 1000,
  });
  onTestFinished(() => door.close());
  await plainApp(slack, ({ payload }) => ({
    status: 503,
    headers: payload.stop === true ? { 'x-slack-no-retry': '1' } : {},
  }));
  expect(await door.send({ kind: 'events_api', payload: { stop: true } })).toMatchObject({ noRetry: true });
  expect(await door.send({ kind: 'events_api', payload: {} })).toMatchObject({ noRetry: false });
});

test('people act only where they are: private channels and messages are closed to others', async () => {
  const slack = await workspace();
  const received = await plainApp(slack);
  expect(await slack.as('U0OTTO').command('C0AUDIT', '/x')).toMatchObject({ status: 0 });
  expect(await slack.as('U0OTTO').command('D0MARTA', '/x')).toMatchObject({ status: 0 });
  expect(
    await slack.as('U0OTTO').clickMessage({ channel: 'C0CARE', ts: '1.0' }, { actionId: 'x' }),
  ).toMatchObject({ status: 0, failure: 'otto.stranger sees no message 1.0 in C0CARE' });
  expect(await slack.as('U0OTTO').submit()).toMatchObject({ status: 0, failure: 'no modal is open' });
  expect(received).toEqual([]);
});

test('a message shortcut carries the message', async () => {
  const slack = await workspace();
  const received = await plainApp(slack);
  await slack.as('U0ALEX').say('C0CARE', 'call 612345678');
  const [message] = slack.messages('C0CARE');
  if (!message) throw new Error('no message');
  await slack.as('U0MARTA').messageShortcut('message.lookup', message);
  expect(received[0]?.payload).toMatchObject({
    type: 'message_action',
    callback_id: 'message.lookup',
    user: { id: 'U0MARTA', team_id: 'T0CARELINE' },
    channel: { id: 'C0CARE' },
    message: { text: 'call 612345678', user: 'U0ALEX', ts: message.ts },
  });
});
