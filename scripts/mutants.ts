/**
 * `node scripts/mutants.ts [file] [every]`: breaks the code of approvals, audit and policy in small ways, one at a time, in a copy
 * of the repository, and looks whether a test fails. Prints what survived, and the share that was killed, as JSON.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const FILES = [
  'src/approvals/*.ts',
  'src/audit/*.ts',
  'src/store/chain.ts',
  'src/store/seal.ts',
  'src/store/keys.ts',
];
/** The quickest to fail first. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  'src/approvals': [
    'test/approvals',
    'test/e2e/decisions.test.ts',
    'test/e2e/callbacks.test.ts',
    'test/e2e/run.test.ts',
  ],
  'src/audit': ['test/audit', 'test/auditor'],
  'src/store': ['test/store/seal.test.ts', 'test/store/sqlite.test.ts', 'test/audit'],
};
const LIMIT_MS = 120_000;

/** What is written, and what is written instead. */
const BREAKS: readonly (readonly [RegExp, string])[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/ \+ /g, ' - '],
  [/Math\.max/g, 'Math.min'],
  [/Math\.min/g, 'Math.max'],
  [/\bif \(/g, 'if (!'],
];

interface Mutant {
  readonly file: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

const root = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'careline-mutants-'));
for (const part of [
  'src',
  'test',
  'docs',
  'package.json',
  'vitest.config.ts',
  'tsconfig.json',
  'manifest.yml',
  '.env.example',
]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const isCode = (text: string, at: number): boolean => {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at));
  return !/^\s*(\/\/|\*|\/\*|import |export type|type |readonly |\|)/.test(line);
};

const mutants: Mutant[] = FILES.flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => process.argv[2] === undefined || file.includes(process.argv[2]))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return BREAKS.flatMap(([pattern, to]) =>
      [...text.matchAll(pattern)]
        .filter(({ index }) => isCode(text, index))
        .map(({ index, 0: from }) => ({ file, at: index, from, to })),
    );
  });

/** One in so many is tried, where there is no time for all. */
const every = Number(process.argv[3] ?? 1);
const tried = mutants.filter((_, index) => index % every === 0);
const survived: string[] = [];
for (const [index, { file, at, from, to }] of tried.entries()) {
  const path = join(copy, file);
  const text = readFileSync(join(root, file), 'utf8');
  writeFileSync(path, text.slice(0, at) + to + text.slice(at + from.length));
  const { status } = spawnSync(
    'node_modules/.bin/vitest',
    ['run', '--bail', '1', ...(TESTS[dirname(file)] ?? [])],
    {
      cwd: copy,
      env: { ...process.env, MODEL_RUNS: '150', CI: '' },
      timeout: LIMIT_MS,
      stdio: 'ignore',
    },
  );
  if (status === 0) {
    const line = text.slice(0, at).split('\n').length;
    survived.push(`${file}:${line}: ${from.trim()} -> ${to.trim()}`);
  }
  writeFileSync(path, text);
  process.stderr.write(`\r${index + 1} of ${tried.length}, ${survived.length} survived`);
}
rmSync(copy, { recursive: true, force: true });
const killed = tried.length - survived.length;
process.stdout.write(
  `${JSON.stringify({ mutants: mutants.length, tried: tried.length, killed, share: Math.round((killed / tried.length) * 1000) / 10, survived }, null, 2)}\n`,
);
