import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Operation } from '../api/operation.ts';
import { parseHours } from './hours.ts';
import { type PolicyEntries, type PolicyEntry, resourceKey } from './policy.ts';

/** A policy that cannot be used: one sentence for each thing that is wrong, with its line. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const MINUTE = 60;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE };
const LONGEST_SECONDS = 7 * 24 * 60 * MINUTE;

const TIME = 'write a number and a unit: 30m, 2h or 1d';
const ttl = z
  .string(TIME)
  .regex(/^[1-9]\d{0,3}[mhd]$/, TIME)
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.slice(-1)] ?? MINUTE))
  .refine((seconds) => seconds <= LONGEST_SECONDS, 'a request waits for 7d at most');

const GROUP = 'must be the id of a Slack user group, such as S0123ABCD';
const SOME_GROUP = 'name at least one user group';
const groups = z.array(z.string(GROUP).regex(/^S[A-Z0-9]{2,}$/, GROUP), SOME_GROUP).min(1, SOME_GROUP);

const MOST_APPROVALS = 5;

const HOURS = 'write days, hours and a time zone: Mon-Fri 08:00-20:00 Europe/Madrid';
const hours = z.string(HOURS).transform((text, context) => {
  const read = parseHours(text);
  if (read !== undefined) return read;
  context.addIssue(HOURS);
  return z.NEVER;
});

const entry = z.strictObject({
  risk: z.enum(['read', 'write', 'destructive']).optional(),
  ttl: ttl.optional(),
  reason: z.enum(['required', 'optional']).optional(),
  approvals: z
    .int('must be a whole number')
    .min(1, 'at least one person approves')
    .max(MOST_APPROVALS, `at most ${MOST_APPROVALS} people approve`)
    .optional(),
  groups: groups.optional(),
  comment: z.enum(['required', 'optional']).optional(),
  hours: hours.optional(),
  escalate: z.strictObject({ after: ttl, groups }).optional(),
});

const file = z.strictObject({
  operations: z.record(z.string(), entry).default({}),
  resources: z.record(z.string(), entry).default({}),
});

/**
 * Reads a policy file and checks it against the operations there are. Throws `PolicyError` naming the line of
 * each thing that is wrong.
 */
export function readPolicy(text: string, operations: readonly Operation[]): PolicyEntries {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (path: readonly PropertyKey[]) => lineOf(document, lines, path);
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
    ...lowered(read.data, operations, at),
  ];
  if (problems.length > 0) throw new PolicyError(problems);
  return { operations: entries(read.data.operations), resources: entries(read.data.resources) };
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

type File = z.output<typeof file>;
type At = (path: readonly PropertyKey[]) => number;

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
  part: keyof File,
  known: readonly string[],
  at: At,
): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map(
      (key) =>
        `line ${at([part, key])}: there is no ${key}; the nearest are ${nearest(key, known).join(', ')}`,
    );
}

/** What changes something must not run as if it only looked. */
function lowered({ operations: byId, resources }: File, operations: readonly Operation[], at: At): string[] {
  return operations
    .filter(({ risk }) => risk !== 'read')
    .flatMap((operation) => {
      const key = resourceKey(operation);
      if (byId[operation.id]?.risk === 'read') {
        return [
          `line ${at(['operations', operation.id, 'risk'])}: ${operation.id} changes something: it can be write or destructive, not read`,
        ];
      }
      const covered = byId[operation.id]?.risk !== undefined;
      return resources[key]?.risk === 'read' && !covered
        ? [
            `line ${at(['resources', key, 'risk'])}: ${operation.id} under ${key} changes something: it can be write or destructive, not read`,
          ]
        : [];
    });
}

function entries(given: File['operations']): ReadonlyMap<string, PolicyEntry> {
  return new Map(
    Object.entries(given).map(([key, said]) => [
      key,
      {
        ...(said.risk && { risk: said.risk }),
        ...(said.ttl !== undefined && { ttlSeconds: said.ttl }),
        ...(said.reason && { reasonRequired: said.reason === 'required' }),
        ...(said.approvals !== undefined && { approvals: said.approvals }),
        ...(said.groups && { groups: said.groups }),
        ...(said.comment && { commentRequired: said.comment === 'required' }),
        ...(said.hours && { hours: said.hours }),
        ...(said.escalate && {
          escalation: { afterSeconds: said.escalate.after, groups: said.escalate.groups },
        }),
      },
    ]),
  );
}

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
  if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `choose one of ${issue.values.map(String).join(', ')}`;
  return firstLine(issue.message);
}
