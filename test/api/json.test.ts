import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/api/json.ts';

test('integers too large for a number become their digits, everything else stays', () => {
  const text =
    '{"iccid":8934011411551283019,"minus":-9007199254740993,"most":9007199254740991,"half":0.5,"small":1e3,"list":[12345678901234567890],"text":"8934011411551283019"}';
  expect(parseJson(text)).toEqual({
    iccid: '8934011411551283019',
    minus: '-9007199254740993',
    most: 9007199254740991,
    half: 0.5,
    small: 1000,
    list: ['12345678901234567890'],
    text: '8934011411551283019',
  });
});

test('every integer keeps its digits', () => {
  fc.assert(
    fc.property(fc.bigInt(), (value) => {
      expect(String(parseJson(String(value)))).toBe(String(value));
    }),
  );
});

test('other JSON reads as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('broken JSON is a SyntaxError; a __proto__ stays a field', () => {
  expect(() => parseJson('{"a":')).toThrow(SyntaxError);
  expect(Object.keys(Object(parseJson('{"__proto__":{"x":1}}')))).toEqual(['__proto__']);
  expect(Reflect.get({}, 'x')).toBeUndefined();
});
