/** `npm run audit -- verify | export | search`, `npm run backup`: the log read beside a running Careline. */

import type { LogReader } from '../store/audited.ts';
import { isPostgres, openLog, pathOf } from '../store/open.ts';
import { backupSqlite } from '../store/sqlite/backup.ts';
import { type Asked, readArguments } from './arguments.ts';
import { exportEvents, followEvents } from './export/export.ts';
import { search } from './search/search.ts';
import { Misuse, readSettings, type Settings } from './settings.ts';
import { type Verdict, verify } from './verify/verify.ts';

const write = (text: string) => void process.stdout.write(text);

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  const settings = readSettings(process.env);
  if (asked.command === 'backup') return backUp(settings.databaseUrl, asked.to);
  const log = await openLog(settings.databaseUrl);
  try {
    return CODES[await answer(asked, log, settings)];
  } finally {
    await log.close();
  }
}

async function backUp(url: string, to: string): Promise<number> {
  if (isPostgres(url)) {
    throw new Misuse('PostgreSQL is backed up by its own tools, pg_dump or its archive: docs/restore.md.');
  }
  const head = await backupSqlite(pathOf(url), to);
  write(`${to} is sound. Head: ${head === undefined ? 'the log is empty' : `${head.seq}:${head.hash}`}\n`);
  return 0;
}

/** Until somebody ends it. */
function stopped(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
}

/** What the process ends with; 2 is for what was asked for wrongly, or cannot be read at all. */
const CODES: Readonly<Record<Verdict, number>> = { well: 0, wrong: 1, unproved: 3 };

async function answer(
  asked: Exclude<Asked, { command: 'backup' }>,
  log: LogReader,
  settings: Settings,
): Promise<Verdict> {
  switch (asked.command) {
    case 'verify':
      return verify(log, settings, asked.heads, write);
    case 'export':
      if (asked.follow) await followEvents(log, asked, write, stopped());
      else await exportEvents(log, asked, write);
      return 'well';
    case 'search':
      await search(log, settings, asked.sought, write);
      return 'well';
  }
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
