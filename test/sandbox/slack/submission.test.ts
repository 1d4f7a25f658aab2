import { expect, test } from 'vitest';
import type { Entered } from '../../../src/sandbox/slack/types.ts';
import {
  type Answering,
  api,
  dig,
  type Json,
  modal,
  openModal,
  plain,
  plainApp,
  textInput,
  workspace,
} from './support.ts';

const options = [
  { text: plain('Lost'), value: 'lost' },
  { text: plain('Stolen'), value: 'stolen' },
];

/** Marta with a modal of one input open, and what the app receives from her. */
async function asking(element: Json, block: Json = {}, answering?: Answering) {
  const slack = await workspace();
  const opened = await openModal(slack, 'U0MARTA', modal({ blocks: [textInput('a', element, block)] }));
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return { slack, marta: slack.as('U0MARTA'), received: await plainApp(slack, answering) };
}

test.each<[string, Json, Entered, string]>([
  ['an empty required input', {}, {}, 'required'],
  ['a short text', { min_length: 3 }, { a: 'ab' }, 'at least 3'],
  ['a long text', { max_length: 3 }, { a: 'abcd' }, 'no more than 3'],
  ['3001 characters', {}, { a: 'x'.repeat(3001) }, 'no more than 3000'],
  [
    'a small number',
    { type: 'number_input', is_decimal_allowed: false, min_value: '5' },
    { a: '4' },
    'at least 5',
  ],
  [
    'a large number',
    { type: 'number_input', is_decimal_allowed: false, max_value: '5' },
    { a: '6' },
    'at most 5',
  ],
  ['decimals', { type: 'number_input', is_decimal_allowed: false }, { a: '1.5' }, 'valid number'],
  ['words for a number', { type: 'number_input', is_decimal_allowed: true }, { a: 'six' }, 'valid number'],
  ['no email', { type: 'email_text_input' }, { a: 'marta@' }, 'valid email'],
  ['no URL', { type: 'url_text_input' }, { a: 'over there' }, 'valid URL'],
  ['an option not offered', { type: 'static_select', options }, { a: 'sold' }, 'not offered'],
  ['a radio not offered', { type: 'radio_buttons', options }, { a: 'sold' }, 'not offered'],
  ['a person unknown', { type: 'users_select' }, { a: 'U0NOBODY' }, 'not offered'],
  [
    'too many choices',
    { type: 'multi_static_select', options, max_selected_items: 1 },
    { a: ['lost', 'stolen'] },
    'no more than 1',
  ],
  ['two values for one', { type: 'static_select', options }, { a: ['lost', 'stolen'] }, 'only one value'],
  ['a date in words', { type: 'datepicker' }, { a: 'tomorrow' }, 'not a date'],
  ['a block that is not there', {}, { b: 'x' }, 'no b to fill'],
])('%s is not submitted', async (_name, element, entered, failure) => {
  const { marta, received } = await asking(element);
  const delivered = await marta.submit(entered);
  expect(delivered).toMatchObject({ status: 0, failure: expect.stringContaining(failure) });
  expect(received).toEqual([]);
  expect(marta.views()).toHaveLength(1);
});

test.each<[string, Json, Entered, Json]>([
  ['text', {}, { a: 'x' }, { value: 'x' }],
  ['number', { type: 'number_input', is_decimal_allowed: true }, { a: '1.5' }, { value: '1.5' }],
  ['select', { type: 'static_select', options }, { a: 'lost' }, { selected_option: options[0] }],
  [
    'radio by a boolean',
    { type: 'radio_buttons', options: [{ text: plain('Yes'), value: 'true' }] },
    { a: true },
    { selected_option: { text: plain('Yes'), value: 'true' } },
  ],
  [
    'multi select',
    { type: 'multi_static_select', options },
    { a: ['stolen', 'lost'] },
    { selected_options: [...options].reverse() },
  ],
  ['checkboxes', { type: 'checkboxes', options }, { a: ['lost'] }, { selected_options: [options[0]] }],
  [
    'box by a boolean',
    { type: 'checkboxes', options: [options[0]] },
    { a: true },
    { selected_options: [options[0]] },
  ],
  ['person', { type: 'users_select' }, { a: 'U0SARA' }, { selected_user: 'U0SARA' }],
  ['people', { type: 'multi_users_select' }, { a: ['U0SARA'] }, { selected_users: ['U0SARA'] }],
  ['conversation', { type: 'conversations_select' }, { a: 'C0CARE' }, { selected_conversation: 'C0CARE' }],
  ['channel', { type: 'channels_select' }, { a: 'C0CARE' }, { selected_channel: 'C0CARE' }],
  ['date', { type: 'datepicker' }, { a: '2026-11-20' }, { selected_date: '2026-11-20' }],
  ['time', { type: 'timepicker' }, { a: '10:30' }, { selected_time: '10:30' }],
  ['moment', { type: 'datetimepicker' }, { a: '1800000000' }, { selected_date_time: 1_800_000_000 }],
  [
    'initial value untouched',
    { type: 'static_select', options, initial_option: options[1] },
    {},
    { selected_option: options[1] },
  ],
])('%s is submitted in the form of Slack', async (_name, element, entered, state) => {
  const { marta, received } = await asking(element);
  expect(await marta.submit(entered)).not.toHaveProperty('failure');
  const type = element.type ?? 'plain_text_input';
  expect(dig(received[0]?.payload, 'view', 'state', 'values')).toEqual({ a: { value: { type, ...state } } });
  expect(received[0]?.payload).toMatchObject({ type: 'view_submission', user: { id: 'U0MARTA' } });
  expect(marta.views()).toEqual([]);
});

test('errors stand until the view is updated', async () => {
  const { slack, marta } = await asking({}, {}, () => ({
    body: { response_action: 'errors', errors: { a: 'unknown' } },
  }));
  await marta.submit({ a: 'x' });
  const [view] = marta.views();
  expect(view?.errors).toEqual({ a: 'unknown' });
  await api(slack, 'views.update', { view_id: view?.id, view: modal() });
  expect(marta.views()[0]).not.toHaveProperty('errors');
});

test('an optional input may stay empty', async () => {
  const { marta, received } = await asking({}, { optional: true });
  await marta.submit({ a: '' });
  expect(dig(received[0]?.payload, 'view', 'state', 'values', 'a', 'value', 'value')).toBeNull();
});

test('response_action push lays a view on top, clear closes all, nothing closes one', async () => {
  const pushed = { response_action: 'push', view: modal({ callback_id: 'top' }) };
  const answers: Json[] = [pushed, {}, pushed, { response_action: 'clear' }];
  const { marta, received } = await asking({}, {}, () => ({ body: answers.shift() ?? {} }));
  await marta.submit({ a: 'x' });
  expect(marta.views().map((view) => view.view.callback_id)).toEqual([undefined, 'top']);
  await marta.submit();
  expect(marta.views().map((view) => view.view.callback_id)).toEqual([undefined]);
  await marta.submit();
  await marta.submit();
  expect(marta.views()).toEqual([]);
  expect(received).toHaveLength(4);
});

test.each<[string, Json, string]>([
  ['errors for a block that is none', { response_action: 'errors', errors: { b: 'no' } }, 'no input block'],
  ['an unknown response_action', { response_action: 'dance' }, 'no response_action'],
  ['an update to a bad view', { response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
])('%s is trouble, and the modal stays', async (_name, body, failure) => {
  const { marta } = await asking({}, {}, () => ({ body }));
  const delivered = await marta.submit({ a: 'x' });
  expect(delivered.failure).toContain('We had some trouble connecting.');
  expect(delivered.failure).toContain(failure);
  expect(marta.views()).toHaveLength(1);
});

test('an input with dispatch_action tells the app as it is filled; others stay silent', async () => {
  const { marta, received } = await asking({ type: 'static_select', options }, { dispatch_action: true });
  await marta.fill({ a: 'lost' });
  expect(received[0]?.payload).toMatchObject({
    type: 'block_actions',
    actions: [{ type: 'static_select', block_id: 'a', action_id: 'value', selected_option: options[0] }],
    view: { state: { values: { a: { value: { selected_option: options[0] } } } } },
  });
  const silent = await asking({});
  await silent.marta.fill({ a: 'x' });
  expect(silent.received).toEqual([]);
  expect(await silent.marta.clickView({ actionId: 'value', value: 'x' })).toMatchObject({ status: 0 });
});

test('an overflow menu and a button say what was chosen; a missing one cannot be clicked', async () => {
  const slack = await workspace();
  const elements = [
    { type: 'overflow', action_id: 'more', options },
    { type: 'button', action_id: 'go', text: plain('Go'), value: '7', style: 'danger' },
  ];
  const row = { type: 'actions', block_id: 'row', elements };
  await openModal(slack, 'U0MARTA', { ...modal(), blocks: [row] });
  const received = await plainApp(slack);
  const marta = slack.as('U0MARTA');
  await marta.clickView({ actionId: 'more', value: 'stolen' });
  await marta.clickView({ actionId: 'go' });
  expect(received.map((entry) => dig(entry.payload, 'actions', 0))).toMatchObject([
    { type: 'overflow', selected_option: options[1], block_id: 'row' },
    { type: 'button', value: '7', style: 'danger', text: plain('Go') },
  ]);
  expect(await marta.clickView({ actionId: 'more', value: 'sold' })).toMatchObject({ status: 0 });
  expect(await marta.clickView({ actionId: 'go', value: 'forged' })).toMatchObject({
    status: 0,
    failure: 'there is no go to click here, only: more, go',
  });
});
