import type { LogReader } from './audited.ts';
import { convertPostgres, type Upkeep } from './postgres/database.ts';
import { openPostgresLog } from './postgres/read-only.ts';
import { openPostgres } from './postgres.ts';
import type { Seal } from './seal.ts';
import { openSqliteLog } from './sqlite/read-only.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);
/** The file of an SQLite address. */
export const pathOf = (url: string): string => url.replace(/^sqlite:/, '');

/** A store, and whether other processes may be at work on it. */
export interface Opened {
  readonly store: Store;
  readonly shared: boolean;
}

/** Opens the store of a `DATABASE_URL`. Throws `StoreUnusable`. `now` is the clock of a store that has none. */
export async function openStore(
  url: string,
  seal: Seal,
  {
    now,
    onError,
    ...upkeep
  }: Upkeep & { readonly now: () => Date; readonly onError: (error: unknown) => void },
): Promise<Opened> {
  return isPostgres(url)
    ? { store: await openPostgres(url, seal, onError, upkeep), shared: true }
    : { store: openSqlite(pathOf(url), seal, now), shared: false };
}

/**
 * Converts the database of a `DATABASE_URL`, if it is of before: whether there was anything to convert. An SQLite file is
 * converted when it is opened.
 */
export async function convertStore(url: string, seal: Seal): Promise<boolean> {
  return isPostgres(url) && convertPostgres(url, seal);
}

/** Opens the log of a `DATABASE_URL` for reading. Throws when there is none. */
export const openLog = async (url: string): Promise<LogReader> =>
  isPostgres(url) ? openPostgresLog(url) : openSqliteLog(pathOf(url));
