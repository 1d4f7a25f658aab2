import { expect, test } from 'vitest';
import { boltApp, modal, plain, textInput, until, workspace } from './support.ts';

test('a command opens a modal, a bad submission shows its errors, a good one updates it', async () => {
  const slack = await workspace();
  await boltApp(slack, (app) => {
    app.command('/customer', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: modal({ callback_id: 'customer.find', blocks: [textInput('body.document')] }),
      });
    });
    app.view('customer.find', async ({ ack, view }) => {
      const document = view.state.values['body.document']?.value?.value;
      if (document !== '12345678Z') {
        await ack({ response_action: 'errors', errors: { 'body.document': 'unknown document' } });
        return;
      }
      const blocks = [{ type: 'section' as const, text: plain('found') }];
      await ack({ response_action: 'update', view: modal({ callback_id: 'customer.card', blocks }) });
    });
    app.view('customer.card', ({ ack }) => ack());
  });
  const marta = slack.as('U0MARTA');

  expect(await marta.command('C0CARE', '/customer')).toMatchObject({ status: 200, body: '' });
  const opened = await until(() => marta.views()[0]);
  expect(await marta.submit({ 'body.document': 'nonsense' })).not.toHaveProperty('failure');
  expect(marta.views()[0]?.errors).toEqual({ 'body.document': 'unknown document' });
  expect(marta.views()[0]?.state).toMatchObject({ 'body.document': { value: { value: 'nonsense' } } });
  await marta.submit({ 'body.document': '12345678Z' });
  const updated = marta.views()[0];
  expect(updated).toMatchObject({ id: opened.id, view: { callback_id: 'customer.card' } });
  expect(updated?.errors).toBeUndefined();
  expect(updated?.hash).not.toBe(opened.hash);
  await marta.submit();
  expect(marta.views()).toEqual([]);
});

test('a button in a message gets block_actions, and its response_url replaces the message', async () => {
  const slack = await workspace();
  await boltApp(slack, (app) => {
    app.command('/ask', async ({ ack, say }) => {
      await ack();
      const button = {
        type: 'button' as const,
        action_id: 'request.approve',
        text: plain('Approve'),
        value: '7',
      };
      await say({ text: 'card', blocks: [{ type: 'actions', elements: [button] }] });
    });
    app.action('request.approve', async ({ ack, action, body, respond }) => {
      await ack();
      const value = 'value' in action ? String(action.value) : '';
      await respond({ text: `${value} approved by ${body.user.id}`, replace_original: true });
    });
  });
  await slack.as('U0ALEX').command('C0CARE', '/ask');
  const card = await until(() => slack.messages('C0CARE')[0]);
  await slack.as('U0SARA').clickMessage(card, { actionId: 'request.approve' });
  await until(() => slack.messages('C0CARE')[0]?.text === '7 approved by U0SARA');
  expect(slack.messages('C0CARE')[0]).toMatchObject({ ts: card.ts, edited: true, blocks: [] });
});

test('an external select is asked for what has been typed, and only what it offers can be chosen', async () => {
  const slack = await workspace();
  const select = { type: 'external_select' as const, action_id: 'value', min_query_length: 2 };
  const submitted: unknown[] = [];
  await boltApp(slack, (app) => {
    app.shortcut('mask.choose', async ({ ack, client, body }) => {
      await ack();
      const blocks = [{ type: 'input', block_id: 'body.mask', label: plain('Mask'), element: select }];
      await client.views.open({ trigger_id: body.trigger_id, view: modal({ callback_id: 'mask', blocks }) });
    });
    app.options('value', async ({ ack, options }) => {
      const all = ['roaming', 'premium', 'data'].filter((name) => name.includes(options.value));
      await ack({ options: all.map((name) => ({ text: plain(name), value: `${name}-1` })) });
    });
    app.view('mask', async ({ ack, view }) => {
      submitted.push(view.state.values['body.mask']?.value?.selected_option);
      await ack();
    });
  });
  const alex = slack.as('U0ALEX');
  await alex.globalShortcut('mask.choose');
  await until(() => alex.views()[0]);
  expect(await alex.suggest('value', 'r')).toEqual([]);
  expect(await alex.suggest('value', 'roam')).toEqual([{ text: 'roaming', value: 'roaming-1' }]);
  expect(await alex.submit({ 'body.mask': 'data-1' })).toMatchObject({ status: 0 });
  expect(await alex.submit({ 'body.mask': 'roaming-1' })).toMatchObject({ status: 200 });
  expect(submitted).toEqual([{ text: plain('roaming'), value: 'roaming-1' }]);
});

test('the Home tab is published when it is opened, and its buttons act', async () => {
  const slack = await workspace();
  const clicked: unknown[] = [];
  await boltApp(slack, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const button = { type: 'button' as const, action_id: 'home.refresh', text: plain('Refresh') };
      const blocks = [{ type: 'actions' as const, elements: [button] }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    app.action('home.refresh', async ({ ack, body }) => {
      await ack();
      clicked.push('container' in body && body.container);
    });
  });
  const ines = slack.as('U0INES');
  await ines.openHome();
  const home = await until(() => ines.home());
  await ines.clickView({ actionId: 'home.refresh', home: true });
  expect(clicked).toEqual([{ type: 'view', view_id: home.id }]);
  expect(slack.as('U0SARA').home()).toBeUndefined();
});
