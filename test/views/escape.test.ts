import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, inert, Mrkdwn, md, oneLine } from '../../src/views/escape.ts';

describe('inert', () => {
  test.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123> <#C1>', '&lt;@U123&gt; &lt;#C1&gt;'],
    ['<https://evil.example|click>', '&lt;https://evil.example|click&gt;'],
    ['*bold* `code` ~gone~', '∗bold∗ ˋcodeˋ ∼gone∼'],
    ['_leaning_', 'ˍleaningˍ'],
    ['DEBT_MOBILE_LP', 'DEBT_MOBILE_LP'],
    ['> quoted', '› quoted'],
    [':white_check_mark: paid', '∶white_check_mark: paid'],
    ['a\n\r\u2028b\tc', 'a b c'],
    ['\u202Egnp.exe\u2066\u200B', 'gnp.exe'],
    ['R&D &amp; more', 'R&amp;D &amp;amp; more'],
    ['  ', ''],
  ])('%j becomes %j', (value, shown) => {
    expect(inert(value)).toBe(shown);
  });

  test.each(['00AD', '034F', '3164', '2800', 'FE0F', 'E0041', 'FFF9', '200B', '202E', '115F', '180E'])(
    'S72: U+%s is taken out',
    (code) => {
      const value = `a${String.fromCodePoint(Number.parseInt(code, 16))}b`;
      expect(oneLine(value)).toBe('ab');
      expect(inert(value)).toBe('ab');
    },
  );

  test('S72: what makes a sign an emoji stays with it', () => {
    expect(oneLine('⚠️ careful')).toBe('⚠️ careful');
  });

  test('S73: at most two marks stand on a letter; é in two code points stays', () => {
    expect(inert(`a${'\u0301\u0316'.repeat(60)}b`)).toBe('a\u0301\u0316b');
    expect(oneLine('cafe\u0301')).toBe('cafe\u0301');
  });

  test('nothing comes through that Slack would act upon', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'<>&*`~_:@#!|a1 \u202E\u200F\n😀') });
    fc.assert(
      fc.property(hostile, (value) => {
        const shown = inert(value);
        expect(shown).not.toMatch(/[<>*`~\u202E\u200F\n]/u);
        expect(shown).not.toMatch(/&(?!(?:amp|lt|gt);)/);
        expect(shown).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
        expect(shown).not.toMatch(/:[a-z0-9_+'-]+:/i);
      }),
    );
  });
});

describe('md', () => {
  test('its own text stands, its values are inert, mrkdwn inside stays', () => {
    expect(md`*${'<b>*'}* ${md`_${'x'}_`} ${3}`.text).toBe('*&lt;b&gt;∗* _x_ 3');
    expect(new Mrkdwn('<@U1>').text).toBe('<@U1>');
  });

  test('a value of thousands of characters is cut', () => {
    expect(md`${'x'.repeat(5000)}`.text).toHaveLength(300);
  });
});

describe('clip', () => {
  test('never leaves half a character or half an escape', () => {
    expect(clip('aaaa&amp;', 7)).toBe('aaaa…');
    expect(clip('aaa😀b', 5)).toBe('aaa…');
    expect(clip('short', 5)).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (value, max) => {
        const cut = clip(value, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  test('one line is one line', () => {
    expect(oneLine('a\n b\u0000 \uD800', 10)).toBe('a b �');
  });
});
