import { describe, expect, test } from 'vitest';
import { checkBlocks, checkView } from '../../../src/sandbox/slack/blocks.ts';
import { actions, button, complaints, newId, of, options, section, select } from './block-kit.ts';
import { type Json, modal, plain, textInput } from './support.ts';

describe('what Slack refuses in a block, and where it says it is', () => {
  test.each<[string, Json, string]>([
    [
      'header too long',
      { type: 'header', text: plain(of(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'header in mrkdwn',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
    ],
    [
      'empty text',
      section({ text: plain('') }),
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'long text',
      section({ text: plain(of(3001)) }),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['empty section', { type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
    [
      'eleven fields',
      { type: 'section', fields: Array(11).fill(plain('f')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'long field',
      { type: 'section', fields: [plain(of(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    ['unknown block', { type: 'sandwich' }, 'unsupported type: sandwich [json-pointer:/blocks/0]'],
    ['no type', { text: plain('x') }, 'missing required field: type [json-pointer:/blocks/0]'],
    [
      'unknown key',
      section({ colour: 'red' }),
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'null for nothing',
      section({ block_id: null }),
      'must provide a string [json-pointer:/blocks/0/block_id]',
    ],
    [
      'long block_id',
      section({ block_id: of(256) }),
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'long action_id',
      actions(button({ action_id: of(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'long button',
      actions(button({ text: plain(of(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'long value',
      actions(button({ value: of(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'long url',
      actions(button({ url: of(3001) })),
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'no button text',
      actions({ type: 'button' }),
      'missing required field: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'odd style',
      actions(button({ style: 'pink' })),
      'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    ['no elements', actions(), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      '26 elements',
      actions(...Array(26).fill(button())),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '11 in context',
      { type: 'context', elements: Array(11).fill(plain('c')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '101 options',
      actions(select({ options: options(101) })),
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      actions(select({ options: [] })),
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'six in overflow',
      actions({ type: 'overflow', options: options(6) }),
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'eleven radios',
      actions({ type: 'radio_buttons', options: options(11) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'eleven boxes',
      actions({ type: 'checkboxes', options: options(11) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'long option',
      actions(select({ options: [{ text: plain(of(76)), value: 'v' }] })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'long option value',
      actions(select({ options: [{ text: plain('t'), value: of(151) }] })),
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'mrkdwn option in a select',
      actions(select({ options: [{ text: { type: 'mrkdwn', text: 't' }, value: 'v' }] })),
      'must be one of: plain_text [json-pointer:/blocks/0/elements/0/options/0/text/type]',
    ],
    [
      'long placeholder',
      actions(select({ placeholder: plain(of(151)) })),
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      'a stranger as initial option',
      actions(select({ initial_option: { text: plain('o0'), value: 'v9' } })),
      'must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'strangers as initial options',
      actions({ type: 'checkboxes', options: options(1), initial_options: options(2) }),
      'must be among the provided options [json-pointer:/blocks/0/elements/0/initial_options]',
    ],
    [
      'options twice',
      actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] })),
      'must define exactly one of `options` and `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an impossible date',
      actions({ type: 'datepicker', initial_date: '2026-02-30' }),
      'must be a valid date [json-pointer:/blocks/0/elements/0/initial_date]',
    ],
    [
      'an impossible time',
      actions({ type: 'timepicker', initial_time: '24:00' }),
      'must be a valid time [json-pointer:/blocks/0/elements/0/initial_time]',
    ],
    [
      'text input among actions',
      actions({ type: 'plain_text_input' }),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'button in an input',
      textInput('a', button()),
      'unsupported type: button [json-pointer:/blocks/0/element]',
    ],
    [
      'long label',
      textInput('a', {}, { label: plain(of(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
    ],
    [
      'long hint',
      textInput('a', {}, { hint: plain(of(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
    ],
    [
      'crossed lengths',
      textInput('a', { min_length: 5, max_length: 4 }),
      'must not exceed `max_length` [json-pointer:/blocks/0/element/min_length]',
    ],
    [
      'max_length beyond Slack',
      textInput('a', { max_length: 3001 }),
      'must be at most 3000 [json-pointer:/blocks/0/element/max_length]',
    ],
    [
      'too long from the start',
      textInput('a', { max_length: 2, initial_value: 'abc' }),
      'must be less than 3 characters [json-pointer:/blocks/0/element/initial_value]',
    ],
    [
      'number without kind',
      textInput('a', { type: 'number_input' }),
      'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
    ],
    [
      'crossed bounds',
      textInput('a', { type: 'number_input', is_decimal_allowed: false, min_value: '3', max_value: '2' }),
      'must not exceed `max_value` [json-pointer:/blocks/0/element/min_value]',
    ],
    [
      'long confirm title',
      actions(button({ confirm: { title: plain(of(101)), text: plain('x') } })),
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'long confirm text',
      actions(button({ confirm: { text: plain(of(301)) } })),
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'long confirm button',
      actions(button({ confirm: { text: plain('x'), confirm: plain(of(31)) } })),
      'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]',
    ],
    [
      'one action_id twice',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` "a" already exists for another element [json-pointer:/blocks/0/elements/1/action_id]',
    ],
  ])('%s', (_name, block, complaint) => {
    expect(complaints(block)).toEqual([`[ERROR] ${complaint}`]);
  });

  test('51 blocks, and a block_id given twice', () => {
    const many = checkBlocks(Array(51).fill({ type: 'divider' }), newId);
    expect(many).toEqual({
      ok: false,
      messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
    });
    const twice = checkBlocks([section({ block_id: 'a' }), section({ block_id: 'a' })], newId);
    const words = '[ERROR] `block_id` "a" already exists [json-pointer:/blocks/1/block_id]';
    expect(twice).toEqual({ ok: false, messages: [words] });
  });

  test('two elements that both want the focus', () => {
    const checked = checkView(
      modal({ blocks: [textInput('a', { focus_on_load: true }), textInput('b', { focus_on_load: true })] }),
      newId,
    );
    const words = '[ERROR] only one element may set `focus_on_load` [json-pointer:/view/blocks/1]';
    expect(checked).toEqual({ ok: false, messages: [words] });
  });
});
