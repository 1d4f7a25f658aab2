import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operationsPage } from '../../scripts/operations-page.ts';
import { operations } from '../../src/api/registry.ts';

const page = readFileSync('docs/operations.md', 'utf8');

it('is what the registry says: npm run docs writes it anew', () => {
  expect(page).toBe(operationsPage(operations));
});

it('names every operation once', () => {
  const named = [...page.matchAll(/^\*\*`([^`]+)`\*\*/gm)].map(([, id]) => id);
  expect(named.toSorted()).toEqual(operations.map(({ id }) => id));
});
