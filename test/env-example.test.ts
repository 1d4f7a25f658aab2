import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config/config.ts';

const lines = readFileSync('.env.example', 'utf8').split('\n');
const documented = lines.flatMap((line) => line.match(/^([A-Z0-9_]+)=/)?.[1] ?? []);
const read = [...readFileSync('src/config/variables.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z0-9_]+): /gm)].map(
  ([, name]) => name,
);

describe('.env.example', () => {
  it('documents every variable the configuration reads, and no other', () => {
    const apis = ['PARTNERS', 'CUSTOMERS_V2', 'CUSTOMERS_V4', 'BARRINGS'].flatMap((api) => [
      `${api}_URL`,
      `${api}_API_KEY`,
      `${api}_API_KEY_HEADER`,
      `${api}_ORG_ID`,
    ]);
    expect([...documented].sort()).toEqual([...read, ...apis].sort());
  });

  it('says something about each variable above it', () => {
    for (const [index, line] of lines.entries()) {
      if (!/^[A-Z0-9_]+=/.test(line)) continue;
      expect(lines.slice(0, index).some((above) => above.startsWith('# '))).toBe(true);
    }
  });

  it('holds no secret: as it stands, Careline refuses to start with it', () => {
    const variables = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = line.match(/^([A-Z0-9_]+)=(.*)$/) ?? [];
        return name === undefined ? [] : [[name, value]];
      }),
    );
    expect(() => readConfig(variables)).toThrow(ConfigError);
  });
});
