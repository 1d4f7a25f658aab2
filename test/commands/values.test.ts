import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/commands/values.ts';

const one = (element: unknown) => readValues({ block: { value: element } }).block;

describe('what a person entered', () => {
  it.each([
    ['text', { type: 'plain_text_input', value: 'hello' }, 'hello'],
    ['nothing in a text', { type: 'plain_text_input', value: null }, undefined],
    ['a number', { type: 'number_input', value: '12' }, '12'],
    ['a radio', { type: 'radio_buttons', selected_option: { value: 'a', text: {} } }, 'a'],
    ['no radio', { type: 'radio_buttons', selected_option: null }, undefined],
    ['a select', { type: 'external_select', selected_option: { value: 'a' } }, 'a'],
    [
      'several',
      { type: 'multi_external_select', selected_options: [{ value: 'a' }, { value: 'b' }] },
      ['a', 'b'],
    ],
    ['none of several', { type: 'checkboxes', selected_options: [] }, []],
    ['a date', { type: 'datepicker', selected_date: '2026-11-20' }, '2026-11-20'],
    ['a time', { type: 'timepicker', selected_time: '10:30' }, '10:30'],
    ['a moment', { type: 'datetimepicker', selected_date_time: 1_795_221_698 }, '1795221698'],
  ])('reads %s', (_what, element, expected) => {
    expect(one(element)).toEqual(expected);
  });

  it.each([
    ['no type', { value: 'x' }],
    ['an object for a text', { type: 'plain_text_input', value: {} }],
    ['an option without a value', { type: 'radio_buttons', selected_option: {} }],
    ['options that are none', { type: 'checkboxes', selected_options: [null] }],
    ['nothing', null],
  ])('reads nothing from %s', (_what, element) => {
    expect(one(element)).toBeUndefined();
  });

  it('never throws, and keeps every block by its name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.anything())), (state) => {
        expect(Object.keys(readValues(state)).sort()).toEqual(Object.keys(state).sort());
      }),
    );
  });
});
