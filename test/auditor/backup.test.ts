import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { verifyLog } from '../../src/audit/verify.ts';
import { readArguments } from '../../src/auditor/arguments.ts';
import { createSeal } from '../../src/store/seal.ts';
import { backupSqlite } from '../../src/store/sqlite/backup.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { KEYS } from '../approvals/bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const open = (name: string) => openSqlite(at(name), createSeal(KEYS), () => new Date(Date.UTC(2026, 10, 20)));
const event = { correlationId: 'c1', kind: 'looked_up', actor: 'U1', data: {} };

it('D162 copies all that is committed beside the process that writes, which a plain copy does not', async () => {
  const store = open('live.db');
  for (let index = 0; index < 50; index += 1) await store.record(event, ['audit']);
  const head = await store.head();
  copyFileSync(at('live.db'), at('plain.db'));
  expect(await backupSqlite(at('live.db'), at('more/copy.db'))).toEqual(head);
  await store.record(event, []);
  await store.close();
  expect(statSync(at('more/copy.db')).mode & 0o777).toBe(0o600);
  const copy = open('more/copy.db');
  expect(await verifyLog(copy)).toMatchObject({ intact: true, events: 50, head: head?.hash });
  await copy.close();
  const plain = await Promise.resolve()
    .then(() => open('plain.db'))
    .then((store) => store.head().finally(() => store.close()))
    .catch(() => undefined);
  expect(plain?.seq ?? 0).toBeLessThan(50);
  await expect(backupSqlite(at('live.db'), at('more/copy.db'))).rejects.toThrow('overwrites nothing');
});

it('D162 npm run backup says the head of the copy, and where PostgreSQL is backed up', async () => {
  const store = open('other.db');
  await store.record(event, []);
  const run = async (database: string) => {
    const child = spawn(process.execPath, ['src/auditor/main.ts', 'backup', '--to', at('other-copy.db')], {
      env: { DATABASE_URL: database },
    });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return `${out}${err}`;
  };
  expect(await run(`sqlite:${at('other.db')}`)).toContain(`Head: 1:${(await store.head())?.hash}`);
  expect(await run(`sqlite:${at('other.db')}`)).toContain('overwrites nothing');
  expect(await run('postgres://nobody@127.0.0.1:1/none')).toContain('pg_dump');
  await store.close();
  expect(() => readArguments(['backup'])).toThrow('--to');
});
