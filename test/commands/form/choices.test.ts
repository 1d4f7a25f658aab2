import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../../src/api/form-tree.ts';
import { operations } from '../../../src/api/registry.ts';
import { choicesAmong } from '../../../src/commands/form/choices.ts';
import { texts } from '../../../src/text/text.ts';
import { wholeForms } from '../../support/whole-forms.ts';

const free = Array.from({ length: 150 }, (_, index) => String(699_000_101 + index));
const entries = free.map((value) => ({ value, name: value }));

const numbers = operations
  .flatMap(wholeForms)
  .flatMap(({ fields }) => fields)
  .filter(({ unlistedWith }) => unlistedWith !== undefined);

describe.each(numbers.map((field): [string, FieldSpec] => [field.path, field]))('%s', (_path, field) => {
  const typed = (words: string) => choicesAmong(field, entries, words, texts.en);

  it('offers what was typed as it will be sent, with what it needs beside it', () => {
    expect(typed('+34 615 66 78 98')).toEqual([{ text: '615667898 · Port-in', value: '615667898' }]);
    expect(choicesAmong(field, entries, '615667898', texts.es)).toMatchObject([
      { text: '615667898 · Portabilidad' },
    ]);
  });

  it('offers a number of the list once, and the beginning of several together with itself', () => {
    expect(typed('699000101')).toEqual([{ text: '699000101', value: '699000101' }]);
    expect(typed('69900010').map(({ value }) => value)).toEqual([...free.slice(0, 9), '69900010']);
    expect(typed('')).toHaveLength(100);
    expect(typed('6990')).toHaveLength(100);
  });
});

it('a number on the wire is not offered as words', () => {
  const field = numbers.find(({ kind }) => kind === 'integer');
  expect(field && choicesAmong(field, entries, 'no number', texts.en)).toEqual([]);
});
