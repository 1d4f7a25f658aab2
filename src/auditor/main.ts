/** `npm run audit -- verify | export | search`: the log read by an auditor, beside a running Careline. */
import { parseArgs } from 'node:util';
import { postedHead } from '../audit/head.ts';
import { SUBJECT_KINDS } from '../audit/subjects.ts';
import { openLog } from '../store/open.ts';
import { exportEvents, type Sought, search, verify } from './commands.ts';
import { FORMATS } from './export.ts';
import { Misuse, readSettings } from './settings.ts';

const USAGE = `Usage:
  npm run audit -- verify [--head <event>:<hash>]...
  npm run audit -- export [--from 2026-11-01] [--to 2026-12-01] [--format jsonl|csv]
  npm run audit -- search --document 12345678Z | --msisdn 612345678 | --iccid … | --email … | --id … | --correlation …
`;

const options = {
  head: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  document: { type: 'string' },
  msisdn: { type: 'string' },
  iccid: { type: 'string' },
  email: { type: 'string' },
  id: { type: 'string' },
  correlation: { type: 'string' },
} as const;

type Values = ReturnType<typeof read>['values'];
const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = given(args);
  const [command] = positionals;
  const settings = readSettings(process.env);
  const write = (text: string) => void process.stdout.write(text);
  if (command !== 'verify' && command !== 'export' && command !== 'search') throw new Misuse(USAGE);
  const log = openLog(settings.databaseUrl);
  try {
    if (command === 'verify') return (await verify(log, settings, headsOf(values), write)) ? 0 : 1;
    if (command === 'export') await exportEvents(log, spanOf(values), write);
    else await search(log, settings, soughtOf(values), write);
    return 0;
  } finally {
    await log.close();
  }
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

function spanOf({ from, to, format = 'jsonl' }: Values) {
  const known = FORMATS.find((each) => each === format);
  if (known === undefined) throw new Misuse(`“${format}” is no format: jsonl or csv.`);
  return {
    format: known,
    ...(from !== undefined && { from: day(from) }),
    ...(to !== undefined && { to: day(to) }),
  };
}

function day(text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) {
    throw new Misuse(`“${text}” is no date: write 2026-11-20, or 2026-11-20T10:00:00Z.`);
  }
  return at;
}

function soughtOf(values: Values): Sought {
  const kinds = [...SUBJECT_KINDS, 'correlation'] as const;
  const [sought, ...others] = kinds.flatMap((kind) => {
    const value = values[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
  if (sought === undefined || others.length > 0) throw new Misuse(`Say one thing to look for.\n${USAGE}`);
  return sought;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${words}\n`);
    process.exitCode = 2;
  },
);
