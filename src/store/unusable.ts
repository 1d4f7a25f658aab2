/** The database cannot be used, and why: start-up stops here. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** Sealed under this name with the key a database is written with. */
export const KEY_CHECK = 'careline';

/** Throws `StoreUnusable` unless the key opens what the database was first written with. */
export function assertKey(opened: () => unknown): void {
  try {
    if (opened() === KEY_CHECK) return;
  } catch {
    // Falls through: any failure to open means the key is not the one the database was written with.
  }
  throw new StoreUnusable('ENCRYPTION_KEY is not the key this database was written with');
}
