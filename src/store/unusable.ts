import { ofMeta } from './places.ts';

/** The database cannot be used, and why: start-up stops here. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** Where what tells the key stands. */
export const KEY_PLACE = ofMeta('key-check');

/** Sealed under this name with the key a database is written with. */
export const KEY_CHECK = 'careline';

/** What cannot be used, with the cause. */
export const unusable = (what: string, error: unknown): StoreUnusable =>
  error instanceof StoreUnusable
    ? error
    : new StoreUnusable(`${what}: ${error instanceof Error ? error.message : String(error)}`);
