import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 10;

/**
 * Waits until `look` returns something other than `undefined` or `false`, and returns it. Throws after
 * `limitMs`, naming what was waited for.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 8_000,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await pause(STEP_MS);
  }
}
