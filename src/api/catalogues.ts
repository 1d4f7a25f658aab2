import { unreadIn, withUnread } from '../fields/unread.ts';
import type { Operation, Read } from './operation.ts';

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

interface Declared {
  /** Which reads it is made of: a policy may want them approved. Asked for late: the list may be one of its own fields. */
  readonly reads: () => readonly Operation[];
  readonly catalogue: Catalogue;
}

const catalogues = new Map<string, Declared>();

/** Declares a list that fields are completed from, and returns the name by which they refer to it. */
export function defineCatalogue(
  name: string,
  reads: () => readonly Operation[],
  catalogue: Catalogue,
): string {
  if (catalogues.has(name)) throw new Error(`two catalogues are called ${name}`);
  catalogues.set(name, { reads, catalogue });
  return name;
}

/** The catalogue a field refers to. */
export const catalogueOf = (name: string): Catalogue => declared(name).catalogue;

/** The operations it is read by. */
export const readsOf = (name: string): readonly Operation[] => declared(name).reads();

function declared(name: string): Declared {
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
