import { describe, expect, it } from 'vitest';
import { isWithin, longestClosed, nextOpening, parseWindow } from '../../../src/approvals/hours.ts';

describe('office hours', () => {
  const hours = parseWindow('Mon-Fri 08:00-20:00 Europe/Madrid');
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
    expect(hours && isWithin([hours], new Date(at))).toBe(within);
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
    expect(parseWindow(text)).toBeUndefined();
  });

  it('know every day of the week by its name', () => {
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    for (const [at, name] of names.entries()) {
      const one = parseWindow(`${name}-${name} 00:00-24:00 UTC`);
      // The 16th of November 2026 is a Monday.
      const within = names.filter(
        (_, day) => one && isWithin([one], new Date(Date.UTC(2026, 10, 16 + day, 12))),
      );
      expect(within).toEqual([names[at]]);
    }
  });

  it('may last until midnight', () => {
    const late = parseWindow('Sun-Sun 00:00-24:00 UTC');
    expect(late && isWithin([late], new Date('2026-11-22T23:59:59Z'))).toBe(true);
    expect(late && isWithin([late], new Date('2026-11-23T00:00:00Z'))).toBe(false);
  });
});

const parsed = (...windows: readonly string[]) => windows.flatMap((text) => parseWindow(text) ?? []);

describe('hours of several windows', () => {
  const hours = parsed('Mon-Fri 08:00-20:00 Europe/Madrid', 'Sat 09:00-14:00 Europe/Madrid');
  it.each([
    ['2026-11-20T18:59:00Z', true],
    ['2026-11-20T19:00:00Z', false],
    ['2026-11-21T07:59:00Z', false],
    ['2026-11-21T08:00:00Z', true],
    ['2026-11-21T12:59:59Z', true],
    ['2026-11-21T13:00:00Z', false],
    ['2026-11-22T10:00:00Z', false],
  ])('are open at %s: %s', (at, within) => {
    expect(hours).toHaveLength(2);
    expect(isWithin(hours, new Date(at))).toBe(within);
  });

  it.each([
    ['2026-11-20T18:59:00Z', '2026-11-20T18:59:00.000Z'],
    ['2026-11-20T19:00:30Z', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21T13:00:00Z', '2026-11-23T07:00:00.000Z'],
    // The clocks of Madrid are set back in the night before.
    ['2026-10-24T20:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['2026-03-28T20:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('open next after %s at %s', (at, next) => {
    expect(nextOpening(hours, new Date(at)).toISOString()).toBe(next);
  });

  it('are closed the longest from one window to the next, also over the end of the week', () => {
    const at = new Date('2026-11-20T12:00:00Z');
    expect(longestClosed(hours, at)).toBe(42 * 3_600);
    expect(longestClosed(parsed('Mon-Fri 08:00-20:00 UTC'), at)).toBe(60 * 3_600);
    expect(longestClosed(parsed('Mon-Sun 00:00-24:00 UTC'), at)).toBe(0);
    expect(longestClosed(parsed('Mon-Sun 00:00-12:00 UTC', 'Mon-Sun 11:00-23:00 UTC'), at)).toBe(3_600);
    expect(longestClosed(parsed('Wed 10:00-11:00 UTC'), at)).toBe((7 * 24 - 1) * 3_600);
    // Noon in Madrid is an hour before noon in UTC.
    expect(longestClosed(parsed('Mon-Sun 00:00-12:00 UTC', 'Mon-Sun 12:00-24:00 Europe/Madrid'), at)).toBe(
      3_600,
    );
  });
});
