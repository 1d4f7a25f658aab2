/**
 * `npm run migrate`: brings a PostgreSQL up to this version as its owner (MIGRATION_URL). `-- --grants` prints, and does
 * not run, what leaves the role of DATABASE_URL with the rights it needs and no more; `-- --convert` converts, once, a
 * database that an earlier Careline has written.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { databaseUrl } from './config/addresses.ts';
import { readConfig } from './config/config.ts';
import { ConfigError, givenIn, problemsOf } from './config/problems.ts';
import { convertStore } from './store/open.ts';
import { connect, inTransaction, type Run } from './store/postgres/database.ts';
import { grantsFor } from './store/postgres/grants.ts';
import { migrate } from './store/postgres/migrate.ts';
import { createSeal } from './store/seal.ts';
import { StoreUnusable } from './store/unusable.ts';

const postgres = databaseUrl.refine((url) => !url.startsWith('sqlite:'), 'SQLite is migrated at start');
const environment = z.object({ MIGRATION_URL: postgres, DATABASE_URL: postgres });

const OPTIONS = {
  grants: { type: 'boolean', default: false },
  convert: { type: 'boolean', default: false },
} as const;

async function main(): Promise<string> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.convert) return converted();
  const given = givenIn(process.env);
  const read = environment.safeParse(given);
  if (!read.success) {
    throw new StoreUnusable(problemsOf(read, given).join('\n'));
  }
  const { MIGRATION_URL: url, DATABASE_URL: runs } = read.data;
  if (!values.grants) return migrated(url);
  const role = decodeURIComponent(new URL(runs).username);
  return asOwner(url, async (run) => (await grantsFor(run, role)).join('\n'));
}

async function migrated(url: string): Promise<string> {
  const done = await asOwner(url, migrate);
  return done.length === 0 ? 'Nothing was missing.' : `Done: ${done.join(', ')}`;
}

async function converted(): Promise<string> {
  const { database, migrationUrl, encryptionKeys } = readConfig(process.env);
  const done = await convertStore(migrationUrl ?? database, createSeal(encryptionKeys));
  return done ? 'The database is converted.' : 'There was nothing to convert.';
}

async function asOwner<T>(url: string, work: (run: Run) => Promise<T>): Promise<T> {
  const pool = connect(url, () => undefined);
  try {
    return await inTransaction(pool, (run) => work(run));
  } finally {
    await pool.end();
  }
}

await main().then(
  (said) => process.stdout.write(`${said}\n`),
  (error: unknown) => {
    const known =
      error instanceof ConfigError || error instanceof StoreUnusable || error instanceof TypeError;
    process.stderr.write(`${known ? error.message : `It cannot be done: ${String(error)}`}\n`);
    process.exitCode = 1;
  },
);
