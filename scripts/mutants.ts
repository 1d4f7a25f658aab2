/**
 * `node scripts/mutants.ts [file]`: breaks the code of approvals, audit and policy in small ways, one at a time, in a copy
 * of the repository, and looks whether a test fails. Prints what survived, and the share that was killed, as JSON.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FILES = [
  'src/approvals/*.ts',
  'src/audit/*.ts',
  'src/store/chain.ts',
  'src/store/seal.ts',
  'src/store/keys.ts',
];
const TESTS = ['test/approvals', 'test/audit', 'test/store/seal.test.ts', 'test/store/sqlite.test.ts'];
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

const survived: string[] = [];
for (const [index, { file, at, from, to }] of mutants.entries()) {
  const path = join(copy, file);
  const text = readFileSync(join(root, file), 'utf8');
  writeFileSync(path, text.slice(0, at) + to + text.slice(at + from.length));
  const { status } = spawnSync('node_modules/.bin/vitest', ['run', '--bail', '1', ...TESTS], {
    cwd: copy,
    env: { ...process.env, MODEL_RUNS: '150', CI: '' },
    timeout: LIMIT_MS,
    stdio: 'ignore',
  });
  if (status === 0) {
    const line = text.slice(0, at).split('\n').length;
    survived.push(`${file}:${line}: ${from.trim()} -> ${to.trim()}`);
  }
  writeFileSync(path, text);
  process.stderr.write(`\r${index + 1} of ${mutants.length}, ${survived.length} survived`);
}
rmSync(copy, { recursive: true, force: true });
const killed = mutants.length - survived.length;
process.stdout.write(
  `${JSON.stringify({ mutants: mutants.length, killed, share: Math.round((killed / mutants.length) * 1000) / 10, survived }, null, 2)}\n`,
);
