import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { startLocalSlack } from '../../../src/sandbox/slack/workspace.ts';
import { api, dig, workspace } from './support.ts';

test('tokens: none, unknown, of the wrong kind, in the body', async () => {
  const slack = await workspace();
  expect(await api(slack, 'auth.test', {}, '')).toMatchObject({ error: 'not_authed' });
  expect(await api(slack, 'auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
  expect(await api(slack, 'auth.test', {}, slack.appToken)).toMatchObject({
    error: 'not_allowed_token_type',
  });
  expect(await api(slack, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
  expect(await api(slack, 'auth.test', { token: slack.botToken }, '')).toMatchObject({
    ok: true,
    user_id: 'U0CARELINE',
    team_id: 'T0CARELINE',
    bot_id: 'B0CARELINE',
  });
  expect(await api(slack, 'chat.sing')).toMatchObject({ ok: false, error: 'unknown_method' });
  expect(slack.calls.some((call) => 'token' in call.body)).toBe(false);
});

test("Slack's own client is understood, form bodies and all", async () => {
  const slack = await workspace();
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const metadata = { event_type: 'e', event_payload: { n: 1 } };
  const blocks = [{ type: 'divider' as const }];
  const posted = await client.chat.postMessage({ channel: 'C0CARE', text: 'hi', blocks, metadata });
  expect(posted.message?.metadata).toEqual(metadata);
  expect(slack.calls[0]).toMatchObject({
    method: 'chat.postMessage',
    ok: true,
    body: { text: 'hi', blocks },
  });
  const user = await client.users.info({ user: 'U0MARTA', include_locale: true });
  expect(user.user).toMatchObject({ locale: 'es-ES', tz: 'Europe/Madrid', name: 'marta.ruiz' });
});

test('people are described with what tells who may act', async () => {
  const slack = await workspace();
  const user = async (id: string) => (await api(slack, 'users.info', { user: id })).user;
  expect(await user('U0GINA')).toMatchObject({ is_restricted: true, team_id: 'T0CARELINE' });
  expect(await user('U0EXTE')).toMatchObject({ is_stranger: true, team_id: 'T0OTHER' });
  expect(await user('U0DEAN')).toMatchObject({ deleted: true });
  expect(await user('U0BOTTY')).toMatchObject({ is_bot: true });
  expect(await user('U0ALEX')).not.toHaveProperty('locale');
  expect(await api(slack, 'users.info', { user: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
});

test('groups are read as they stand', async () => {
  const slack = await workspace();
  const read = () => api(slack, 'usergroups.users.list', { usergroup: 'S0APPROVERS' });
  expect(await read()).toMatchObject({ users: ['U0SARA', 'U0OMAR'] });
  slack.groups.set('S0APPROVERS', []);
  expect((await read()).users).toEqual([]);
  expect(await api(slack, 'usergroups.users.list', { usergroup: 'S0NONE' })).toMatchObject({
    error: 'no_such_subteam',
  });
  const listed = await api(slack, 'usergroups.list', { include_users: true });
  expect(dig(listed, 'usergroups')).toMatchObject([{ id: 'S0AGENTS' }, { users: [] }, { users: ['U0INES'] }]);
});

test('channels: kinds, membership, joining and direct messages', async () => {
  const slack = await workspace();
  const info = async (channel: string) => (await api(slack, 'conversations.info', { channel })).channel;
  expect(await info('C0SHARED')).toMatchObject({ is_ext_shared: true, is_member: true });
  expect(await info('C0AUDIT')).toMatchObject({ is_private: true, is_member: true });
  expect(await info('C0GENERAL')).toMatchObject({ name: 'general', is_member: false });
  expect(await info('D0MARTA')).toMatchObject({ is_im: true, user: 'U0MARTA' });
  await api(slack, 'conversations.join', { channel: 'C0GENERAL' });
  expect(await info('C0GENERAL')).toMatchObject({ is_member: true });
  const members = await api(slack, 'conversations.members', { channel: 'C0APPROVALS' });
  expect(members.members).toContain('U0SARA');
  const open = (users: string) => api(slack, 'conversations.open', { users });
  expect(await open('U0MARTA')).toMatchObject({ channel: { id: 'D0MARTA' } });
  expect(await open('U0DEAN')).toMatchObject({ error: 'user_disabled' });
  expect(await open('U0BOTTY')).toMatchObject({ error: 'cannot_dm_bot' });
  expect(await open('U0NOBODY')).toMatchObject({ error: 'user_not_found' });
});

test('so many calls a minute are answered, and 429 beyond, until the first of them is a minute old', async () => {
  let now = Date.UTC(2026, 0, 1);
  const slack = await startLocalSlack({ now: () => new Date(now) });
  slack.faults = { perMinute: { method: 'usergroups.users.list', calls: 2, retryAfter: 30 } };
  const ask = async () => (await api(slack, 'usergroups.users.list', { usergroup: 'S0AGENTS' })).ok;
  expect([await ask(), await ask(), await ask()]).toEqual([true, true, false]);
  expect(await api(slack, 'auth.test')).toMatchObject({ ok: true });
  now += 59_999;
  expect(await ask()).toBe(false);
  now += 1;
  expect(await ask()).toBe(true);
  await slack.close();
});

test('a rate limit answers 429 with Retry-After, as often as asked, and nothing happens', async () => {
  const slack = await workspace();
  slack.faults = { rateLimited: { method: 'chat.postMessage', retryAfter: 7, times: 1 } };
  const post = () =>
    fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({ channel: 'C0CARE', text: 'x' }),
    });
  const limited = await post();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect(slack.messages('C0CARE')).toEqual([]);
  expect(await api(slack, 'auth.test')).toMatchObject({ ok: true });
  expect((await post()).status).toBe(200);
  expect(slack.calls.map((call) => call.error)).toEqual(['ratelimited', undefined, undefined]);
});

test('faults: a server error without effect, an answer lost after it, an error by name, a delay', async () => {
  const slack = await workspace();
  const post = { channel: 'C0CARE', text: 'x' };
  slack.faults = { serverError: { method: '*', status: 503 } };
  await expect(api(slack, 'chat.postMessage', post)).rejects.toThrow();
  expect(slack.messages('C0CARE')).toHaveLength(0);
  slack.faults = { answerLost: { method: 'chat.postMessage', times: 1 } };
  await expect(api(slack, 'chat.postMessage', post)).rejects.toThrow('fetch failed');
  expect(slack.messages('C0CARE')).toHaveLength(1);
  slack.faults = { error: { method: 'usergroups.users.list', error: 'fatal_error' } };
  expect(await api(slack, 'usergroups.users.list', { usergroup: 'S0AGENTS' })).toMatchObject({
    error: 'fatal_error',
  });
  slack.faults = { delay: 40 };
  const started = performance.now();
  expect(await api(slack, 'chat.postMessage', post)).toMatchObject({ ok: true });
  expect(performance.now() - started).toBeGreaterThan(38);
});

test('whatever a person could see moves the version and tells the listeners', async () => {
  const slack = await workspace();
  let told = 0;
  const stop = slack.onChange(() => {
    told += 1;
  });
  const before = slack.version;
  await api(slack, 'chat.postMessage', { channel: 'C0CARE', text: 'x' });
  expect([slack.version, told]).toEqual([before + 1, 1]);
  stop();
  await slack.as('U0MARTA').say('C0CARE', 'hello');
  expect([slack.version, told]).toEqual([before + 2, 1]);
});
