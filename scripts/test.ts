/**
 * `npm test`: types and lint beside the tests, so that neither waits for the other. `node scripts/test.ts unit` runs the
 * quick ones alone. What types and lint find is printed when the tests have ended; any of the three fails the run.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [project] = process.argv.slice(2);

/** Everything a run writes is in one folder, named by its process: what a killed run left is found and removed. */
const PREFIX = 'careline-test-';

function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const [, owner] = /^careline-test-(\d+)-/.exec(name) ?? [];
    if (owner !== undefined && !isRunning(Number(owner))) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

interface Ended {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a command; its output is kept, or shown as it comes. */
function run(name: string, args: readonly string[], shown: boolean, env = process.env): Promise<Ended> {
  const child = spawn('npx', ['--no-install', ...args], { env, stdio: shown ? 'inherit' : 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (some) => (output += String(some)));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ name, ok: false, output: error.message }));
    child.once('close', (code) => resolve({ name, ok: code === 0, output }));
  });
}

async function oneAfterTheOther(works: readonly (() => Promise<Ended>)[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const work of works) ended.push(await work());
  return ended;
}

removeLeftovers();
const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
// PostgreSQL, which does not run as root, must get in.
chmodSync(folder, 0o755);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const tests = ['vitest', 'run', ...(project === undefined ? [] : ['--project', project])];
const [checks, tested] = await Promise.all([
  oneAfterTheOther([
    () => run('Types', ['tsc', '--noEmit'], false),
    () => run('Types of what runs in the browser', ['tsc', '--noEmit', '-p', 'test/browser'], false),
    () => run('Lint', ['biome', 'check', '--error-on-warnings', '.'], false),
  ]),
  run('Tests', tests, true, { ...process.env, TMPDIR: folder }),
]);
const failed = [...checks, tested].filter(({ ok }) => !ok);
for (const { name, output } of failed) process.stdout.write(`\n${name} failed.\n${output}`);
process.exitCode = failed.length === 0 ? 0 : 1;
