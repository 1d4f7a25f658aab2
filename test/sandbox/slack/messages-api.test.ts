import { expect, test } from 'vitest';
import { api, dig, plain, workspace } from './support.ts';

const blocks = [{ type: 'section', text: plain('card') }];

test('a message keeps blocks and metadata; an update with text alone takes the blocks, not the metadata', async () => {
  const slack = await workspace();
  const metadata = { event_type: 'careline', event_payload: { key: '1' } };
  const posted = await api(slack, 'chat.postMessage', { channel: 'C0CARE', text: 'card', blocks, metadata });
  expect(posted).toMatchObject({ ok: true, channel: 'C0CARE', message: { text: 'card', metadata } });
  const updated = await api(slack, 'chat.update', { channel: 'C0CARE', ts: posted.ts, text: 'done' });
  expect(updated).toMatchObject({ ok: true, ts: posted.ts, text: 'done' });
  expect(slack.messages('C0CARE')).toMatchObject([{ text: 'done', blocks: [], edited: true }]);
  const silent = await api(slack, 'conversations.history', { channel: 'C0CARE' });
  expect(dig(silent, 'messages', 0)).not.toHaveProperty('metadata');
  const full = await api(slack, 'conversations.history', { channel: 'C0CARE', include_all_metadata: true });
  expect(dig(full, 'messages', 0)).toMatchObject({ text: 'done', metadata });
  await api(slack, 'chat.update', { channel: 'C0CARE', ts: posted.ts, text: 'done', metadata: {} });
  const gone = await api(slack, 'conversations.history', { channel: 'C0CARE', include_all_metadata: true });
  expect(dig(gone, 'messages', 0)).not.toHaveProperty('metadata');
});

test.each([
  ['channel_not_found', { channel: 'C0NOWHERE', text: 'x' }],
  ['not_in_channel', { channel: 'C0GENERAL', text: 'x' }],
  ['no_text', { channel: 'C0CARE' }],
  ['msg_too_long', { channel: 'C0CARE', text: 'x'.repeat(40_001) }],
  ['invalid_blocks', { channel: 'C0CARE', text: 'x', blocks: [{ type: 'sandwich' }] }],
  ['invalid_blocks_format', { channel: 'C0CARE', text: 'x', blocks: 'no' }],
  [
    'invalid_metadata_format',
    { channel: 'C0CARE', text: 'x', metadata: { event_type: 'a', event_payload: { a: { b: { c: 1 } } } } },
  ],
  [
    'metadata_too_large',
    { channel: 'C0CARE', text: 'x', metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(8_000) } } },
  ],
  ['invalid_metadata_format', { channel: 'C0CARE', text: 'x', metadata: { event_type: 'a' } }],
  ['invalid_arguments', { text: 'x' }],
])('chat.postMessage answers %s', async (error, args) => {
  const slack = await workspace();
  expect(await api(slack, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
  expect(slack.messages('C0CARE')).toEqual([]);
});

test('nothing is posted in an archived channel', async () => {
  const slack = await workspace();
  slack.archive('C0AUDIT', true);
  const post = { channel: 'C0AUDIT', text: 'x' };
  expect(await api(slack, 'chat.postMessage', post)).toMatchObject({ error: 'is_archived' });
  slack.archive('C0AUDIT', false);
  expect(await api(slack, 'chat.postMessage', post)).toMatchObject({ ok: true });
});

test("only the app's own standing messages can be updated or deleted", async () => {
  const slack = await workspace();
  await slack.as('U0MARTA').say('C0CARE', 'hello');
  const theirs = { channel: 'C0CARE', ts: slack.messages('C0CARE')[0]?.ts, text: 'x' };
  expect(await api(slack, 'chat.update', theirs)).toMatchObject({ error: 'cant_update_message' });
  expect(await api(slack, 'chat.delete', theirs)).toMatchObject({ error: 'cant_delete_message' });
  const mine = await api(slack, 'chat.postMessage', { channel: 'C0CARE', text: 'mine' });
  slack.deleteMessage('C0CARE', String(mine.ts));
  const gone = { channel: 'C0CARE', ts: mine.ts, text: 'x' };
  expect(await api(slack, 'chat.update', gone)).toMatchObject({ error: 'message_not_found' });
  expect(slack.messages('C0CARE')).toHaveLength(1);
  expect(slack.messages('C0CARE', { deleted: true })).toHaveLength(2);
});

test('an ephemeral message is seen by one person, is in no history and cannot be updated', async () => {
  const slack = await workspace();
  const whisper = { channel: 'C0CARE', user: 'U0MARTA', text: 'psst' };
  const posted = await api(slack, 'chat.postEphemeral', whisper);
  expect(slack.as('U0MARTA').sees('C0CARE')).toMatchObject([{ text: 'psst', ephemeralTo: 'U0MARTA' }]);
  expect(slack.as('U0ALEX').sees('C0CARE')).toEqual([]);
  expect(slack.messages('C0CARE')).toEqual([]);
  const history = await api(slack, 'conversations.history', { channel: 'C0CARE' });
  expect(history.messages).toEqual([]);
  const update = { channel: 'C0CARE', ts: posted.message_ts, text: 'x' };
  expect(await api(slack, 'chat.update', update)).toMatchObject({ error: 'message_not_found' });
  expect(await api(slack, 'chat.postEphemeral', { ...whisper, user: 'U0EXTE' })).toMatchObject({
    error: 'user_not_in_channel',
  });
});

test('threads: replies stand under their root, not in the history', async () => {
  const slack = await workspace();
  const root = await api(slack, 'chat.postMessage', { channel: 'C0CARE', text: 'root' });
  const reply = { channel: 'C0CARE', text: 'reply', thread_ts: root.ts };
  await api(slack, 'chat.postMessage', reply);
  await slack.as('U0MARTA').say('C0CARE', 'thanks', String(root.ts));
  const history = await api(slack, 'conversations.history', { channel: 'C0CARE' });
  expect(history.messages).toMatchObject([{ text: 'root', reply_count: 2 }]);
  const replies = await api(slack, 'conversations.replies', { channel: 'C0CARE', ts: root.ts });
  expect(replies.messages).toMatchObject([{ text: 'root' }, { text: 'reply' }, { text: 'thanks' }]);
  expect(await api(slack, 'conversations.replies', { channel: 'C0CARE', ts: '1.000000' })).toMatchObject({
    error: 'thread_not_found',
  });
});

test('history comes newest first, in pages, within bounds', async () => {
  const slack = await workspace();
  const sent: unknown[] = [];
  for (const text of ['a', 'b', 'c']) {
    sent.push((await api(slack, 'chat.postMessage', { channel: 'C0CARE', text })).ts);
  }
  const first = await api(slack, 'conversations.history', { channel: 'C0CARE', limit: 2 });
  expect(first).toMatchObject({ messages: [{ text: 'c' }, { text: 'b' }], has_more: true });
  const cursor = dig(first, 'response_metadata', 'next_cursor');
  const second = await api(slack, 'conversations.history', { channel: 'C0CARE', limit: 2, cursor });
  expect(second).toMatchObject({ messages: [{ text: 'a' }], has_more: false });
  const bounds = { channel: 'C0CARE', oldest: sent[0], latest: sent[2] };
  const between = await api(slack, 'conversations.history', bounds);
  expect(between.messages).toMatchObject([{ text: 'b' }]);
  const inclusive = await api(slack, 'conversations.history', { ...bounds, inclusive: true });
  expect(inclusive.messages).toHaveLength(3);
});

test('a user id is as good as their direct messages; private channels the bot is not in do not exist', async () => {
  const slack = await workspace();
  const posted = await api(slack, 'chat.postMessage', { channel: 'U0MARTA', text: 'for you' });
  expect(posted).toMatchObject({ ok: true, channel: slack.as('U0MARTA').dm });
  expect(slack.as('U0MARTA').sees('D0MARTA')).toMatchObject([{ text: 'for you' }]);
  expect(() => slack.as('U0ALEX').sees('D0MARTA')).toThrow('sees no channel');
  const link = { channel: 'D0MARTA', message_ts: posted.ts };
  expect(await api(slack, 'chat.getPermalink', link)).toMatchObject({ ok: true });
});
