/**
 * `npm exec -- node scripts/mutants.ts [pattern …]`: breaks the code of approvals, audit and policy in small ways with
 * Stryker, one at a time, in a copy of the repository, and looks whether a test fails. Prints as JSON what share was
 * killed, of all and file by file, and what survived. Stryker is installed into the copy: it is too large to be a
 * dependency of everybody.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const STRYKER = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];
const MUTATED = [
  'src/approvals/**/*.ts',
  'src/audit/**/*.ts',
  'src/store/chain.ts',
  'src/store/seal.ts',
  'src/store/keys.ts',
];
/** What can kill a mutant in seconds; the end-to-end tests would kill more, and take hours. */
const TESTS = [
  'test/approvals/**/*.test.ts',
  'test/audit/*.test.ts',
  'test/auditor/export.test.ts',
  'test/store/seal.test.ts',
  'test/store/sqlite.test.ts',
];
/** Enough lives for a broken table to show; each mutant lives them all. */
const MODEL_RUNS = '40';

const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().default(''),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
        }),
      ),
    }),
  ),
});

const root = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'careline-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
const LEFT_OUT = ['.git', '.env', 'data', 'reports'].map((name) => join(root, name));
cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (from) => !LEFT_OUT.includes(from) });
// PostgreSQL does not run as root: it must find its programs in here under another name.
chmodSync(copy, 0o755);
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, {
    cwd: copy,
    env: { ...process.env, MODEL_RUNS, CI: '' },
    stdio: ['ignore', process.stderr.fd, 'inherit'],
  });

run('npm', 'install', '--no-save', '--no-audit', '--no-fund', ...STRYKER);
const mutate = process.argv.slice(2);
writeFileSync(
  join(copy, 'stryker.config.json'),
  JSON.stringify({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutants.ts' },
    coverageAnalysis: 'perTest',
    mutate: mutate.length > 0 ? mutate : MUTATED,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: 'mutants.json' },
    // TypeScript 7 has no interface Stryker could read the settings with, and it needs none of them.
    tsconfigFile: 'none.json',
    concurrency: 2,
    timeoutMS: 10_000,
  }),
);
writeFileSync(
  join(copy, 'vitest.mutants.ts'),
  `export default { test: { include: ${JSON.stringify(TESTS)}, globalSetup: ['test/support/shared-postgres.ts'], testTimeout: 10_000, hookTimeout: 30_000 } };\n`,
);
run(process.execPath, 'node_modules/@stryker-mutator/core/bin/stryker.js', 'run');

const { files } = report.parse(JSON.parse(readFileSync(join(copy, 'mutants.json'), 'utf8')));

const KILLED: readonly string[] = ['Killed', 'Timeout'];
const count = (mutants: readonly { readonly status: string }[]) => {
  const killed = mutants.filter(({ status }) => KILLED.includes(status)).length;
  return { mutants: mutants.length, killed, share: Math.round((killed / mutants.length) * 1_000) / 10 };
};
const all = Object.entries(files);
const survived = all.flatMap(([file, { mutants }]) =>
  mutants
    .filter(({ status }) => !KILLED.includes(status))
    .map(
      ({ location: { start }, mutatorName, replacement }) =>
        `${file}:${start.line}:${start.column} ${mutatorName} -> ${replacement.replaceAll(/\s+/g, ' ').slice(0, 60)}`,
    ),
);
const byFile = Object.fromEntries(all.map(([file, { mutants }]) => [file, count(mutants)]));
const whole = count(all.flatMap(([, { mutants }]) => mutants));
process.stdout.write(`${JSON.stringify({ ...whole, byFile, survived }, null, 2)}\n`);
