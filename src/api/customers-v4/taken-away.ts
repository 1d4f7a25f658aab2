import type { Change } from '../operation.ts';

/** The values a list that is sent leaves out, in a line of their own: they are easily overlooked. */
export function takenAway(now: readonly string[], sent: readonly string[] | undefined): Change[] {
  const left = sent === undefined ? [] : now.filter((value) => !sent.includes(value));
  const label = { en: 'Values taken away', es: 'Valores que se quitan' };
  return left.length === 0 ? [] : [{ label, now: left, after: [], written: true }];
}
