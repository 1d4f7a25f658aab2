import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../src/api/operation.ts';
import { checkInput } from '../../src/approvals/input.ts';
import { openBench } from './bench.ts';

const { operation } = openBench();
const full: Operation = {
  ...operation,
  query: z.strictObject({ day: z.iso.date().optional(), page: z.coerce.number().default(1) }),
  headers: z.strictObject({ 'x-channel': z.string().default('web') }),
};
const params = { thing_id: '1' };
const body = { value: 'new' };

describe('an input', () => {
  it('is what its schemas make of it, and nothing it does not have', () => {
    expect(checkInput(operation, { params, body })).toStrictEqual({ ok: true, input: { params, body } });
    expect(
      checkInput(full, {
        params,
        body,
        query: { day: '2026-11-20', page: '2' },
        headers: { 'x-channel': 'shop' },
      }),
    ).toStrictEqual({
      ok: true,
      input: { params, body, query: { day: '2026-11-20', page: 2 }, headers: { 'x-channel': 'shop' } },
    });
    const { body: _none, ...bodiless } = operation;
    expect(checkInput(bodiless, { params })).toStrictEqual({ ok: true, input: { params } });
  });

  it('may leave out a part whose every field may be left out', () => {
    expect(checkInput(full, { params, body })).toStrictEqual({
      ok: true,
      input: { params, body, query: { page: 1 }, headers: { 'x-channel': 'web' } },
    });
  });

  it.each<[unknown, string[]]>([
    [undefined, ['']],
    [{ body }, ['params']],
    [{ params, body, more: {} }, ['']],
    [
      { params, body, query: { day: 'soon' }, headers: { 'x-channel': 1 } },
      ['query.day', 'headers.x-channel'],
    ],
    [{ params: { thing_id: 'x' }, body: {} }, ['params.thing_id', 'body.value']],
  ])('%j is refused, each place named', (input, places) => {
    const checked = checkInput(full, input);
    expect(checked.ok ? [] : checked.issues.map(({ path }) => path)).toEqual(places);
    expect(checked.ok ? [] : checked.issues.every(({ message, code }) => message !== '' && code !== '')).toBe(
      true,
    );
  });

  it('that breaks a rule between fields is refused in the rule’s own words, where it has some', () => {
    const words = { en: 'The end comes before the beginning.', es: 'El fin es anterior al comienzo.' };
    const period = z.strictObject({ from: z.number(), to: z.number() });
    const ruled = (rule: z.ZodType) => ({ ...operation, body: rule });
    const backwards = { params, body: { from: 2, to: 1 } };
    const inOrder = ({ from, to }: z.output<typeof period>) => from <= to;
    const explained = checkInput(
      ruled(period.refine(inOrder, { path: ['to'], params: { words } })),
      backwards,
    );
    expect(explained).toMatchObject({ ok: false, issues: [{ path: 'body.to', code: 'custom', words }] });
    const silent = checkInput(
      ruled(period.refine(inOrder, { params: { words: { en: 'only English' } } })),
      backwards,
    );
    expect(silent.ok ? [] : silent.issues.map((issue) => [issue.path, 'words' in issue])).toEqual([
      ['body', false],
    ]);
    const missing = checkInput(ruled(period), { params, body: {} });
    expect(missing.ok ? [] : missing.issues.some((issue) => 'words' in issue)).toBe(false);
  });
});
