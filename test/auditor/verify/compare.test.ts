import { expect, it } from 'vitest';
import { compareWith } from '../../../src/auditor/verify/compare.ts';

it('an audit channel of some years, with more messages than a function takes arguments, is compared', () => {
  const bySeq = new Map(Array.from({ length: 2_000_000 }, (_, index) => [index + 1, []] as const));
  const channel = { bySeq, unmarked: [], since: new Date(0) };
  const comparison = compareWith(channel, { unposted: new Set(), readUpTo: 0, now: new Date(0) });
  expect(comparison.checked()).toBe(0);
});
