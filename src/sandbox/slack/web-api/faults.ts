/** Faults on demand: which of them strikes a call, and how often it still may. */
import type { SlackFaults } from '../types.ts';

type Aimed = 'rateLimited' | 'serverError' | 'answerLost' | 'error';

/** The fault of a kind that strikes a method, counted down; it is gone after its last time. */
export function strike<K extends Aimed>(
  faults: SlackFaults,
  kind: K,
  method: string,
): SlackFaults[K] | undefined {
  const fault = faults[kind];
  if (!fault || (fault.method !== '*' && fault.method !== method)) return undefined;
  if (fault.times === undefined) return fault;
  if (fault.times <= 0) return undefined;
  fault.times -= 1;
  if (fault.times === 0) delete faults[kind];
  return fault;
}
