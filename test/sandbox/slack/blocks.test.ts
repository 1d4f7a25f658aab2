import { describe, expect, test } from 'vitest';
import { checkView, slotsOf } from '../../../src/sandbox/slack/blocks.ts';
import { actions, button, complaints, newId, of, options, section } from './block-kit.ts';
import { type Json, modal, plain, textInput } from './support.ts';

describe('what Slack takes', () => {
  test.each([
    ['divider', { type: 'divider' }],
    ['header', { type: 'header', text: plain(of(150)) }],
    ['section with fields', { type: 'section', fields: [plain('a'), { type: 'mrkdwn', text: of(2000) }] }],
    ['section with accessory', section({ accessory: button({ value: of(2000), style: 'danger' }) })],
    [
      'context',
      { type: 'context', elements: [{ type: 'image', image_url: 'https://e.x/i.png', alt_text: 'i' }] },
    ],
    ['image', { type: 'image', image_url: 'https://e.x/i.png', alt_text: 'i', title: plain('t') }],
    ['markdown', { type: 'markdown', text: '# hi' }],
    ['overflow', actions({ type: 'overflow', options: options(5) })],
    ['radio', actions({ type: 'radio_buttons', options: options(10), initial_option: options(1)[0] })],
    ['checkboxes', actions({ type: 'checkboxes', options: options(10), initial_options: options(2) })],
    [
      'groups',
      actions({ type: 'static_select', option_groups: [{ label: plain('g'), options: options(3) }] }),
    ],
    [
      'external',
      actions({ type: 'external_select', min_query_length: 0 }, { type: 'multi_external_select' }),
    ],
    ['people', actions({ type: 'users_select' }, { type: 'multi_users_select', initial_users: ['U0SARA'] })],
    [
      'places',
      actions({ type: 'channels_select' }, { type: 'conversations_select', filter: { include: ['im'] } }),
    ],
    [
      'dates',
      actions(
        { type: 'datepicker', initial_date: '2026-11-20' },
        { type: 'timepicker', initial_time: '23:59' },
      ),
    ],
    ['moment', actions({ type: 'datetimepicker', initial_date_time: 1_800_000_000 })],
    [
      'confirm',
      actions(
        button({
          confirm: {
            title: plain('Sure?'),
            text: plain('It is final'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        }),
      ),
    ],
    ['input', textInput('a', { multiline: true, min_length: 1, max_length: 10, initial_value: 'abc' })],
    [
      'number',
      textInput('a', { type: 'number_input', is_decimal_allowed: true, min_value: '-1.5', max_value: '10' }),
    ],
    ['email', textInput('a', { type: 'email_text_input' })],
    [
      'url',
      textInput('a', { type: 'url_text_input' }, { optional: true, hint: plain('h'), dispatch_action: true }),
    ],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{ type: 'rich_text_section', elements: [] }],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'link', url: 'https://e.x' }] },
        ],
      },
    ],
  ])('%s', (_name, block) => {
    expect(complaints(block)).toEqual([]);
  });
});

describe('views', () => {
  test.each<[string, Json, string]>([
    [
      '101 blocks',
      { blocks: Array(101).fill({ type: 'divider' }) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'a long title',
      { title: plain(of(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long submit',
      { submit: plain(of(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a long close',
      { close: plain(of(25)) },
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'long private_metadata',
      { private_metadata: of(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a long callback_id',
      { callback_id: of(256) },
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'Markdown',
      { blocks: [{ type: 'markdown', text: 'x' }] },
      'unsupported type: markdown [json-pointer:/view/blocks/0]',
    ],
    [
      'what is of workflows',
      { submit_disabled: true },
      'invalid additional property: submit_disabled [json-pointer:/view]',
    ],
  ])('%s', (_name, overrides, complaint) => {
    const checked = checkView({ ...modal(), ...overrides }, newId);
    expect(checked).toEqual({ ok: false, messages: [`[ERROR] ${complaint}`] });
  });

  test('a modal with an input needs submit; a Home tab must have none', () => {
    const { submit: _submit, ...without } = modal({ blocks: [textInput('a')] });
    expect(checkView(without, newId)).toEqual({
      ok: false,
      messages: ['[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view]'],
    });
    const home = { type: 'home', blocks: [textInput('a')] };
    expect(checkView(home, newId)).toMatchObject({ ok: true });
    expect(checkView({ ...home, submit: plain('x') }, newId)).toMatchObject({ ok: false });
  });

  test('what comes without ids is named', () => {
    const checked = checkView(modal({ blocks: [actions(button(), button()), section()] }), newId);
    if (!checked.ok) throw new Error(checked.messages.join());
    const slots = slotsOf(checked.value.blocks);
    expect(slots).toHaveLength(2);
    expect(new Set(slots.map((slot) => slot.blockId)).size).toBe(1);
    expect(new Set(slots.map((slot) => slot.actionId)).size).toBe(2);
    for (const { blockId, actionId } of slots) expect(`${blockId}${actionId}`).toMatch(/^made-\d+made-\d+$/);
  });
});
