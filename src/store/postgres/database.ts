import { Pool, type PoolClient, types } from 'pg';
import type { Chain } from '../chain.ts';
import { createRequestReader, type RequestReader } from '../requests/read.ts';
import type { Seal } from '../seal.ts';
import { unusable } from '../unusable.ts';
import { couldRewriteLog } from './grants.ts';
import { convert, takeKey } from './key.ts';
import { type Append, appendTo } from './log.ts';
import { assertMayMigrate, migrate } from './migrate.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
/** A statement that takes longer waits for something that will not come. */
const STATEMENT_MS = 10_000;
const INT8 = 20;

/** Sequence numbers and milliseconds: far below what a JavaScript number holds. */
const asNumbers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format ?? 'text'),
};

export type Row = Readonly<Record<string, unknown>>;
/** Runs one statement; `$1` is the first of `values`. */
export type Run = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** A database that is reached. */
interface Reached {
  readonly run: Run;
  /** Runs `work` in one transaction: all of it commits, or nothing; what fails is not tried again. */
  atomically<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What the statement families of this engine share. */
export interface Engine extends Reached {
  readonly seal: Seal;
  readonly requests: RequestReader;
  readonly chain: Chain;
  readonly append: Append;
}

/** Who looks after the schema, and who hears that least privilege is off. */
export interface Upkeep {
  /** Whether this process brings the schema up to its version. */
  readonly migrates: boolean;
  readonly warn: (words: string) => void;
}

const ALONE: Upkeep = { migrates: true, warn: () => undefined };
const OWNS_ALL =
  'DATABASE_URL: its role could rewrite the log: least privilege is off (npm run migrate -- --grants)';

/**
 * Opens a database, migrates it (once, however many processes start) and checks the key. Throws `StoreUnusable`
 * naming the cause. `onError` hears of connections that break while nobody uses them.
 */
export async function openEngine(
  url: string,
  seal: Seal,
  onError: (error: unknown) => void,
  { migrates, warn }: Upkeep = ALONE,
): Promise<Engine> {
  const reached = reach(url, onError);
  try {
    await reached.atomically((tx) => assertMayMigrate(tx, migrates));
    const chain = await migrating(reached, (tx) => takeKey(tx, seal));
    if (await couldRewriteLog(reached.run)) warn(OWNS_ALL);
    return { ...reached, seal, requests: createRequestReader(seal), chain, append: appendTo(chain) };
  } catch (error) {
    await reached.close();
    throw unusable(UNUSABLE, error);
  }
}

/**
 * Migrates a database of before and converts it: whether there was anything to convert. Nobody may be at work on it with
 * an earlier Careline. Throws `StoreUnusable`, and then nothing was changed.
 */
export async function convertPostgres(url: string, seal: Seal): Promise<boolean> {
  const reached = reach(url, () => undefined);
  try {
    return await migrating(reached, (tx) => convert(tx, seal));
  } catch (error) {
    throw unusable(UNUSABLE, error);
  } finally {
    await reached.close();
  }
}

const UNUSABLE = 'PostgreSQL cannot be used';

/** One process at a time migrates, and does `work` in the same transaction. */
const migrating = <T>(reached: Reached, work: (tx: Run) => Promise<T>): Promise<T> =>
  reached.atomically(async (tx) => {
    await migrate(tx);
    return work(tx);
  });

function reach(url: string, onError: (error: unknown) => void): Reached {
  const pool = connect(url, onError);
  return {
    run: runOn(pool),
    atomically: <T>(work: (run: Run) => Promise<T>) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}

/** A pool whose broken connections are reported, not fatal: the next statement opens another. */
export function connect(url: string, onError: (error: unknown) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    types: asNumbers,
  });
  pool.on('error', onError);
  return pool;
}

export const runOn =
  (client: Pool | PoolClient): Run =>
  async (sql, values = []) =>
    (await client.query<Row>(sql, [...values])).rows;

/** Runs `work` in one transaction on a connection of its own. */
export async function inTransaction<T>(pool: Pool, work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Without a listener, a connection that is cut in mid-transaction would end the process.
  const onCut = (error: Error) => {
    broken = error;
  };
  client.on('error', onCut);
  try {
    await client.query('BEGIN');
    const result = await work(runOn(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onCut);
    client.release(broken);
  }
}
