/**
 * No pattern of ours makes work that grows faster than its input. Those written as literals are found in the sources, those
 * put together are caught as the modules make them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';

const LENGTH = 50_000;
/** Of one pattern on one text. What is linear takes a few, what is quadratic thousands. */
const MOST_CPU_MS = 150;

const PIECES = [
  ' ',
  'a',
  'a@',
  'a.',
  '6 ',
  '“',
  ':',
  '<',
  'AA00 ',
  '\u0301',
  '1',
  '0-',
  '(',
  ',',
  '\n',
  '& ',
  '&#1;',
  'a arroba ',
  ':six:',
  'n.',
  '>',
  '"',
  '/',
  'A1',
  '_',
  '-',
  '€1',
];

/** Comments and strings go first, so that no `/` within them opens a literal. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<=[=(,:[!&|?{};\n]\s*|return )\/(?![/*])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g;

function literalsIn(source: string): readonly RegExp[] {
  return [...source.matchAll(TOKEN)].flatMap(([, pattern, flags]) =>
    pattern === undefined ? [] : new RegExp(pattern, flags),
  );
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('sandbox/'),
);

const found = new Map<string, { readonly pattern: RegExp; readonly where: string }>();
const note = (pattern: RegExp, where: string) => {
  if (!found.has(`${pattern}`)) found.set(`${pattern}`, { pattern, where });
};

const Real = globalThis.RegExp;
beforeAll(async () => {
  for (const name of sources)
    for (const each of literalsIn(readFileSync(join('src', name), 'utf8'))) note(each, name);
  globalThis.RegExp = new Proxy(Real, {
    construct(target, given, receiver) {
      const made = Reflect.construct(target, given, receiver);
      // What a library makes is its own affair, and is given input of bounded length.
      const [, , caller = ''] = new Error().stack?.split('\n') ?? [];
      const [, file] = /\/src\/([\w./-]+\.ts)/.exec(caller) ?? [];
      if (file !== undefined && made instanceof Real) note(made, file);
      return made;
    },
  });
  for (const name of sources.filter((each) => each.startsWith('fields/') || each.startsWith('api/')))
    await import(/* @vite-ignore */ `../../src/${name}`);
});
afterAll(() => {
  globalThis.RegExp = Real;
});

const given = createContext({});
const script = new Script("pattern.lastIndex = 0; text.replace(pattern, '')");

/** The processor's time that a pattern takes with a text; more than a second is not waited for. */
function cpuOf(pattern: RegExp, text: string): number {
  Object.assign(given, { pattern, text });
  const before = process.cpuUsage();
  try {
    script.runInContext(given, { timeout: 1_000 });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const isSlow = (pattern: RegExp, text: string): boolean =>
  // The first time a pattern is compiled, and another's garbage may be collected.
  cpuOf(pattern, text) > MOST_CPU_MS && cpuOf(pattern, text) > MOST_CPU_MS;

it('S51: no pattern takes long with anything somebody may type', () => {
  expect(found.size).toBeGreaterThan(200);
  expect([...found.values()].filter(({ where }) => where.endsWith('mask-text.ts')).length).toBeGreaterThan(4);
  const texts = PIECES.map((piece) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH));
  const slow = [...found.values()].flatMap(({ pattern, where }) =>
    texts
      .filter((text) => isSlow(pattern, text) || isSlow(pattern, `${text}!`))
      .map((text) => `${where}: ${pattern} with ${JSON.stringify(text.slice(0, 12))}`),
  );
  expect(slow).toEqual([]);
}, 300_000);

it('S51: a pattern that is not linear would be named', () => {
  expect(literalsIn("const a = /^\\s*([^:]+?)\\s*:\\s*(.*?)\\s*$/.exec('/b/')")).toHaveLength(1);
  expect(isSlow(/^\s*([^:]+?)\s*:\s*(.*?)\s*$/, ' '.repeat(LENGTH))).toBe(true);
  expect(isSlow(/[“«].*[”»]/su, '“'.repeat(LENGTH))).toBe(true);
  expect(isSlow(/^a+$/, 'a'.repeat(LENGTH))).toBe(false);
}, 60_000);
