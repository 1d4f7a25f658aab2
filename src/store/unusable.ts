/** The database cannot be used, and why: start-up stops here. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** What cannot be used, with the cause. */
export const unusable = (what: string, error: unknown): StoreUnusable =>
  error instanceof StoreUnusable
    ? error
    : new StoreUnusable(`${what}: ${error instanceof Error ? error.message : String(error)}`);
