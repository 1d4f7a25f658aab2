import { describe, expect, it } from 'vitest';
import { en } from '../../src/text/en.ts';
import { es } from '../../src/text/es.ts';
import { reasonTables } from '../../src/views/reasons.ts';

describe.each([
  ['English', en],
  ['Spanish', es],
])('why something was refused, in %s', (_, text) => {
  it('is worded once: no table hides what another one says', () => {
    const words = reasonTables(text).flatMap((table) => Object.keys(table));
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});
