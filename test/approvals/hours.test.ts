import { describe, expect, it } from 'vitest';
import { isWithin, parseHours } from '../../src/approvals/hours.ts';

describe('office hours', () => {
  const hours = parseHours('Mon-Fri 08:00-20:00 Europe/Madrid');
  // Madrid is an hour ahead of UTC in November, two in July.
  it.each([
    ['2026-11-20T07:00:00Z', true],
    ['2026-11-20T06:59:59Z', false],
    ['2026-11-20T18:59:59Z', true],
    ['2026-11-20T19:00:00Z', false],
    ['2026-07-17T06:00:00Z', true],
    ['2026-07-17T05:59:59Z', false],
    ['2026-11-21T12:00:00Z', false],
    ['2026-11-22T23:30:00Z', false],
  ])('%s: %s', (at, within) => {
    expect(hours && isWithin(hours, new Date(at))).toBe(within);
  });

  it.each([
    'Mon-Fri 20:00-20:00 UTC',
    'Mon-Fri 20:01-20:00 UTC',
    'Mon-Fri 00:00-24:01 UTC',
    'Mon-Fri 25:00-26:00 UTC',
    'Mon-Fri 08:60-09:00 UTC',
    'Tue-Mon 08:00-09:00 UTC',
    'Mon-Abc 08:00-09:00 UTC',
    'Abc-Fri 08:00-09:00 UTC',
    'Mon-Fri 08:00-09:00',
    'Mon-Fri 08:00-09:00 ',
    'Mon-Fri 08:00-09:00 UTC and more',
    '!Mon-Fri 08:00-09:00 UTC',
    '',
    ' ',
  ])('are not “%s”', (text) => {
    expect(parseHours(text)).toBeUndefined();
  });

  it('know every day of the week by its name', () => {
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    for (const [at, name] of names.entries()) {
      const one = parseHours(`${name}-${name} 00:00-24:00 UTC`);
      // The 16th of November 2026 is a Monday.
      const within = names.filter(
        (_, day) => one && isWithin(one, new Date(Date.UTC(2026, 10, 16 + day, 12))),
      );
      expect(within).toEqual([names[at]]);
    }
  });

  it('may last until midnight', () => {
    const late = parseHours('Sun-Sun 00:00-24:00 UTC');
    expect(late && isWithin(late, new Date('2026-11-22T23:59:59Z'))).toBe(true);
    expect(late && isWithin(late, new Date('2026-11-23T00:00:00Z'))).toBe(false);
  });
});
