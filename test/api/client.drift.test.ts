import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseTolerantly } from '../../src/api/drift.ts';
import { unreadIn } from '../../src/fields/unread.ts';

const schema = z.looseObject({
  id: z.string(),
  tags: z.array(z.string()).optional(),
  owner: z.looseObject({ name: z.string(), age: z.number().optional() }).optional(),
  items: z
    .array(
      z.union([
        z.object({ kind: z.literal('a'), price: z.number().optional() }),
        z.object({ kind: z.literal('b') }),
      ]),
    )
    .optional(),
  byKey: z.record(z.string(), z.number()).optional(),
});

const read = (value: unknown) => parseTolerantly(schema, value);

describe('pruning', () => {
  test('what fits is untouched', () => {
    expect(read({ id: 'x', more: { kept: true } })).toEqual({
      ok: true,
      data: { id: 'x', more: { kept: true } },
      pruned: [],
    });
  });

  test('items of a list go by themselves, whatever their places', () => {
    const result = read({ id: 'x', tags: [{}, 'a', [], 'b', null] });
    expect(result).toMatchObject({
      ok: true,
      data: { id: 'x', tags: ['a', 'b'] },
      pruned: [{ path: 'tags[]', problem: 'invalid_type' }],
    });
    expect(result.ok && unreadIn(result.data.tags)).toBe(3);
  });

  test('a list that is whole lacks nothing', () => {
    const result = read({ id: 'x', tags: ['a'] });
    expect(result.ok && unreadIn(result.data.tags)).toBe(0);
    expect(unreadIn(undefined)).toBe(0);
  });

  test('a number for a text and a decimal for a number are read as what they say, and told', () => {
    expect(read({ id: 5, tags: [1, true, 'a'], owner: { name: 7, age: '41' } })).toEqual({
      ok: true,
      data: { id: '5', tags: ['1', 'true', 'a'], owner: { name: '7', age: 41 } },
      pruned: [
        { path: 'id', problem: 'invalid_type' },
        { path: 'tags[]', problem: 'invalid_type' },
        { path: 'owner.name', problem: 'invalid_type' },
        { path: 'owner.age', problem: 'invalid_type' },
      ],
    });
    expect(read({ id: 'x', owner: { name: 'n', age: '4,1' } })).toMatchObject({
      data: { owner: { name: 'n' } },
    });
  });

  test('what was given is left as it came', () => {
    const given = { id: 5, tags: [null] };
    read(given);
    expect(given).toEqual({ id: 5, tags: [null] });
  });

  test('what holds a missing value goes, and no more', () => {
    expect(read({ id: 'x', owner: { age: 3 } })).toMatchObject({
      data: { id: 'x' },
      pruned: [{ path: 'owner' }],
    });
    const twice = read({ id: 'x', owner: { name: [], age: 'y' } });
    expect(twice).toMatchObject({ data: { id: 'x' } });
    expect(twice.pruned.map(({ path }) => path)).toEqual(['owner.name', 'owner.age', 'owner']);
  });

  test('in a union the alternative that was meant keeps what is right', () => {
    expect(read({ id: 'x', items: [{ kind: 'a', price: 'free' }, { kind: 'c' }] })).toMatchObject({
      data: { id: 'x', items: [{ kind: 'a' }] },
    });
  });

  test('an alternative of another type is not preferred for having fewer complaints', () => {
    const either = z.object({
      it: z
        .union([z.string(), z.object({ a: z.number(), b: z.number().optional(), c: z.number().optional() })])
        .optional(),
    });
    expect(parseTolerantly(either, { it: { a: 1, b: 'x', c: 'y' } })).toMatchObject({
      data: { it: { a: 1 } },
    });
  });

  test('keys that could be data are not told', () => {
    const { pruned } = read({
      id: 'x',
      byKey: { '612345678': 'y', 'a@b.es': 'y', line612345678: 'y', plain: 'y' },
    });
    expect([...new Set(pruned.map(({ path }) => path))]).toEqual(['byKey.*', 'byKey.plain']);
  });

  test('without its required fields the whole is lost', () => {
    expect(read({ tags: [] }).ok).toBe(false);
    expect(read(undefined).ok).toBe(false);
    expect(read({ id: null }).ok).toBe(false);
    expect(read({ id: [5] }).ok).toBe(false);
  });

  test('a strict schema loses only what it does not know', () => {
    expect(parseTolerantly(z.strictObject({ a: z.number() }), { a: 1, b: 2 })).toMatchObject({
      data: { a: 1 },
    });
  });
});

test('whatever comes, the data is of the schema or there is none', () => {
  const near = fc.record(
    {
      id: fc.oneof(fc.string(), fc.integer()),
      tags: fc.oneof(fc.array(fc.oneof(fc.string(), fc.anything())), fc.anything()),
      owner: fc.oneof(fc.record({ name: fc.anything(), age: fc.anything() }), fc.anything()),
      items: fc.array(
        fc.oneof(fc.record({ kind: fc.constantFrom('a', 'b', 'c'), price: fc.anything() }), fc.anything()),
      ),
    },
    { requiredKeys: ['id'] },
  );
  fc.assert(
    fc.property(near, (value) => {
      const result = read(structuredClone(value));
      expect(result.ok).toBe(true);
      if (result.ok) expect(schema.safeParse(result.data).success).toBe(true);
    }),
  );
});
