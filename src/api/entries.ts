/** What a list of an answer tells of one entry, and what it does not. */
import { unreadIn } from '../fields/unread.ts';
import type { Change, FactValue } from './operation.ts';

/** A value that could not be read, among those that could. */
export const UNKNOWN = '?';

/** Whether a list is there and lacks nothing: only then what is not in it is not there. */
export const isWhole = (list: readonly unknown[] | null | undefined): boolean =>
  list != null && unreadIn(list) === 0;

type Id = string | null | undefined;

/**
 * The entry of an id; `null` when there is none, `undefined` when nobody knows: the list is missing, or it lacks
 * entries, or has one without an id.
 */
export const entryOf = <T extends { readonly id?: Id }>(
  list: readonly T[] | null | undefined,
  id: string,
): T | null | undefined => entryBy(list, id, (entry) => entry.id);

/** The same where the id has another name. */
export function entryBy<T>(
  list: readonly T[] | null | undefined,
  id: string,
  idOf: (entry: T) => Id,
): T | null | undefined {
  const found = list?.find((each) => idOf(each) === id);
  if (found !== undefined) return found;
  return isWhole(list) && list?.every((each) => idOf(each) != null) ? null : undefined;
}

/** What there is now, for a change: `null` is nothing, `undefined` is not known. */
export const stateOf = (now: FactValue | undefined): Pick<Change, 'now' | 'unknown'> =>
  now === undefined ? { now: null, unknown: true } : { now };

/** Values as they stand now: with a mark for those that could not be read. */
export const nowIn = (list: readonly string[] | null | undefined): readonly string[] =>
  isWhole(list) ? (list ?? []) : [...(list ?? []), UNKNOWN];
