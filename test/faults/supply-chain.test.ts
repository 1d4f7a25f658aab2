import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

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
