import type { z } from 'zod';
import { readAmount } from '../fields/amount.ts';
import { withUnread } from '../fields/unread.ts';
import { isHopeless, isLarge, MOST_ISSUES } from './drift-budget.ts';
import { isObject, type Path, present, remove, setAt, showPath, valueAtPath } from './drift-path.ts';

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

/** Each round mends or removes something; an answer that still fails after this many is not worth more. */
const MOST_ROUNDS = 50;
/** Each round of a large one is felt. It takes as many as its form is deep to take out a part that lacks something. */
const MOST_ROUNDS_OF_LARGE = 5;
const MOST_REPORTED = 20;

/** What is said of an answer of another form: no place of it is worth naming. */
const HOPELESS: Pruned = { path: '', problem: 'too_many_issues' };

type Issue = z.core.$ZodIssue;

/**
 * Parses an answer that may break its schema. A number for a text and a plain decimal for a number are read as
 * what they say; what still does not fit is taken out, and where that is missed, what holds it. Entries taken out
 * of a list are counted (`unreadIn`). Fails only when the whole answer would have to go, or more breaks the schema
 * than is worth mending.
 */
export function parseTolerantly<S extends z.ZodType>(schema: S, value: unknown): Tolerant<z.output<S>> {
  const pruned = new Map<string, Pruned>();
  const lost = new Map<object, number>();
  const report = () => [...pruned.values()].slice(0, MOST_REPORTED);
  const large = isLarge(value);
  if (large && isHopeless(schema, value)) return { ok: false, pruned: [HOPELESS] };
  const rounds = large ? MOST_ROUNDS_OF_LARGE : MOST_ROUNDS;
  let at = value;
  let issues = 0;
  for (let round = 0; round < rounds; round += 1) {
    const result = schema.safeParse(at);
    if (result.success) {
      if (lost.size > 0) noteUnread(at, result.data, lost);
      return { ok: true, data: result.data, pruned: report() };
    }
    issues += result.error.issues.length;
    if (issues > MOST_ISSUES) return { ok: false, pruned: [...report(), HOPELESS] };
    if (round === 0) at = structuredClone(value);
    const targets = result.error.issues.flatMap((issue) => targetsOf(issue, at));
    for (const { path, problem } of targets) {
      const shown = { path: showPath(path), problem };
      pruned.set(`${shown.path} ${problem}`, shown);
    }
    const misfits = targets.filter((target) => !mend(target, at));
    if (misfits.some(({ path }) => path.length === 0)) return { ok: false, pruned: report() };
    remove(
      at,
      misfits.map(({ path }) => path),
      (list) => lost.set(list, (lost.get(list) ?? 0) + 1),
    );
  }
  return { ok: false, pruned: report() };
}

interface Target {
  readonly path: Path;
  readonly problem: string;
  /** The types that would have fitted there. */
  readonly wanted: readonly string[];
}

function targetsOf(issue: Issue, value: unknown): Target[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], problem: issue.code, wanted: [] }));
  }
  const inner = issue.code === 'invalid_union' ? closestBranch(issue.errors) : undefined;
  if (inner) {
    return inner.flatMap((each) => targetsOf({ ...each, path: [...issue.path, ...each.path] }, value));
  }
  return [{ path: present(value, issue.path), problem: issue.code, wanted: wantedBy(issue) }];
}

/** The alternative that fails only in its parts, and in the fewest: it is the one that was meant. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches
    .filter((issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0))
    .sort((a, b) => a.length - b.length)[0];
}

const wantedBy = (issue: Issue): readonly string[] =>
  issue.code === 'invalid_type' ? [issue.expected === 'int' ? 'number' : issue.expected] : [];

/** Reads a value of another type as the wanted one where that loses nothing. False when it cannot be. */
function mend({ path, wanted: [wanted] }: Target, value: unknown): boolean {
  const given = valueAtPath(value, path);
  if (wanted === 'string' && (typeof given === 'number' || typeof given === 'boolean')) {
    return setAt(value, path, String(given));
  }
  const amount = wanted === 'number' && typeof given === 'string' ? readAmount(given) : undefined;
  return amount !== undefined && setAt(value, path, amount);
}

/** Carries the counts over from what was parsed to what came of it. */
function noteUnread(from: unknown, to: unknown, lost: ReadonlyMap<object, number>): void {
  if (!isObject(from) || !isObject(to)) return;
  withUnread(to, lost.get(from) ?? 0);
  for (const [key, inner] of Object.entries(from)) noteUnread(inner, Reflect.get(to, key), lost);
}
