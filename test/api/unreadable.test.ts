/**
 * Every field of every printed answer that is looked at, changed in every way: the field may be lost, and nothing
 * else. What is lost beside it is listed, with its reason.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer, type Success } from '../../src/api/answer.ts';
import { type AnswerNode, answerTree } from '../../src/api/answer-tree.ts';
import { ApiError } from '../../src/api/errors.ts';
import { parseJson } from '../../src/api/json.ts';
import type { Operation } from '../../src/api/operation.ts';
import { operationById } from '../../src/api/registry.ts';
import { sensitivityOf } from '../../src/fields/meaning.ts';
import { unreadIn } from '../../src/fields/unread.ts';

type Path = readonly (string | number)[];

/** Without the list it is about an answer says nothing: then it is lost, and said to be unreadable. */
const LISTS: Readonly<Record<string, string>> = {
  'barrings.subscription-masks.list': 'masks',
  'customers-v2.invoices.list': 'invoices',
  'customers-v4.categories.list': 'categories',
  'customers-v4.credentials.list': 'credentials',
  'customers-v4.customer-categories.history': 'categories',
  'customers-v4.customer-categories.list': 'categories',
  'customers-v4.customer-special-treatment.get': 'values',
  'customers-v4.external-accounts.contracts': 'contracts',
  'customers-v4.identification-processes.list': 'processes',
  'customers-v4.special-treatments.list': 'values',
  'customers-v4.tokenization-requests.list': 'items',
  'partners.barrings.get': 'appliedBarringsMaskCodes',
};

const looks = z
  .object({
    operations: z.array(
      z.object({
        id: z.string(),
        responses: z.array(z.object({ status: z.number(), example: z.unknown().optional() })),
      }),
    ),
  })
  .parse(parseJson(readFileSync('test/contract/fixtures/operations.json', 'utf8')))
  .operations.flatMap(({ id, responses }) => {
    const operation = operationById(id);
    if (operation?.risk !== 'read') return [];
    return responses.flatMap(({ status, example }) =>
      example == null ? [] : [{ id, operation, status, example }],
    );
  });

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** All places of a value, objects and lists before what is in them. */
function places(value: unknown, at: Path = []): Path[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return [path, ...places(inner, path)];
  });
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : undefined), value);

const MISSING = Symbol('missing');

function changed(example: unknown, path: Path, to: unknown): unknown {
  const copy: unknown = structuredClone(example);
  const holder = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (!isObject(holder) || key === undefined) throw new Error('no such place');
  if (to === MISSING) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, to);
  return copy;
}

function read(operation: Operation, status: number, json: unknown): Success {
  const answer = readAnswer(operation, status, JSON.stringify(json));
  if (answer instanceof ApiError) throw answer;
  return answer;
}

/** The places of what a reading says, in words. */
const said = ({ data }: Success): ReadonlySet<string> =>
  new Set(
    places(data)
      .filter((path) => valueAt(data, path) != null)
      .map((path) => path.join('.')),
  );

/** What a reading says that another does not, apart from a place and all within it. */
function lost(before: Success, after: Success, path: Path): string[] {
  const left = said(after);
  const own = path.join('.');
  return [...said(before)].filter((each) => !left.has(each) && each !== own && !each.startsWith(`${own}.`));
}

function leaves(node: AnswerNode | undefined): readonly Extract<AnswerNode, { node: 'value' }>[] {
  if (node === undefined) return [];
  if (node.node === 'value') return [node];
  return (node.node === 'group' ? node.parts : node.items).flatMap(leaves);
}

/** Values of another type for what stands there, of which a few can be read all the same. */
function odd(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [4_711, true, {}, []];
  if (typeof value === 'number') return ['4711.5', 'muchos', true, {}, []];
  if (typeof value === 'boolean') return ['true', 1, {}];
  return ['algo', 4_711, Array.isArray(value) ? {} : []];
}

const isEntry = (path: Path): boolean => typeof path.at(-1) === 'number';
const isItsList = (id: string, path: Path): boolean => path.join('.') === LISTS[id];

describe.each(looks)('$id $status', ({ id, operation, status, example }) => {
  const whole = read(operation, status, example);
  const all = places(example);
  const fields = all.filter((path) => !isEntry(path) && !isItsList(id, path));

  it('V113 V128 loses a field that is null or missing, and no other', () => {
    for (const path of fields) {
      for (const to of [null, MISSING]) {
        const after = read(operation, status, changed(example, path, to));
        expect(lost(whole, after, path), `${path.join('.')} ${String(to)}`).toEqual([]);
      }
    }
  });

  it('V128 loses at most a field of another type, and shows a plain value as it came', () => {
    for (const path of fields) {
      for (const to of odd(valueAt(example, path))) {
        const what = `${path.join('.')} ${JSON.stringify(to)}`;
        const after = read(operation, status, changed(example, path, to));
        expect(lost(whole, after, path), what).toEqual([]);
        const shown = leaves(answerTree(operation, status, after.raw));
        if (!isObject(to))
          expect(
            shown.map(({ value }) => value),
            what,
          ).toContain(to);
      }
    }
  });

  it('reads a number for a text, and a plain decimal for a number, as what they say', () => {
    for (const path of fields) {
      const came = valueAt(example, path);
      const shownAs = valueAt(whole.data, path);
      if (typeof came === 'string' && typeof shownAs === 'string') {
        const { data } = read(operation, status, changed(example, path, 4_711));
        expect(valueAt(data, path), path.join('.')).toBe('4711');
      }
      if (typeof shownAs === 'number') {
        const { data } = read(operation, status, changed(example, path, '7.5'));
        // One value may be a text by its page.
        expect([7.5, '7.5'], path.join('.')).toContain(valueAt(data, path));
      }
    }
  });

  it('counts an entry of a list of which nothing can be read', () => {
    for (const path of all.filter((each) => isEntry(each) && valueAt(example, each) != null)) {
      const after = read(operation, status, changed(example, path, null));
      const list = valueAt(after.data, path.slice(0, -1));
      expect(unreadIn(isObject(list) ? list : undefined), path.join('.')).toBe(1);
    }
  });

  it('is unreadable as a whole only without its list, or when it is of another form', () => {
    const list = LISTS[id];
    for (const to of [null, MISSING, 'algo', 7]) {
      if (list === undefined) continue;
      expect(() => read(operation, status, changed(example, [list], to)), String(to)).toThrow(ApiError);
    }
    expect(() => read(operation, status, 'algo')).toThrow(ApiError);
  });

  it('never shows in clear what is for other eyes, wherever it stands', () => {
    const guarded = leaves(answerTree(operation, status, example)).filter(({ meaning }) =>
      ['bank', 'never'].includes(sensitivityOf(meaning)),
    );
    if (guarded.length === 0) return;
    for (const path of all.filter((each) => isObject(valueAt(example, each)))) {
      const inside = places(valueAt(example, path)).map((each) => each.at(-1));
      if (!guarded.some(({ name }) => inside.includes(name))) continue;
      const shown = leaves(answerTree(operation, status, changed(example, path, 'ES7921000813610123456789')));
      const clear = shown.filter(({ value }) => value === 'ES7921000813610123456789');
      for (const { meaning } of clear)
        expect(['bank', 'never'], path.join('.')).toContain(sensitivityOf(meaning));
    }
  });
});
