import type { Method } from './operation.ts';

/** What an operation can move. The first that fits is named: what a person would miss most. */
export const MOVES = ['money', 'service', 'identity', 'access', 'data', 'nothing'] as const;
export type Moves = (typeof MOVES)[number];

/**
 * What an operation may do: `read` changes nothing; `write` is reversible comfort; `destructive` moves
 * money, service, identity, access or data and waits for a second person.
 */
export type Risk = 'read' | 'write' | 'destructive';

export interface Effect {
  readonly method: Method;
  readonly moves: Moves;
  /** A search the API wants as a POST: nothing is changed all the same. */
  readonly looksOnly?: true;
}

/** The risk that follows from what an operation moves, where no policy says otherwise. */
export function riskOf({ method, moves, looksOnly }: Effect): Risk {
  if (moves !== 'nothing') return 'destructive';
  return method === 'GET' || looksOnly ? 'read' : 'write';
}
