import { openSqliteLog } from './sqlite/read-only.ts';
import type { LogReader } from './store.ts';

/** Opens the log of a `DATABASE_URL` for reading. Throws when there is none. */
export async function openLog(url: string): Promise<LogReader> {
  return openSqliteLog(url.replace(/^sqlite:/, ''));
}
