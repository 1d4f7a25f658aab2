import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The rows of the fault table, 1 to 53: each has a test that names it by its number. */
const ROWS = 53;

it('every row of the fault table has a test that names it', () => {
  const names = globSync('test/**/*.ts')
    .filter((file) => !file.endsWith('all-rows.test.ts'))
    .flatMap((file) => readFileSync(file, 'utf8').match(/['"`]((?:#\d+ ?)+)/g) ?? [])
    .join(' ');
  const missing = Array.from({ length: ROWS }, (_, index) => index + 1).filter(
    (row) => !new RegExp(`#${row}\\b`).test(names),
  );
  expect(missing).toEqual([]);
});
