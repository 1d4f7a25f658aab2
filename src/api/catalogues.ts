import { unreadIn, withUnread } from '../fields/unread.ts';
import type { Read } from './operation.ts';

/** An entry a person may choose, by the name it is shown under. */
export interface Entry {
  readonly value: string;
  readonly name: string;
}

/**
 * What may be chosen, read from the API for an input as far as it is filled in. Throws `ApiError` when it
 * cannot be read.
 */
export type Catalogue = (input: unknown, read: Read) => Promise<readonly Entry[]>;

const catalogues = new Map<string, Catalogue>();

/** Declares a list that fields are completed from, and returns the name by which they refer to it. */
export function defineCatalogue(name: string, catalogue: Catalogue): string {
  if (catalogues.has(name)) throw new Error(`two catalogues are called ${name}`);
  catalogues.set(name, catalogue);
  return name;
}

/** The catalogue a field refers to. */
export function catalogueOf(name: string): Catalogue {
  const found = catalogues.get(name);
  if (found === undefined) throw new Error(`no catalogue is called ${name}`);
  return found;
}

/**
 * The entries of an answered list. Those of which no value can be read are counted (`unreadIn`): what such a list does
 * not hold may be chosen all the same.
 */
export function entriesOf<T>(
  list: readonly T[] | null | undefined,
  entryOf: (item: T) => Entry | undefined,
): readonly Entry[] {
  const entries = (list ?? []).map(entryOf);
  const known = entries.filter((entry) => entry !== undefined);
  return withUnread(known, unreadIn(list) + entries.length - known.length);
}
