import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { good, problemsOf } from './good.ts';

describe('for how long is kept what people entered', () => {
  it('S101 is said in days, and is for ever where nothing is said', () => {
    expect(readConfig(good).retentionInputsDays).toBeUndefined();
    expect(readConfig({ ...good, RETENTION_INPUTS_DAYS: '' }).retentionInputsDays).toBeUndefined();
    expect(readConfig({ ...good, RETENTION_INPUTS_DAYS: '365' }).retentionInputsDays).toBe(365);
  });

  it.each(['0', '-1', '1.5', 'a year', '36501'])('S101 is refused when it is %j', (days) => {
    const [problem, ...others] = problemsOf({ ...good, RETENTION_INPUTS_DAYS: days });
    expect(problem).toMatch(/^RETENTION_INPUTS_DAYS: must be/);
    expect(others).toEqual([]);
  });

  it('S101 nobody is left to believe that events are taken away', () => {
    expect(problemsOf({ ...good, RETENTION_EVENTS_DAYS: '365' })).toEqual([
      'RETENTION_EVENTS_DAYS: cannot be set: events are kept as long as the database (docs/audit.md)',
    ]);
    expect(problemsOf({ ...good, RETENTION_EVENTS_DAYS: '' })).toEqual([]);
  });
});
