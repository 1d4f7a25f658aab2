import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outpost, openOutpost } from './careline-process.ts';
import { broken, liveThrough, POINTS } from './round.ts';

/** Which rows of the fault table a point stands for. */
const ROWS = (point: string): string => {
  if (point === 'after:executing' || point === 'before:executing') return '#23';
  if (point.startsWith('call:') || point === 'before:succeeded') return '#24';
  if (point === 'after:succeeded' || point === 'post:refused') return '#25';
  return point === 'post:taken' ? '#26' : '#23';
};

describe('a process that is killed', () => {
  let outpost: Outpost;
  beforeAll(async () => {
    outpost = await openOutpost();
  });
  afterAll(() => outpost.close());

  it.each(POINTS.map((point, index) => [ROWS(point), point, index] as const))(
    '%s at %s sends at most once, loses no event and leaves no card that can be clicked',
    async (_rows, point, index) => {
      const line = outpost.office.known.business.subscriptionIds[index] ?? '';
      await liveThrough(outpost, point, line);
      expect(broken(outpost)).toEqual([]);
    },
    60_000,
  );

  it('#27 in the middle of a migration starts again and completes it once', async () => {
    const young = await openOutpost();
    await young.start({ KILL_AT: 'in:migration' });
    await young.gone;
    await young.start();
    const names = young.rows('SELECT name FROM migrations').map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    await young.close();
  }, 30_000);
});
