import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/auditor/arguments.ts';

describe('what is typed behind npm run audit', () => {
  it.each([
    ['2026-02-30', 'There is no such day as 2026-02-30.'],
    ['2026-02-30T10:00:00Z', 'There is no such day as 2026-02-30.'],
    ['2025-02-29', 'There is no such day as 2025-02-29.'],
    ['2026-13-01', 'There is no such day as 2026-13-01.'],
    ['2026-04-31', 'There is no such day as 2026-04-31.'],
    ['yesterday', 'is no date'],
    ['2026-11-20T25:00:00Z', 'is no date'],
    ['2026-11-20T10:00', 'is no date'],
    ['2026-11-20 10:00', 'is no date'],
  ])('D163 %j is refused, as either end', (text, why) => {
    expect(() => readArguments(['export', '--from', text])).toThrow(why);
    expect(() => readArguments(['export', '--to', text])).toThrow(why);
  });

  it('D163 a day that is, and a moment with its zone, are read', () => {
    const args = ['export', '--from', '2028-02-29', '--to', '2028-03-01T10:00:00+01:00'];
    expect(readArguments(args)).toEqual({
      command: 'export',
      after: 0,
      follow: false,
      format: 'jsonl',
      span: { from: new Date('2028-02-29T00:00:00Z'), to: new Date('2028-03-01T09:00:00Z') },
    });
  });

  it('D164 a span that ends before it begins, or at once, is refused', () => {
    const span = (from: string, to: string) => () => readArguments(['export', '--from', from, '--to', to]);
    expect(span('2026-12-01', '2026-01-01')).toThrow('--from 2026-12-01 lies after --to 2026-01-01');
    expect(span('2026-12-01', '2026-12-01')).toThrow('are the same');
    expect(span('2026-12-01', '2026-12-02')).not.toThrow();
  });

  it('follows from behind an event, as JSON lines', () => {
    expect(readArguments(['export', '--after', '12', '--follow'])).toMatchObject({ after: 12, follow: true });
    expect(() => readArguments(['export', '--follow', '--format', 'csv'])).toThrow(
      '--follow goes on for ever',
    );
    expect(() => readArguments(['export', '--follow', '--to', '2026-12-01'])).toThrow(
      '--follow goes on for ever',
    );
    expect(() => readArguments(['export', '--after', 'last'])).toThrow('is no event');
  });

  it('D150 one customer, line or SIM, and whatever narrows it down', () => {
    const sought = (...args: string[]) => readArguments(['search', ...args]);
    expect(sought('--document', '12345678Z', '--outcome', 'succeeded', '--day', '2026-11-25')).toEqual({
      command: 'search',
      sought: {
        subjects: [{ kind: 'document', value: '12345678Z' }],
        outcome: 'succeeded',
        day: '2026-11-25',
      },
    });
    expect(sought('--person', 'U0ALEX', '--operation', 'customers-v2.blocks.update')).toMatchObject({
      sought: { person: 'U0ALEX', operation: 'customers-v2.blocks.update' },
    });
    expect(() => sought()).toThrow('Say one thing');
    expect(() => sought('--document', '1', '--msisdn', '2')).toThrow('Say one thing');
    expect(() => sought('--correlation', '1', '--day', '2026-11-25')).toThrow('Say one thing');
    expect(() => sought('--day', '2026-02-30')).toThrow('is no day');
    expect(() => sought('--outcome', 'done')).toThrow('is no outcome');
  });

  it('refuses what belongs to another command, what is left over, and what is no command', () => {
    expect(() => readArguments(['verify', '--from', '2026-11-01'])).toThrow('--from says nothing to verify');
    expect(() => readArguments(['search', '--document', '1', '--head', '1:2'])).toThrow('says nothing to');
    expect(() => readArguments(['export', 'all'])).toThrow('“all” cannot be read');
    expect(() => readArguments(['destroy'])).toThrow('Usage');
    expect(() => readArguments(['export', '--format', 'xls'])).toThrow('is no format');
  });
});
