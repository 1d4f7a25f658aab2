import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom; imports of types count too. To allow an arrow, add it here and say why in the
 * commit; to forbid one, take it out. `'types'`: only `import type`; a list: values of those files alone.
 */
const ARROWS: Readonly<Record<string, Readonly<Record<string, 'all' | 'types' | readonly string[]>>>> = {
  fields: {},
  text: {},
  store: { fields: 'all' },
  audit: { store: 'all', fields: 'all' },
  api: { fields: 'all', root: ['clock.ts'] },
  approvals: { api: 'all', audit: 'all', store: 'all', fields: 'all', root: ['clock.ts'] },
  views: { text: 'all', fields: 'all', api: 'types', store: 'types' },
  // The receiver checks what comes in before Bolt sees it; it remembers deliveries in the store.
  // Reports of the partners API are taken by the approvals.
  receiver: { store: 'types', approvals: 'types' },
  // Lookups are cached (store/cache.ts), what is held is said (store/fence.ts, store/stop.ts), and the receiver's shapes are what handlers are given.
  commands: {
    approvals: 'all',
    views: 'all',
    api: 'all',
    text: 'all',
    fields: 'all',
    audit: ['audit/verify.ts', 'audit/subjects.ts'],
    receiver: ['receiver/shapes.ts'],
    store: ['store/cache.ts', 'store/fence.ts', 'store/stop.ts'],
    root: 'all',
  },
  // Whom a card calls is for the approvals to say.
  feed: { approvals: 'types', audit: 'all', views: 'all', text: 'all', store: 'all', root: 'all' },
  // The names the definitions and the policy know are what settings are checked against.
  config: { api: 'all', approvals: 'all', store: 'types' },
  // The auditor's commands hold the log against what the audit channel says, and the requests against the one table of
  // steps.
  auditor: {
    approvals: ['approvals/machine.ts'],
    audit: 'all',
    store: 'all',
    fields: 'all',
    views: 'all',
    text: 'all',
    root: 'all',
    config: ['config/addresses.ts'],
  },
  app: {},
  doctor: {},
  sandbox: { api: 'all', fields: 'all', root: 'all' },
};
/** Files directly under src/: the composition root, configuration, and helpers that belong to no folder. */
const ROOT_HELPERS = new Set(['clock.ts', 'log.ts', 'slack-history.ts', 'slack-link.ts', 'slack-word.ts']);
/** What only the demo may start. */
const DEMO = 'sandbox/demo.ts';

const WARN_AT_LINES = 200;
const FAIL_AT_LINES = 400;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
}

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'root');

/** What is wrong with an import, in words that say what to edit; `undefined` when nothing is. */
function breach({ from, to, types }: Import): string | undefined {
  const [source, target] = [folderOf(from), folderOf(to)];
  if (source === target || from === DEMO) return undefined;
  // The pieces of the composition root, and the doctor, which is put together like it.
  if ((source === 'app' || source === 'doctor') && target !== 'sandbox') return undefined;
  if (target === 'sandbox') return `${from} imports ${to}: production never imports the sandbox`;
  if (source === 'root') return undefined;
  const allowed = target === 'root' && !ROOT_HELPERS.has(to) ? undefined : ARROWS[source]?.[target];
  if (allowed === undefined) {
    return `${from} imports ${to}: ${source} -> ${target} is not in ARROWS (test/architecture.test.ts)`;
  }
  if (types || allowed === 'all' || (allowed !== 'types' && allowed.includes(to))) return undefined;
  return `${from} imports values of ${to}: ${source} -> ${target} is for \`import type\` alone`;
}

/** `import … from`, `export … from`, bare `import '…'`, and `import('…')`: the names, and where from. */
const STATIC = /^(?:import|export) (type )?([^;'"]*?)\s*from ['"]([^'"]+)['"]/gm;
const BARE = /^import ['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Everything a file imports: files by their path under src/, packages by their name. */
function importsOf(file: string, text: string): Import[] {
  const at = (path: string) => (path.startsWith('.') ? normalize(join(dirname(file), path)) : path);
  const named = [...text.matchAll(STATIC)].map(([, typeOnly, names = '', path = '']) => {
    const inner =
      names
        .match(/^\{([^}]*)\}$/)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? [];
    const listed = inner.filter(Boolean);
    const allTypes = listed.length > 0 && listed.every((name) => name.startsWith('type '));
    return { from: file, to: at(path), types: typeOnly !== undefined || allTypes };
  });
  const bare = [...text.matchAll(BARE)].map(([, path, late]) => ({
    from: file,
    to: at(path ?? late ?? ''),
    types: false,
  }));
  return [...named, ...bare];
}

const isOurs = ({ to }: Import): boolean => /\.(ts|sql|json)$/.test(to);

/** Folders that know no Slack, and those that may name its types alone. */
const NO_SLACK = new Set(['fields', 'text', 'api', 'store', 'audit', 'approvals']);
const SLACK_TYPES = new Set(['views']);
/** Pure: no file, socket or process is touched. */
const NO_NODE = new Set(['fields', 'text', 'views']);

/** What is wrong with the use of a package. */
function misuse({ from, to, types }: Import): string | undefined {
  const folder = folderOf(from);
  if (to.startsWith('@slack/') && NO_SLACK.has(folder))
    return `${from} imports ${to}: ${folder} knows no Slack`;
  if (to.startsWith('@slack/') && SLACK_TYPES.has(folder) && !(to === '@slack/types' && types)) {
    return `${from} imports ${to}: ${folder} names types of @slack/types alone`;
  }
  // All of it is 250 modules, read at each start.
  if (to === 'date-fns') return `${from} imports date-fns whole: import date-fns/parseISO and its sisters`;
  if (to.startsWith('node:') && NO_NODE.has(folder)) return `${from} imports ${to}: ${folder} is pure`;
  return undefined;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

describe('the architecture', () => {
  const all = files.flatMap(({ name, text }) => importsOf(name, text));

  it('finds imports', () => {
    expect(all.filter(isOurs).length).toBeGreaterThan(300);
    expect(all).toContainEqual({ from: 'commands/desk.ts', to: 'api/errors.ts', types: false });
    expect(all).toContainEqual({ from: 'views/blocks.ts', to: '@slack/types', types: true });
  });

  it.each([
    ["import { a } from '../api/x.ts';", 'api/x.ts', false],
    ["import type { a } from '../api/x.ts';", 'api/x.ts', true],
    ["import { type a, type b } from '../api/x.ts';", 'api/x.ts', true],
    ["import { type a, b } from '../api/x.ts';", 'api/x.ts', false],
    ["import a, { type b } from '../api/x.ts';", 'api/x.ts', false],
    ["import {\n  type a,\n  type b,\n} from '../api/x.ts';", 'api/x.ts', true],
    ["export { a } from '../api/x.ts';", 'api/x.ts', false],
    ["export type { a } from '../api/x.ts';", 'api/x.ts', true],
    ["export * from '../api/x.ts';", 'api/x.ts', false],
    ["import * as x from '../api/x.ts';", 'api/x.ts', false],
    ["import '../api/x.ts';", 'api/x.ts', false],
    ["const x = await import('../api/x.ts');", 'api/x.ts', false],
    ["type X = import('../api/x.ts').X;", 'api/x.ts', false],
    ["import { z } from 'zod';", 'zod', false],
  ])('reads %j', (text, to, types) => {
    expect(importsOf('views/form.ts', `// first\n${text}\nconst y = 1;\n`)).toEqual([
      { from: 'views/form.ts', to, types },
    ]);
  });

  it('knows every folder there is', () => {
    const folders = new Set(files.map(({ name }) => folderOf(name)).filter((folder) => folder !== 'root'));
    expect([...folders].sort()).toEqual(Object.keys(ARROWS).sort());
  });

  it('holds every arrow between folders', () => {
    expect(all.filter(isOurs).flatMap((each) => breach(each) ?? [])).toEqual([]);
  });

  it('T4 keeps Slack, the outer world and what is slow to load out of where they do not belong', () => {
    expect(all.flatMap((each) => misuse(each) ?? [])).toEqual([]);
  });

  it.each([
    ['approvals/decide.ts', '@slack/web-api', true],
    ['views/form.ts', '@slack/types', false],
    ['views/form.ts', '@slack/bolt', true],
    ['views/form.ts', 'node:fs', false],
    ['views/form.ts', 'date-fns', false],
  ])('would say so if %s imported %s', (from, to, types) => {
    expect(misuse({ from, to, types })).toContain(from);
  });

  it.each([
    ['views/form.ts', 'approvals/input.ts', false],
    ['views/form.ts', 'api/registry.ts', false],
    ['fields/msisdn.ts', 'text/en.ts', true],
    ['approvals/decide.ts', 'commands/desk.ts', true],
    ['api/client.ts', 'sandbox/office/office.ts', true],
    ['feed/feed.ts', 'approvals/move.ts', false],
    ['commands/desk.ts', 'store/sqlite.ts', false],
    ['commands/desk.ts', 'config/config.ts', true],
    ['config/config.ts', 'sandbox/slack/people.ts', true],
  ])('would say so if %s imported %s', (from, to, types) => {
    expect(breach({ from, to, types })).toContain(from);
  });

  it('keeps every file short enough to read', () => {
    const long = files.filter(({ text }) => text.split('\n').length > FAIL_AT_LINES).map(({ name }) => name);
    expect(long).toEqual([]);
    const warned = files
      .map(({ name, text }) => ({ name, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > WARN_AT_LINES);
    if (warned.length > 0)
      console.warn(warned.map(({ name, lines }) => `${name}: ${lines} lines`).join('\n'));
  });

  it('silences no type and leaves nothing unfinished', () => {
    const words =
      /\bas any\b|: any\b(?! \w)|as unknown as|@ts-|biome-ignore|\bTODO\b|\bFIXME\b|not implemented/;
    expect(files.filter(({ text }) => words.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('lets nothing but app.ts, the demo and their servers start anything', () => {
    const starters = files.filter(({ text }) => text.includes('import.meta.main')).map(({ name }) => name);
    expect(starters.sort()).toEqual(['app.ts', 'sandbox/demo.ts']);
  });
});
