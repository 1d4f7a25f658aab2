import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isNoEnd, isWholeDay, today } from '../../src/fields/day.ts';
import { momentOf } from '../../src/fields/moment.ts';

describe('the day a date means', () => {
  it.each([
    ['V167', '2027-09-15T22:00:00Z', '2027-09-16'],
    ['V168', '1979-12-31T23:00:00Z', '1980-01-01'],
    ['V169', '2025-10-25T22:00:00Z', '2025-10-26'],
    ['V170', '1980-01-01T00:00:00', '1980-01-01'],
    ['V172', '15/09/2012', '2012-09-15'],
    ['V142', '31/12/2025', '2025-12-31'],
    ['milliseconds', '2027-09-15T22:00:00.000Z', '2027-09-16'],
    ['an offset', '2027-09-16T00:00:00+02:00', '2027-09-16'],
    ['an offset without a colon', '2027-09-16T00:00:00+0200', '2027-09-16'],
    ['an offset of hours alone', '2027-09-16T00:00:00+02', '2027-09-16'],
    ['another offset', '2027-09-15T18:00:00-04:00', '2027-09-16'],
    ['the winter’s hour all the year', '2027-09-15T23:00:00Z', '2027-09-16'],
    ['a midnight of UTC', '2027-09-15T00:00:00Z', '2027-09-15'],
    ['a midnight of UTC before clocks were set', '1899-12-31T00:00:00Z', '1899-12-31'],
    ['a blank for T', '2027-09-15 23:59:59', '2027-09-15'],
    ['blanks around', ' 2027-09-15 ', '2027-09-15'],
    ['no zeros', '1/9/2012', '2012-09-01'],
    ['dashes, day first', '15-09-2012', '2012-09-15'],
    ['dots', '15.09.2012', '2012-09-15'],
    ['day first, with a time', '15/09/2012 23:30:00', '2012-09-15'],
    ['no dashes', '20120915', '2012-09-15'],
    ['a number of milliseconds', '1767225600000', '2026-01-01'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['a birth long ago', '1899-05-01', '1899-05-01'],
  ])('%s: %s is %s', (_case, text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it.each(['', ' ', '2026-02-29', '2026-13-01', '31/02/2026', '0000-00-00', '09/31/2012', '05/2029', '0121'])(
    '%j is none',
    (text) => {
      expect(dayOf(text)).toBeUndefined();
      expect(momentOf(text)).toBeUndefined();
    },
  );

  it.each(['12345678', '2026-09-15T25:00:00Z', '2026-09-15 and more', '15/09-2012', 'junk', 'NaN'])(
    '%j is no date',
    (text) => {
      expect(dayOf(text)).toBeUndefined();
      expect(isWholeDay(text)).toBe(false);
    },
  );

  it.each([
    '9999-12-31',
    '9999-12-31T00:00:00',
    '9999-12-31T23:59:59Z',
    '9999-12-30T23:00:00Z',
    '31/12/9999',
  ])('V171 %s is no end', (text) => {
    expect(isNoEnd(text)).toBe(true);
    expect(isWholeDay(text)).toBe(true);
  });

  it('of now is that of Spain', () => {
    expect(today(new Date('2026-11-20T22:59:59Z'))).toBe('2026-11-20');
    expect(today(new Date('2026-11-20T23:00:00Z'))).toBe('2026-11-21');
  });
});

describe('a day and a moment', () => {
  it.each([
    ['2027-09-15', true],
    ['2027-09-15T22:00:00Z', true],
    ['2027-01-14T23:00:00Z', true],
    ['2027-09-15T00:00:00Z', true],
    ['2027-09-15T00:00:00', true],
    ['2027-09-15T23:00:00Z', false],
    ['2027-01-14T22:00:00Z', false],
    ['2027-09-15T22:00:01Z', false],
    ['2027-09-15T22:00:00.5Z', false],
    ['2027-09-15T10:30:00', false],
  ])('%s is a whole day: %s', (text, whole) => {
    expect(isWholeDay(text)).toBe(whole);
  });

  it.each([
    ['summer', '2027-07-01T12:00:00', '2027-07-01T10:00:00.000Z'],
    ['winter', '2027-01-01T12:00:00', '2027-01-01T11:00:00.000Z'],
    ['an hour that is skipped', '2025-03-30T02:30:00', '2025-03-30T01:30:00.000Z'],
    ['the last hour before it', '2025-03-30T01:59:59', '2025-03-30T00:59:59.000Z'],
    ['with a zone', '2027-07-01T12:00:00-03:00', '2027-07-01T15:00:00.000Z'],
  ])('without a zone is by a clock of Spain: %s', (_when, text, instant) => {
    expect(momentOf(text)?.toISOString()).toBe(instant);
  });
});

const dates = fc
  .date({ min: new Date('1902-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

/** The midnight with which a Spanish day begins, as the back office prints it. */
const midnight = (date: string): string => momentOf(`${date}T00:00:00`)?.toISOString() ?? '';

describe('a day in all its forms', () => {
  it('is the same day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const [year, month, day] = date.split('-');
        const forms = [date, `${date}T00:00:00`, midnight(date), `${day}/${month}/${year}`];
        expect(forms.map(dayOf)).toEqual(forms.map(() => date));
      }),
    );
  });

  it('is the same day on every server', () => {
    const sample = fc.sample(dates, 60).flatMap((date) => [date, `${date}T00:00:00`, midnight(date)]);
    const script = `
      import { dayOf, isWholeDay } from './src/fields/day.ts';
      import { momentOf } from './src/fields/moment.ts';
      const read = (text) => [dayOf(text), isWholeDay(text), momentOf(text)];
      console.log(JSON.stringify(${JSON.stringify(sample)}.map(read)));`;
    const here = JSON.stringify(sample.map((text) => [dayOf(text), isWholeDay(text), momentOf(text)]));
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const there = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(there.trim()).toBe(here);
    }
  });
});
