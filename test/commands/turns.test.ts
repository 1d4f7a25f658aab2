import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/commands/turns.ts';

describe('turns', () => {
  it('#37 begin in the order they came, one a turn of the loop', async () => {
    const turn = createTurns();
    const begun: number[] = [];
    for (let number = 0; number < 5; number += 1) void turn().then(() => begun.push(number));
    const steps: number[] = [];
    while (begun.length < 5) {
      await nextTurn();
      steps.push(begun.length);
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(steps.every((count, at) => count - (steps[at - 1] ?? 0) <= 1)).toBe(true);
  });

  it('#37 wait while others are arriving, but not for ever', async () => {
    let time = 0;
    const turn = createTurns(() => time);
    let begun = 0;
    void turn().then(() => {
      begun += 1;
    });
    for (let others = 0; others < 20; others += 1) {
      void turn().then(() => {
        begun += 1;
      });
      expect(begun).toBe(0);
      await nextTurn();
    }
    time = 500;
    void turn();
    await nextTurn();
    expect(begun).toBe(1);
  });

  it('go on when everybody has been served, and wait for nobody who does not come', async () => {
    const turn = createTurns(() => 0);
    for (let time = 0; time < 3; time += 1) await turn();
  });
});
