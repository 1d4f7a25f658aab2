import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPace } from '../../src/feed/pace.ts';

/** A clock that moves by waiting. */
function timed(rate: { burst: number; perSecond: number }) {
  let time = 0;
  const pace = createPace(
    rate,
    () => time,
    async (ms) => {
      time += ms;
    },
  );
  return {
    pace,
    now: () => time,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

it('lets a burst through at once and then one a second, for each channel by itself', async () => {
  const { pace, now } = timed({ burst: 3, perSecond: 1 });
  for (let index = 0; index < 3; index += 1) await pace.turn('C1');
  expect([now(), pace.isBusy('C1'), pace.isBusy('C2')]).toEqual([0, true, false]);
  for (let index = 0; index < 5; index += 1) await pace.turn('C1');
  expect(now()).toBe(5_000);
});

it('never lets more through than a burst and one a second, whatever the gaps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }), async (gaps) => {
      const burst = 4;
      const { pace, now, pass } = timed({ burst, perSecond: 1 });
      const at: number[] = [];
      for (const gap of gaps) {
        pass(gap);
        await pace.turn('C1');
        at.push(now());
      }
      for (const [index, from] of at.entries()) {
        const within = at.slice(index).filter((time) => time < from + 10_000).length;
        expect(within).toBeLessThanOrEqual(burst + 11);
      }
    }),
  );
});
