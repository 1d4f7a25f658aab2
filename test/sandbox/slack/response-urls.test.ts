import { expect, test } from 'vitest';
import type { LocalSlack } from '../../../src/sandbox/slack/types.ts';
import { api, clock, type Json, plain, plainApp, workspace } from './support.ts';

async function answer(url: string, body: Json): Promise<[number, string]> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return [response.status, await response.text()];
}

/** The response URL of a command Marta types. */
async function commandUrl(slack: LocalSlack): Promise<string> {
  const received = await plainApp(slack);
  await slack.as('U0MARTA').command('C0CARE', '/x');
  return String(received[0]?.payload.response_url);
}

test('five answers, ephemeral unless said otherwise, then no more', async () => {
  const slack = await workspace();
  const url = await commandUrl(slack);
  expect(await answer(url, { text: 'one' })).toEqual([200, 'ok']);
  expect(await answer(url, { text: 'two', response_type: 'in_channel' })).toEqual([200, 'ok']);
  expect(await answer(url, { blocks: [{ type: 'nope' }] })).toEqual([
    400,
    expect.stringContaining('invalid_blocks'),
  ]);
  for (let use = 3; use <= 5; use += 1) expect(await answer(url, { text: String(use) })).toEqual([200, 'ok']);
  expect(await answer(url, { text: 'six' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
  expect(slack.messages('C0CARE')).toMatchObject([{ text: 'two' }]);
  expect(slack.as('U0MARTA').sees('C0CARE')).toHaveLength(5);
  expect(slack.as('U0ALEX').sees('C0CARE')).toHaveLength(1);
});

test('after thirty minutes a response URL is expired', async () => {
  const time = clock();
  const slack = await workspace({ now: time.now });
  const url = await commandUrl(slack);
  time.pass(30 * 60 * 1000);
  expect(await answer(url, { text: 'in time' })).toEqual([200, 'ok']);
  time.pass(1);
  expect(await answer(url, { text: 'late' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
});

test('an ephemeral message is replaced and deleted through the URL of a click in it', async () => {
  const slack = await workspace();
  const button = { type: 'button', action_id: 'go', text: plain('Go') };
  const blocks = [{ type: 'actions', elements: [button] }];
  await api(slack, 'chat.postEphemeral', { channel: 'C0CARE', user: 'U0MARTA', text: 'q', blocks });
  const received = await plainApp(slack);
  const marta = slack.as('U0MARTA');
  const [message] = marta.sees('C0CARE');
  if (!message) throw new Error('no message');
  await marta.clickMessage(message, { actionId: 'go' });
  const payload = received[0]?.payload ?? {};
  expect(payload).toMatchObject({ type: 'block_actions', container: { is_ephemeral: true } });
  expect(payload).not.toHaveProperty('message');
  const url = String(payload.response_url);
  await answer(url, { text: 'replaced', replace_original: true });
  expect(marta.sees('C0CARE')).toMatchObject([{ ts: message.ts, text: 'replaced', ephemeralTo: 'U0MARTA' }]);
  await answer(url, { delete_original: 'true' });
  expect(marta.sees('C0CARE')).toEqual([]);
});

test('a URL that was never issued is not found', async () => {
  const slack = await workspace();
  expect((await answer(`${slack.url}/commands/R0/X`, { text: 'x' }))[0]).toBe(404);
});
