import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** The end of the log in a copy. */
export interface Copied {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Copies a database file beside the process that writes it, with everything that is committed: also what a plain copy of
 * the file would miss. Throws when there is a file already, or the copy is not sound. `undefined` of an empty log.
 */
export async function backupSqlite(path: string, to: string): Promise<Copied | undefined> {
  if (existsSync(to)) throw new Error(`${to} is there already: a backup overwrites nothing.`);
  mkdirSync(dirname(to), { recursive: true });
  const source = new DatabaseSync(path, { readOnly: true });
  try {
    await backup(source, to);
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const copy = new DatabaseSync(to, { readOnly: true });
  try {
    const check = copy.prepare('PRAGMA quick_check(1)').get();
    if (check?.quick_check !== 'ok') throw new Error(`${to} is not sound: take another backup.`);
    const head = copy.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get();
    return head && { seq: Number(head.seq), hash: String(head.hash) };
  } finally {
    copy.close();
  }
}
