import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from '../../src/text/text.ts';
import { day, hasPassed, isPast, moment } from '../../src/views/format.ts';
import type { ViewContext } from '../../src/views/models.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const viewIn = (timeZone: string, language: 'en' | 'es' = 'en'): ViewContext => ({
  text: texts[language],
  timeZone,
  now: NOW,
  correlationId: '11111111-2222-4333-8444-555555555555',
});
const canary = viewIn('Atlantic/Canary');

describe('a day', () => {
  it.each([
    ['V167', '2027-09-15T22:00:00Z', '16 Sept 2027'],
    ['V168', '1979-12-31T23:00:00Z', '1 Jan 1980'],
    ['V169', '2025-10-25T22:00:00Z', '26 Oct 2025'],
    ['V170', '1980-01-01T00:00:00', '1 Jan 1980'],
    ['V172', '15/09/2012', '15 Sept 2012'],
    ['as it came', '15/XX/2012', '15/XX/2012'],
    ['as it came', '', ''],
  ])('%s: %s is %s', (_case, text, shown) => {
    expect(day(text, canary)).toBe(shown);
  });

  it('V171 of 9999-12-31 is no end, in both languages', () => {
    expect(day('9999-12-31', canary)).toBe('no end');
    expect(moment('9999-12-31T00:00:00Z', viewIn('UTC', 'es'))).toBe('sin fin');
  });

  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const texted = fc
    .date({ min: new Date('1902-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .chain((at) =>
      fc.constantFrom(at.toISOString(), at.toISOString().slice(0, 10), at.toISOString().slice(0, 19)),
    );

  it('is the same whoever reads it', () => {
    fc.assert(
      fc.property(texted, zones, (text, zone) => {
        expect(day(text, viewIn(zone))).toBe(day(text, viewIn('Europe/Madrid')));
      }),
    );
  });
});

describe('a moment', () => {
  it.each([
    ['in the reader’s zone', '2026-11-01T09:00:00Z', '1 Nov 2026, 09:00'],
    ['without a zone by a clock of Spain', '2026-11-01T09:00:00', '1 Nov 2026, 08:00'],
    ['that means a day stays one', '2027-09-15T22:00:00Z', '16 Sept 2027'],
    ['a date alone', '2027-09-15', '15 Sept 2027'],
    ['nothing that can be read', 'soon', 'soon'],
  ])('%s', (_case, text, shown) => {
    expect(moment(text, canary)).toBe(shown);
  });
});

describe('what lies before now', () => {
  it.each([
    ['V172', '15/09/2012', true],
    ['V171', '9999-12-31', false],
    ['today', '2026-11-20', false],
    ['today, as its Spanish midnight', '2026-11-19T23:00:00Z', false],
    ['yesterday', '2026-11-19', true],
    ['no date', '15/XX/2012', undefined],
    ['no text', '', undefined],
  ])('%s: %s', (_case, text, past) => {
    expect(isPast(text, NOW)).toBe(past);
  });

  it('a day ends in Spain, not in UTC', () => {
    expect(isPast('2026-11-20', new Date('2026-11-20T22:59:59Z'))).toBe(false);
    expect(isPast('2026-11-20', new Date('2026-11-20T23:00:00Z'))).toBe(true);
  });

  it('a moment has passed at once, a day when it is over', () => {
    expect(hasPassed('2026-11-20T09:59:59Z', NOW)).toBe(true);
    expect(hasPassed('2026-11-20T10:00:01Z', NOW)).toBe(false);
    expect(hasPassed('2026-11-20', NOW)).toBe(false);
    expect(hasPassed('soon', NOW)).toBeUndefined();
  });
});
