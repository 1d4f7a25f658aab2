/** A Careline in a process of its own, that is started, killed and started again on the same database. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePort } from '../../src/sandbox/free-port.ts';
import { type Office, startOffice } from '../../src/sandbox/office/office.ts';
import type { LocalSlack } from '../../src/sandbox/slack/types.ts';
import { type LocalSlackOptions, startLocalSlack } from '../../src/sandbox/slack/workspace.ts';
import { environmentFor } from '../support/stage.ts';
import { until } from '../support/until.ts';

export interface Outpost {
  readonly slack: LocalSlack;
  readonly office: Office;
  /** Whether it runs. */
  readonly alive: boolean;
  /** Starts it and waits until it is ready; false when it died before that. */
  start(env?: Readonly<Record<string, string>>): Promise<boolean>;
  /** It dies when it comes to the point, from now on; see `kill-at.ts`. */
  dieAt(point: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** From now on the kernel lets the process write into no file, or into all again. Linux, with `prlimit`. */
  writes(allowed: boolean): void;
  kill(): Promise<void>;
  /** Resolves when the process has ended by itself. */
  readonly gone: Promise<unknown>;
  /** Reads the database, beside the process. */
  rows(sql: string): readonly Record<string, unknown>[];
  close(): Promise<void>;
}

export async function openOutpost(
  settings: Readonly<Record<string, string>> = {},
  workspace: LocalSlackOptions = {},
): Promise<Outpost> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-chaos-'));
  const database = join(folder, 'careline.db');
  const slack = await startLocalSlack(workspace);
  const office = await startOffice();
  const port = await freePort();
  const base = {
    ...environmentFor(slack, office, { database }),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
  let child: ChildProcess | undefined;
  let gone: Promise<unknown> = Promise.resolve();

  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );

  return {
    slack,
    office,
    get alive() {
      return child !== undefined && child.exitCode === null && child.signalCode === null;
    },
    async start(env = {}) {
      const started = spawn(process.execPath, ['--import', './test/chaos/kill-at.ts', 'src/app.ts'], {
        env: { ...base, ...env },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child = started;
      gone = once(started, 'exit');
      const isDead = () => started.exitCode !== null || started.signalCode !== null;
      await until('the process to be ready', async () => isDead() || (await isReady()), 20_000);
      return !isDead();
    },
    dieAt: (point) =>
      new Promise((resolve, reject) => {
        child?.send(point, (error) => (error ? reject(error) : resolve()));
      }),
    signal: (signal) => void child?.kill(signal),
    writes(allowed) {
      const most = allowed ? 'unlimited' : '0';
      execFileSync('prlimit', ['--pid', String(child?.pid), `--fsize=${most}:unlimited`]);
    },
    async kill() {
      child?.kill('SIGKILL');
      await gone;
    },
    get gone() {
      return gone;
    },
    rows(sql) {
      const db = new DatabaseSync(database, { readOnly: true });
      try {
        return db.prepare(sql).all();
      } finally {
        db.close();
      }
    },
    async close() {
      child?.kill('SIGKILL');
      await gone;
      await slack.close();
      await office.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
