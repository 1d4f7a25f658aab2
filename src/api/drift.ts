import type { z } from 'zod';

/** One place where an answer breaks the API page. Holds no value: it is logged and counted. */
export interface Pruned {
  /** `customers[].name`; parts that could be data are `*`, the whole answer is empty. */
  readonly path: string;
  /** zod's word for what was wrong. */
  readonly problem: string;
}

export type Tolerant<T> =
  | { readonly ok: true; readonly data: T; readonly pruned: readonly Pruned[] }
  | { readonly ok: false; readonly pruned: readonly Pruned[] };

/** Each round removes something; an answer that still fails after this many is not worth more. */
const MOST_ROUNDS = 50;
const MOST_REPORTED = 20;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Parses an answer, taking out what does not fit until the rest does: the value itself, and where that is
 * missed, what holds it. Changes `value`. Fails only when the whole answer would have to go.
 */
export function parseTolerantly<S extends z.ZodType>(schema: S, value: unknown): Tolerant<z.output<S>> {
  const pruned = new Map<string, Pruned>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = schema.safeParse(value);
    const report = () => [...pruned.values()].slice(0, MOST_REPORTED);
    if (result.success) return { ok: true, data: result.data, pruned: report() };
    const targets = result.error.issues.flatMap((issue) => targetsOf(issue, value));
    for (const { path, problem } of targets) {
      const shown = { path: showPath(path), problem };
      pruned.set(`${shown.path} ${problem}`, shown);
    }
    if (targets.some(({ path }) => path.length === 0)) return { ok: false, pruned: report() };
    for (const path of lastFirst(targets.map((target) => target.path))) remove(value, path);
  }
  return { ok: false, pruned: [...pruned.values()].slice(0, MOST_REPORTED) };
}

interface Target {
  readonly path: Path;
  readonly problem: string;
}

function targetsOf(issue: Issue, value: unknown): Target[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], problem: issue.code }));
  }
  const inner = issue.code === 'invalid_union' ? closestBranch(issue.errors) : undefined;
  if (inner) {
    return inner.flatMap((each) => targetsOf({ ...each, path: [...issue.path, ...each.path] }, value));
  }
  return [{ path: present(value, issue.path), problem: issue.code }];
}

/** The alternative that fails only in its parts, and in the fewest: it is the one that was meant. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches
    .filter((issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0))
    .sort((a, b) => a.length - b.length)[0];
}

/** The path itself, or of what should hold it the nearest that is there. */
function present(value: unknown, path: Path): Path {
  let reached = 0;
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) break;
    at = Reflect.get(at, key);
    reached += 1;
  }
  return path.slice(0, reached);
}

/** Without doubles, and later items of a list before earlier ones: removing one moves those behind it. */
function lastFirst(paths: readonly Path[]): Path[] {
  const distinct = new Map(paths.map((path) => [JSON.stringify(path.map(String)), path]));
  return [...distinct.values()].sort((a, b) => compare(b, a));
}

function compare(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

function remove(value: unknown, path: Path): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : at), value);
  const last = path.at(-1);
  if (!isObject(holder) || last === undefined) return;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder, last);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Keys come from the answer and could be data where it uses them so: only names are shown. */
function showPath(path: Path): string {
  return path.reduce<string>((shown, key) => {
    if (typeof key === 'number') return `${shown}[]`;
    const name = /^[A-Za-z_][\w-]{0,40}$/.test(String(key)) && !/\d{4}/.test(String(key)) ? String(key) : '*';
    return shown === '' ? name : `${shown}.${name}`;
  }, '');
}
