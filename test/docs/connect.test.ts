import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('S130 docs/connect.md says that all authority rests on the user groups, and who may edit them', () => {
  const page = readFileSync('docs/connect.md', 'utf8');
  expect(page).toMatch(/All authority rests on these groups/);
  expect(page).toMatch(/administrators/);
  expect(page).toContain('subteam_members_changed');
});
