/** The files of a database are their owner's alone. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const OWNER_FILE = 0o600;
const OWNER_FOLDER = 0o700;

/**
 * Makes the folder and the files of a database, those that were there before too, readable by their owner alone. A
 * folder that holds other things as well is left as it is.
 */
export function makePrivate(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: OWNER_FOLDER });
  const name = basename(path);
  // What SQLite makes beside the database takes its mode from it.
  for (const each of [name, `${name}.lock`]) closeSync(openSync(join(folder, each), 'a', OWNER_FILE));
  const found = readdirSync(folder);
  const ours = found.filter((each) => each.startsWith(name));
  for (const each of ours) chmodIfOurs(join(folder, each), OWNER_FILE);
  if (ours.length === found.length) chmodIfOurs(folder, OWNER_FOLDER);
}

/** Somebody else's file that we may write stays as they made it: it is theirs to close. */
function chmodIfOurs(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
