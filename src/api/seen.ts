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

/** What a deprecated endpoint answers once it is there no more. */
const WITHDRAWN: readonly (number | undefined)[] = [404, 405, 410];

/** What is read, or `undefined` where the endpoint is there no more: then nothing is known. Throws any other `ApiError`. */
export async function whileThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ApiError && WITHDRAWN.includes(error.status)) return undefined;
    throw error;
  }
}
