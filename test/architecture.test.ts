import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom; imports of types count too. To allow an arrow, add it here and say why in the
 * commit; to forbid one, take it out. `'types'`: only `import type`.
 */
const ARROWS: Readonly<Record<string, Readonly<Record<string, 'all' | 'types'>>>> = {
  fields: {},
  text: {},
  store: { fields: 'all' },
  audit: { store: 'all', fields: 'all' },
  api: { fields: 'all' },
  approvals: { api: 'all', audit: 'all', store: 'all', fields: 'all' },
  views: { text: 'all', fields: 'all', api: 'types', store: 'types' },
  // The receiver checks what comes in before Bolt sees it; it remembers deliveries in the store.
  receiver: { store: 'types' },
  // Lookups are cached (store/cache.ts), and the receiver's shapes are what handlers are given.
  commands: {
    approvals: 'all',
    views: 'all',
    api: 'all',
    text: 'all',
    fields: 'all',
    audit: 'all',
    receiver: 'all',
    store: 'all',
    root: 'all',
  },
  feed: { audit: 'all', views: 'all', text: 'all', store: 'all', root: 'all' },
  sandbox: { api: 'all', fields: 'all', root: 'all' },
};
/** Files directly under src/: the composition root, configuration, and helpers that belong to no folder. */
const ROOT_HELPERS = new Set(['log.ts', 'slack-word.ts']);
/** What only the demo may start. */
const DEMO = 'sandbox/demo.ts';

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
  if (target === 'sandbox') return `${from} imports ${to}: production never imports the sandbox`;
  if (source === 'root') return undefined;
  const allowed = target === 'root' && !ROOT_HELPERS.has(to) ? undefined : ARROWS[source]?.[target];
  if (allowed === undefined) {
    return `${from} imports ${to}: ${source} -> ${target} is not in ARROWS (test/architecture.test.ts)`;
  }
  if (allowed === 'types' && !types) {
    return `${from} imports values of ${to}: ${source} -> ${target} is for \`import type\` alone`;
  }
  return undefined;
}

const IMPORT = /^(import|export) (type )?([^;]*?)from '(\.[^']+)';/gm;

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, , typeOnly, names = '', path = '']) => {
    const inner =
      names
        .match(/\{([^}]*)\}/)?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean) ?? [];
    const allTypes = inner.length > 0 && inner.every((name) => name.startsWith('type '));
    return {
      from: file,
      to: normalize(join(dirname(file), path)),
      types: typeOnly !== undefined || allTypes,
    };
  });
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

describe('the architecture', () => {
  it('finds imports', () => {
    const all = files.flatMap(({ name, text }) => importsOf(name, text));
    expect(all.length).toBeGreaterThan(300);
    expect(all).toContainEqual({ from: 'commands/desk.ts', to: 'api/errors.ts', types: false });
  });

  it('holds every arrow between folders', () => {
    const breaches = files.flatMap(({ name, text }) =>
      importsOf(name, text).flatMap((each) => breach(each) ?? []),
    );
    expect(breaches).toEqual([]);
  });

  it.each([
    ['views/form.ts', 'approvals/input.ts', false],
    ['views/form.ts', 'api/registry.ts', false],
    ['fields/msisdn.ts', 'text/en.ts', true],
    ['approvals/decide.ts', 'commands/desk.ts', true],
    ['api/client.ts', 'sandbox/office/office.ts', true],
    ['feed/feed.ts', 'approvals/move.ts', false],
  ])('would say so if %s imported %s', (from, to, types) => {
    expect(breach({ from, to, types })).toContain(from);
  });

  it('keeps every file short enough to read', () => {
    const long = files.filter(({ text }) => text.split('\n').length > FAIL_AT_LINES).map(({ name }) => name);
    expect(long).toEqual([]);
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
