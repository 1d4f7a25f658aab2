/** Whole interactions of every kind Slack sends, and the same with one place spoiled. */
import { APP_ID, CARE_CHANNEL, TEAM_ID } from '../../src/sandbox/slack/people.ts';
import { commandBody } from './signed.ts';

const base = {
  user: { id: 'U0ALEX', team_id: TEAM_ID },
  team: { id: TEAM_ID, domain: 'careline' },
  api_app_id: APP_ID,
  trigger_id: 'none',
};
export const view = {
  id: 'V0NONE',
  type: 'modal',
  hash: '1.abc',
  callback_id: 'customer.search',
  private_metadata: 'token',
  root_view_id: 'V0NONE',
  previous_view_id: null,
  state: { values: { 'customer.identifier': { value: { type: 'plain_text_input', value: 'wibble' } } } },
  blocks: [],
};
export const action = { type: 'button', action_id: 'customer.refresh', block_id: 'b', value: 'v' };

/** One whole interaction of every kind Slack sends. */
export const WHOLE: Readonly<Record<string, object>> = {
  'a click in a modal': {
    ...base,
    type: 'block_actions',
    container: { type: 'view', view_id: 'V0NONE' },
    view,
    actions: [action],
  },
  'a click in a message': {
    ...base,
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.1', channel_id: CARE_CHANNEL },
    channel: { id: CARE_CHANNEL, name: 'care' },
    message: { ts: '1.1', text: 'hello', metadata: { event_type: 'e', event_payload: {} } },
    state: { values: {} },
    actions: [{ ...action, action_id: 'request.approve' }],
  },
  'a choice': {
    ...base,
    type: 'block_actions',
    container: { type: 'view', view_id: 'V0NONE' },
    view,
    actions: [{ type: 'static_select', action_id: 'value', block_id: 'b', selected_option: { value: 'x' } }],
  },
  'a submission': { ...base, type: 'view_submission', view },
  'a submitted form': { ...base, type: 'view_submission', view: { ...view, callback_id: 'form.submit' } },
  'a closing': { ...base, type: 'view_closed', view, is_cleared: false },
  'a suggestion': {
    ...base,
    type: 'block_suggestion',
    action_id: 'value',
    block_id: 'body.barringsMasksCodes',
    value: 'deb',
    container: { type: 'view', view_id: 'V0NONE' },
    view: { ...view, callback_id: 'form.submit' },
  },
  'a global shortcut': { ...base, type: 'shortcut', callback_id: 'customer.find' },
  'a message shortcut': {
    ...base,
    type: 'message_action',
    callback_id: 'message.identifiers',
    channel: { id: CARE_CHANNEL },
    message: { ts: '1.1', text: 'nothing' },
  },
};
export const EVENT = {
  type: 'event_callback',
  event_id: 'Ev0WHOLE',
  team_id: TEAM_ID,
  api_app_id: APP_ID,
  event: { type: 'app_home_opened', user: 'U0ALEX', tab: 'home' },
  authorizations: [{ team_id: TEAM_ID, user_id: 'U0CARELINE', is_bot: true }],
};
export const COMMAND = Object.fromEntries(new URLSearchParams(commandBody('/care', 'wibble')));

const SPOILED: readonly unknown[] = [
  null,
  undefined,
  '',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [null],
  { id: null },
  { toString: null, constructor: 'x' },
  '\u0000\ud800',
  'x'.repeat(60_000),
  '<!channel>',
];

/** The same thing with one of its places spoiled, for every place there is. */
export function spoil(whole: unknown): unknown[] {
  if (typeof whole !== 'object' || whole === null) return [];
  return Object.entries(whole).flatMap(([key, inner]) => {
    const put = (value: unknown): unknown =>
      Array.isArray(whole) ? whole.with(Number(key), value) : { ...whole, [key]: value };
    return [...SPOILED.map(put), ...spoil(inner).map(put)];
  });
}
