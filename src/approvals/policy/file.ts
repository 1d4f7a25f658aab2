import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Operation } from '../../api/operation.ts';
import {
  NO_POLICY,
  type OperationEntry,
  type PolicyEntries,
  type PolicyEntry,
  resourceKey,
} from '../policy.ts';
import { checkEntries } from './effect.ts';
import { type Finding, findings, type LineOf } from './finding.ts';
import { DEFAULT_LOOKUPS, DEFAULT_OPEN, type File, file, type Written } from './schema.ts';

/** A policy that cannot be used: one sentence for each thing that is wrong, with its line. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** A policy as it was read. */
export interface PolicyFile {
  readonly entries: PolicyEntries;
  /** As many requests of one person may be open at a time. */
  readonly openRequests: number;
  /** More lookups of one person within an hour are told in the audit channel. */
  readonly lookupsAnHour: number;
  readonly lineOf: LineOf;
  /** What is worth a look, and stops nothing. */
  readonly warnings: readonly Finding[];
}

export const NO_FILE: PolicyFile = {
  entries: NO_POLICY,
  openRequests: DEFAULT_OPEN,
  lookupsAnHour: DEFAULT_LOOKUPS,
  lineOf: () => 1,
  warnings: [],
};

/**
 * Reads a policy file and checks it against the operations there are. Throws `PolicyError` naming the line of
 * each thing that is wrong.
 */
export function readPolicy(text: string, operations: readonly Operation[]): PolicyFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at: LineOf = (path) => lineOf(document, lines, path);
  if (document.errors.length > 0) {
    throw new PolicyError(
      document.errors.map(({ linePos, message }) => `line ${linePos?.[0].line ?? 1}: ${firstLine(message)}`),
    );
  }
  const lost = lostKeys(document, lines);
  if (lost.length > 0) throw new PolicyError(lost);
  const read = file.safeParse(document.toJS() ?? {});
  if (!read.success) {
    throw new PolicyError(
      read.error.issues
        .toSorted((a, b) => at(a.path) - at(b.path))
        .map((issue) => `line ${at(issue.path)}: ${issue.path.join(' > ')}: ${wordsOf(issue)}`),
    );
  }
  const problems = [
    ...strangers(
      read.data.operations,
      'operations',
      operations.map(({ id }) => id),
      at,
    ),
    ...strangers(read.data.resources, 'resources', [...new Set(operations.map(resourceKey))], at),
  ];
  if (problems.length > 0) throw new PolicyError(problems);
  const entries = entriesOf(read.data);
  const found = findings(at);
  checkEntries(entries, operations, found);
  return {
    entries,
    openRequests: read.data.open_requests,
    lookupsAnHour: read.data.lookups_an_hour,
    lineOf: at,
    warnings: withoutErrors(found.all()),
  };
}

/** `__proto__` is no key of an object: what stands under it would be lost without a word. */
function lostKeys(document: ReturnType<typeof parseDocument>, lines: LineCounter): string[] {
  const found: string[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return;
      found.push(`line ${lines.linePos(key.range?.[0] ?? 0).line}: there is no __proto__`);
    },
  });
  return found;
}

/** The findings that stop nothing. Throws `PolicyError` when others are among them. */
export function withoutErrors(found: readonly Finding[]): readonly Finding[] {
  const errors = found.filter(({ fatal }) => fatal);
  if (errors.length > 0) throw new PolicyError(errors.map(({ words }) => words.en));
  return found;
}

/** The line of a place in the document, or of what it would stand in. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = z.looseObject({ range: z.array(z.number()) }).safeParse(node);
    const [start] = range.data?.range ?? [];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

function strangers(
  given: Readonly<Record<string, unknown>>,
  part: 'operations' | 'resources',
  known: readonly string[],
  at: LineOf,
): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map(
      (key) =>
        `line ${at([part, key])}: there is no ${key}; the nearest are ${nearest(key, known).join(', ')}`,
    );
}

function entriesOf({ operations, resources }: File): PolicyEntries {
  return {
    operations: new Map(
      Object.entries(operations).map(([key, { rules, ...said }]): [string, OperationEntry] => [
        key,
        {
          ...entryOf(said),
          ...(rules && { rules: rules.map(({ when, ...then }) => ({ when, ...entryOf(then) })) }),
        },
      ]),
    ),
    resources: new Map(Object.entries(resources).map(([key, said]) => [key, entryOf(said)])),
  };
}

const entryOf = (said: Written): PolicyEntry => ({
  ...(said.risk && { risk: said.risk }),
  ...(said.ttl !== undefined && { ttlSeconds: said.ttl }),
  ...(said.reason && { reasonRequired: said.reason === 'required' }),
  ...(said.approvals !== undefined && { approvals: said.approvals }),
  ...(said.groups && { groups: said.groups }),
  ...(said.all_of && { allOf: said.all_of }),
  ...(said.comment && { commentRequired: said.comment === 'required' }),
  ...(said.hours && { hours: said.hours }),
  ...(said.escalate && {
    escalation: { afterSeconds: said.escalate.after, groups: said.escalate.groups },
  }),
  ...(said.notify && { notify: said.notify }),
});

const SHOWN = 3;

/** The known names most like what was written: by the pairs of letters both have. */
function nearest(written: string, known: readonly string[]): readonly string[] {
  const parts = new Set(pairs(written));
  const likeness = (name: string): number => {
    const own = pairs(name);
    return own.filter((pair) => parts.has(pair)).length / (own.length + parts.size);
  };
  return known.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, SHOWN);
}

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2).toLowerCase());

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const rules = issue.path[0] === 'resources' && issue.keys.includes('rules');
    return `unknown ${issue.keys.join(', ')}${rules ? ' (rules stand under an operation: inputs of a heading differ)' : ''}`;
  }
  if (issue.code === 'invalid_value') return `choose one of ${issue.values.map(String).join(', ')}`;
  return firstLine(issue.message);
}
