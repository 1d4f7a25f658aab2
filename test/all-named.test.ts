import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * What a test must be named by, by kind, from 1 to so many: the rows of the fault table (#), the cases of what people
 * type and the APIs answer (V), those of what the API pages say (P), of what is decided and recorded (D), and of
 * security (S).
 */
const NAMED = { '#': 53, V: 205, P: 79, D: 165, S: 130 };

/** Titles are text in quotes: what a comment names is no test. */
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const words = globSync('test/**/*.ts')
  .filter((file) => !file.endsWith('all-named.test.ts'))
  .flatMap((file) => readFileSync(file, 'utf8').match(TEXT) ?? [])
  .flatMap((text) => text.match(/(?<![\w#])(?:#|[VPDS])\d{1,3}\b/g) ?? []);

it.each(Object.entries(NAMED))('every one of %s1 to %i has a test that is named by it', (kind, most) => {
  const found = new Set(words);
  const missing = Array.from({ length: most }, (_, index) => `${kind}${index + 1}`).filter(
    (name) => !found.has(name),
  );
  expect(missing).toEqual([]);
});
