import { expect, test } from 'vitest';
import {
  api,
  clock,
  dig,
  modal,
  openModal,
  plain,
  plainApp,
  textInput,
  triggerOf,
  workspace,
} from './support.ts';

test('a trigger id is good once, for three seconds, and must be one that was issued', async () => {
  const time = clock();
  const slack = await workspace({ now: time.now });
  const fresh = await triggerOf(slack, 'U0MARTA');
  time.pass(3000);
  expect(await api(slack, 'views.open', { trigger_id: fresh, view: modal() })).toMatchObject({ ok: true });
  expect(await api(slack, 'views.open', { trigger_id: fresh, view: modal() })).toMatchObject({
    error: 'exchanged_trigger_id',
  });
  const late = await triggerOf(slack, 'U0MARTA');
  time.pass(3001);
  expect(await api(slack, 'views.open', { trigger_id: late, view: modal() })).toMatchObject({
    error: 'expired_trigger_id',
  });
  expect(await api(slack, 'views.open', { trigger_id: '1.2.3', view: modal() })).toMatchObject({
    error: 'invalid_trigger_id',
  });
  slack.faults = { expiredTriggers: true };
  const stillborn = await triggerOf(slack, 'U0MARTA');
  expect(await api(slack, 'views.open', { trigger_id: stillborn, view: modal() })).toMatchObject({
    error: 'expired_trigger_id',
  });
});

test('an update keeps the id, changes the hash, and refuses a stale one', async () => {
  const slack = await workspace();
  const opened = await openModal(slack, 'U0MARTA', modal());
  const [id, hash] = [dig(opened, 'view', 'id'), dig(opened, 'view', 'hash')];
  const updated = await api(slack, 'views.update', { view_id: id, hash, view: modal() });
  expect(updated).toMatchObject({ ok: true, view: { id } });
  expect(dig(updated, 'view', 'hash')).not.toBe(hash);
  const stale = await api(slack, 'views.update', { view_id: id, hash, view: modal({ callback_id: 'late' }) });
  expect(stale).toMatchObject({ ok: false, error: 'hash_conflict' });
  expect(slack.as('U0MARTA').views()[0]?.view.callback_id).toBeUndefined();
  expect(await api(slack, 'views.update', { view_id: id, view: modal() })).toMatchObject({ ok: true });
});

test('views are found by external_id, which no two may share; closed ones are not found', async () => {
  const slack = await workspace();
  const opened = await openModal(slack, 'U0MARTA', modal({ external_id: 'card-1' }));
  const view = modal({ external_id: 'card-1', callback_id: 'new' });
  expect(await api(slack, 'views.update', { external_id: 'card-1', view })).toMatchObject({
    ok: true,
    view: { id: dig(opened, 'view', 'id'), callback_id: 'new' },
  });
  expect(await openModal(slack, 'U0ALEX', modal({ external_id: 'card-1' }))).toMatchObject({
    error: 'duplicate_external_id',
  });
  await slack.as('U0MARTA').close();
  const closed = { view_id: dig(opened, 'view', 'id'), view: modal() };
  expect(await api(slack, 'views.update', closed)).toMatchObject({ error: 'not_found' });
  expect(await api(slack, 'views.update', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
});

test('the stack holds three views; each knows its root and the one below', async () => {
  const slack = await workspace();
  await openModal(slack, 'U0MARTA', modal());
  for (const level of ['second', 'third']) {
    const push = { trigger_id: await triggerOf(slack, 'U0MARTA'), view: modal({ callback_id: level }) };
    expect(await api(slack, 'views.push', push)).toMatchObject({ ok: true, view: { callback_id: level } });
  }
  const fourth = { trigger_id: await triggerOf(slack, 'U0MARTA'), view: modal() };
  expect(await api(slack, 'views.push', fourth)).toMatchObject({ error: 'push_limit_reached' });
  const [root, second, third] = slack.as('U0MARTA').views();
  expect(root).not.toHaveProperty('previousId');
  expect(second).toMatchObject({ rootId: root?.id, previousId: root?.id });
  expect(third).toMatchObject({ rootId: root?.id, previousId: second?.id });
  await slack.as('U0MARTA').close();
  expect(slack.as('U0MARTA').views()).toEqual([root, second]);
});

test('a view is refused with a json-pointer, over 250 KB, or of the wrong kind', async () => {
  const slack = await workspace();
  const bad = await openModal(slack, 'U0MARTA', modal({ blocks: [textInput('a', { max_length: 0 })] }));
  expect(bad).toMatchObject({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: {
      messages: [
        '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
        '[ERROR] must be at least 1 [json-pointer:/view/blocks/0/element/max_length]',
      ],
    },
  });
  const heavy = Array.from({ length: 90 }, () => ({ type: 'section', text: plain('x'.repeat(3000)) }));
  expect(await openModal(slack, 'U0MARTA', modal({ blocks: heavy }))).toMatchObject({
    error: 'view_too_large',
  });
  const home = { type: 'home', blocks: [{ type: 'divider' }] };
  expect(await openModal(slack, 'U0MARTA', home)).toMatchObject({ error: 'invalid_arguments' });
  expect(slack.as('U0MARTA').views()).toEqual([]);
});

test('what a person entered outlives an update under the same ids, and is reset under new ones', async () => {
  const slack = await workspace();
  const form = (block: string, initial: string) =>
    modal({ blocks: [textInput(block, { initial_value: initial })] });
  const opened = await openModal(slack, 'U0MARTA', form('a', 'first'));
  const marta = slack.as('U0MARTA');
  expect(marta.views()[0]?.state).toEqual({ a: { value: { type: 'plain_text_input', value: 'first' } } });
  await marta.fill({ a: 'typed' });
  const id = dig(opened, 'view', 'id');
  const kept = await api(slack, 'views.update', { view_id: id, view: form('a', 'second') });
  expect(dig(kept, 'view', 'state', 'values', 'a', 'value', 'value')).toBe('typed');
  const renamed = await api(slack, 'views.update', { view_id: id, view: form('b', 'second') });
  expect(dig(renamed, 'view', 'state', 'values')).toEqual({
    b: { value: { type: 'plain_text_input', value: 'second' } },
  });
});

test('view_closed comes when asked for, and says when all were cleared', async () => {
  const slack = await workspace();
  await openModal(slack, 'U0MARTA', modal({ notify_on_close: true, callback_id: 'root' }));
  const received = await plainApp(slack);
  await slack.as('U0MARTA').close(true);
  expect(received.map((entry) => entry.payload)).toMatchObject([
    { type: 'view_closed', is_cleared: true, view: { callback_id: 'root' } },
  ]);
  await openModal(slack, 'U0MARTA', modal());
  expect(await slack.as('U0MARTA').close()).toBeUndefined();
  expect(received).toHaveLength(1);
});
