/** The schema of a database: brought up to this version, by who may. */
import { readdirSync, readFileSync } from 'node:fs';
import { StoreUnusable } from '../unusable.ts';
import type { Run } from './database.ts';

const MIGRATIONS = new URL('../migrations/postgres/', import.meta.url);
/** The name of our advisory lock: one process migrates at a time. */
const MIGRATING = 7_201_001;

/** Runs what is missing, once however many processes start; returns the names. In a transaction. */
export async function migrate(run: Run): Promise<readonly string[]> {
  await run('SELECT pg_advisory_xact_lock($1)', [MIGRATING]);
  const missing = await missingFrom(run);
  for (const name of missing) {
    await run('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)');
    await run(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
    await run('INSERT INTO migrations (name) VALUES ($1)', [name]);
  }
  return missing;
}

/** Throws `StoreUnusable` when something is missing that this role may not create, or is not to. */
export async function assertMayMigrate(run: Run, migrates: boolean): Promise<void> {
  const missing = await missingFrom(run);
  if (missing.length === 0) return;
  const [may] = await run("SELECT has_schema_privilege(current_schema(), 'CREATE') AS create");
  if (migrates && may?.create === true) return;
  throw new StoreUnusable(
    `the database lacks ${missing.join(', ')}: run \`npm run migrate\` with MIGRATION_URL, the connection of its owner`,
  );
}

/** Looked up before anything is created: the role that runs need not be allowed to create. */
async function missingFrom(run: Run): Promise<readonly string[]> {
  // Of the table, not by name: a name that was not there is remembered while another process creates it.
  const [there] = await run(
    `SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'migrations'
       AND relnamespace = ANY (current_schemas(false)::regnamespace[])) AS migrations`,
  );
  const rows = there?.migrations === true ? await run('SELECT name FROM migrations') : [];
  const done = new Set(rows.map(({ name }) => name));
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql') && !done.has(name))
    .sort();
}
