/** What is typed behind `npm run audit --`, read. What cannot be meant is refused in one sentence. */
import { parseArgs } from 'node:util';
import { type PostedHead, postedHead } from '../audit/head.ts';
import type { Wanted } from '../audit/search.ts';
import { SUBJECT_KINDS } from '../audit/subjects.ts';
import { STATES } from '../store/store.ts';
import type { Extent } from './export/export.ts';
import { FORMATS, type Format } from './export/record.ts';
import { Misuse } from './settings.ts';

export const USAGE = `Usage:
  npm run audit -- verify [--head <event>:<hash>]...
  npm run audit -- export [--from 2026-11-01] [--to 2026-12-01] [--format jsonl|csv]
  npm run audit -- export [--after <event>] --follow
  npm run audit -- search --document 12345678Z | --msisdn 612345678 | --iccid … | --email … | --id … | --correlation …
                          [--person U0ALEX] [--day 2026-11-25] [--operation customers-v2.blocks.update] [--outcome succeeded]
  npm run backup -- --to backups/2026-11-25.db
`;

const options = {
  head: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  after: { type: 'string' },
  follow: { type: 'boolean' },
  document: { type: 'string' },
  msisdn: { type: 'string' },
  iccid: { type: 'string' },
  email: { type: 'string' },
  id: { type: 'string' },
  correlation: { type: 'string' },
  person: { type: 'string' },
  day: { type: 'string' },
  operation: { type: 'string' },
  outcome: { type: 'string' },
} as const;

/** Which options belong to which command. */
const OPTIONS_OF: Readonly<Record<Asked['command'], readonly (keyof typeof options)[]>> = {
  verify: ['head'],
  export: ['from', 'to', 'format', 'after', 'follow'],
  backup: ['to'],
  search: [...SUBJECT_KINDS, 'correlation', 'person', 'day', 'operation', 'outcome'],
};

/** A span of time; either end may be open, and `to` is not in it. */
export interface Span {
  readonly from?: Date;
  readonly to?: Date;
}

/** Whom or what to look for. */
export type Sought = Wanted | { readonly correlation: string };

/** What an auditor asks for. */
export type Asked =
  | { readonly command: 'verify'; readonly heads: readonly PostedHead[] }
  | ({ readonly command: 'export'; readonly follow: boolean } & Extent)
  | { readonly command: 'backup'; readonly to: string }
  | { readonly command: 'search'; readonly sought: Sought };

type Values = ReturnType<typeof read>['values'];
const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** Reads the arguments of a command. Throws `Misuse`. */
export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = given(args);
  const [command, ...more] = positionals;
  if (!isCommand(command)) throw new Misuse(USAGE);
  const foreign = Object.keys(values).find((name) => !OPTIONS_OF[command].some((known) => known === name));
  if (foreign !== undefined) throw new Misuse(`--${foreign} says nothing to ${command}.\n${USAGE}`);
  if (more.length > 0) throw new Misuse(`“${more.join(' ')}” cannot be read.\n${USAGE}`);
  if (command === 'verify') return { command, heads: headsOf(values) };
  if (command === 'export') return { command, ...extentOf(values) };
  if (command === 'backup') return { command, to: fileOf(values) };
  return { command, sought: soughtOf(values) };
}

const isCommand = (word: string | undefined): word is Asked['command'] =>
  word !== undefined && Object.keys(OPTIONS_OF).includes(word);

function fileOf({ to }: Values): string {
  if (to === undefined || to.trim() === '')
    throw new Misuse(`Say where to: --to backups/2026-11-25.db\n${USAGE}`);
  return to;
}

function extentOf(values: Values): Extent & { readonly follow: boolean } {
  const { after = '0', follow = false } = values;
  if (!/^\d{1,15}$/.test(after)) throw new Misuse(`“${after}” is no event: write its number.`);
  const format = formatOf(values);
  if (follow && (format === 'csv' || values.to !== undefined))
    throw new Misuse('--follow goes on for ever, as JSON lines: it has no --to, and is no table.');
  return { format, span: spanOf(values), after: Number(after), follow };
}

function given(args: readonly string[]) {
  try {
    return read(args);
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : 'These options cannot be read.'}\n${USAGE}`);
  }
}

const headsOf = ({ head = [] }: Values) =>
  head.map((text) => {
    const [seq, hash] = text.split(':');
    const parsed = postedHead.safeParse({ seq: Number(seq), hash });
    if (!parsed.success) throw new Misuse(`“${text}” is no head: write <event>:<hash>, as it was posted.`);
    return parsed.data;
  });

function formatOf({ format = 'jsonl' }: Values): Format {
  const known = FORMATS.find((each) => each === format);
  if (known === undefined) throw new Misuse(`“${format}” is no format: jsonl or csv.`);
  return known;
}

function spanOf(values: Values): Span {
  const from = values.from === undefined ? undefined : moment(values.from);
  const to = values.to === undefined ? undefined : moment(values.to);
  if (from && to && from >= to) {
    throw new Misuse(
      from > to
        ? `--from ${values.from} lies after --to ${values.to}: nothing can be in between.`
        : `--from and --to are the same: --to is where the span ends, and not in it.`,
    );
  }
  return { ...(from && { from }), ...(to && { to }) };
}

/** A day, which begins at midnight UTC, or a moment with its zone. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function moment(text: string): Date {
  const [, day] = MOMENT.exec(text) ?? [];
  const at = new Date(text);
  if (day === undefined || (isDay(day) && Number.isNaN(at.getTime()))) {
    throw new Misuse(`“${text}” is no date: write 2026-11-20, or 2026-11-20T10:00:00Z.`);
  }
  // A computer would read 30 February as 2 March.
  if (!isDay(day)) throw new Misuse(`There is no such day as ${day}.`);
  return at;
}

function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** What is looked for: one customer, line or SIM at most, and whatever narrows it down. */
function soughtOf(values: Values): Sought {
  const [subject, ...others] = SUBJECT_KINDS.flatMap((kind) => {
    const value = values[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
  const { correlation, person, day, operation, outcome } = values;
  const narrowing = { person, day, operation, outcome };
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
  if (others.length > 0 || (correlation !== undefined && (subject !== undefined || isNarrowed)))
    throw new Misuse(`Say one thing to look for, and what narrows it down.\n${USAGE}`);
  if (correlation !== undefined) return { correlation };
  if (subject === undefined && !isNarrowed) throw new Misuse(`Say one thing to look for.\n${USAGE}`);
  if (day !== undefined && !isDay(day)) throw new Misuse(`“${day}” is no day: write 2026-11-20.`);
  if (outcome !== undefined && !OUTCOMES.has(outcome))
    throw new Misuse(`“${outcome}” is no outcome: ${[...OUTCOMES].join(', ')}.`);
  return {
    ...(subject && { subjects: [subject] }),
    ...(person !== undefined && { person }),
    ...(day !== undefined && { day }),
    ...(operation !== undefined && { operation }),
    ...(outcome !== undefined && { outcome }),
  };
}

/** The events by which a request goes from one state to another are called by the states. */
const OUTCOMES: ReadonlySet<string> = new Set([...STATES.filter((state) => state !== 'pending'), 'held']);
