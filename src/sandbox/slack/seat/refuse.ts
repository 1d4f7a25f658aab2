import { ClientRefusal } from '../refusals.ts';
import type { Delivered } from '../types.ts';

/** The outcome of what the client did not let through: the app was never asked. */
export function refused(failure: string): Delivered {
  return { status: 0, body: null, ms: 0, failure };
}

/** Turns a `ClientRefusal` into its outcome; other errors pass. */
export async function orRefused(work: () => Promise<Delivered>): Promise<Delivered> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ClientRefusal) return refused(error.message);
    throw error;
  }
}
