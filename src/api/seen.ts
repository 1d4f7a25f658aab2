import { ApiError } from './errors.ts';
import type { Seen } from './operation.ts';

/** Whether a thing is there no more: its reading says "not found". Throws any other `ApiError`. */
export async function gone(reading: Promise<unknown>): Promise<Seen> {
  try {
    await reading;
    return 'not_done';
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not_found') return 'done';
    throw error;
  }
}

/** A fact as `verify` reports it. */
export const seenIf = (fact: boolean): Seen => (fact ? 'done' : 'not_done');
