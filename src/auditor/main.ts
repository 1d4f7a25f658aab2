/** `npm run audit -- verify | export | search`: the log read by an auditor, beside a running Careline. */

import type { LogReader } from '../store/audited.ts';
import { openLog } from '../store/open.ts';
import { type Asked, readArguments } from './arguments.ts';
import { exportEvents } from './export/export.ts';
import { search } from './search/search.ts';
import { readSettings, type Settings } from './settings.ts';
import { verify } from './verify/verify.ts';

const write = (text: string) => void process.stdout.write(text);

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  const settings = readSettings(process.env);
  const log = await openLog(settings.databaseUrl);
  try {
    return (await answer(asked, log, settings)) ? 0 : 1;
  } finally {
    await log.close();
  }
}

/** Whether all is well. */
async function answer(asked: Asked, log: LogReader, settings: Settings): Promise<boolean> {
  switch (asked.command) {
    case 'verify':
      return verify(log, settings, asked.heads, write);
    case 'export':
      await exportEvents(log, asked, write);
      return true;
    case 'search':
      await search(log, settings, asked.sought, write);
      return true;
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
