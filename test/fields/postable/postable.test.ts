import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleaned } from '../../../src/fields/clean.ts';
import { postable, postableId } from '../../../src/fields/postable.ts';

/** The longest row of digits that a person can put together: letters alone keep them apart. */
const longestRun = (text: string): number =>
  Math.max(
    ...cleaned(text)
      .split(/\p{L}+/u)
      .map((part) => part.match(/\p{N}/gu)?.length ?? 0),
  );

const every = (pattern: RegExp): string[] =>
  Array.from({ length: 0xe0200 }, (_each, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => pattern.test(character));

/** What may stand between digits: blanks, punctuation, signs, and what nobody sees. */
const SIGNS = every(/[\p{Z}\p{P}\p{S}\p{Cf}]/u);

describe('what is posted of a text', () => {
  it.each([
    ['S63', [...'612345678'].join('\u200B')],
    ['S64', '612 - 345 - 678'],
    ['S65', '612\u2212345\u2212678'],
    ['S66', '612\n345\n678'],
    ['S67', '612\u00B7345\u00B7678'],
    ['S68', '(612)(345)(678)'],
    ['S69', '61   23   45   67   8'],
    ['S70', '\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668'],
    ['S71 single digits', '6,1,2,3,4,5,6,7,8'],
    ['S71 a currency between', '612€345€678'],
    ['S71 words of signs between', '6™1™2™3™4™5™6™7™8'],
    ['S71 heaped marks', [...'612345678'].map((digit) => `${digit}${'\u0301\u0316'.repeat(40)}`).join('')],
  ])('%s: of %j no more than the last three digits', (_id, spelling) => {
    for (const text of [spelling, `call back ${spelling}`, `• ${spelling}`, `(${spelling})`]) {
      expect(longestRun(postable(text)), text).toBeLessThanOrEqual(3);
      expect(postable(text)).toContain('•••678');
    }
  });

  it.each([
    ['12x34x56x78Z', '•••78Z'],
    ['john.doe (at) example.com', 'j•••@•••.com'],
    ['john.doe @ example.com', 'j•••@•••.com'],
    ['john.doe\u200B@\u2060example.com', 'j•••@•••.com'],
  ])('S71: %j is masked', (text, masked) => {
    expect(postable(text)).toBe(masked);
  });

  it.each([
    'Devolver 1.234,56',
    'Devolver 1.234,56 € y 12,50 €',
    'Refund €1,234.56 of €2,400.00',
    'six one two three four five six seven eight',
    'MCUS.999.997: no such customer',
  ])('S71: %j stays readable', (text) => {
    expect(postable(text)).toBe(text);
  });

  it('S62: no sign typed by a person switches the mask off', () => {
    for (const text of ['• 12345678Z', '••• 12345678Z', '12345678Z •', '•••678 612345678'])
      expect(longestRun(postable(text)), text).toBeLessThanOrEqual(4);
    expect(postable('• 12345678Z')).not.toContain('12345678');
  });

  test('S63–S70: whatever signs stand between its digits, of no number five are left', () => {
    expect(SIGNS.length).toBeGreaterThan(7_000);
    const between = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 3 });
    const number = fc.oneof(
      fc.constantFrom(
        '612345678',
        '12345678Z',
        'X1234567L',
        'ES9121000418450200051332',
        '8934011411551283123',
      ),
      fc.integer({ min: 10_000_000, max: 999_999_999 }).map(String),
    );
    fc.assert(
      fc.property(number, between, (value, one) => {
        expect(longestRun(postable([...value].join(one)))).toBeLessThan(5);
      }),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(number, fc.array(between, { minLength: 24, maxLength: 24 }), (value, many) => {
        const text = [...value].map((character, index) => character + (many[index] ?? '')).join('');
        expect(longestRun(postable(`tel. ${text}`))).toBeLessThan(5);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every sign there is, alone between the digits', () => {
    const shown = SIGNS.filter((sign) => longestRun(postable([...'612345678'].join(sign))) >= 5);
    expect(shown.map((sign) => `U+${sign.codePointAt(0)?.toString(16)}`)).toEqual([]);
  });

  test('what is masked stays as it is when it is masked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'•1234 .-Aa€@') }), (text) => {
        expect(longestRun(postable(postable(text)))).toBeLessThanOrEqual(
          Math.max(4, longestRun(postable(text))),
        );
      }),
    );
  });

  test('a meaning masks more, and the id of a thing stays only where it is one', () => {
    expect(postable('6\u200B12345678', 'msisdn')).toBe('••• ••• 678');
    expect(postable('María Pérez', 'name')).toBe('M. P.');
    expect(postable('612345678', 'state')).toBe('•••678');
    expect(postableId('8821034')).toBe('8821034');
    expect(postableId('• 12345678Z')).toBe('• •••78Z');
  });
});
