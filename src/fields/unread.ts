/**
 * Entries of a list that could not be read. They are not in it, and a list that lacks entries must say so: how many
 * is known of the list itself, and of what was made of it with `keepUnread`.
 */
const counts = new WeakMap<object, number>();

/** How many entries of a list could not be read and are not in it. */
export const unreadIn = (list: object | null | undefined): number => (list ? (counts.get(list) ?? 0) : 0);

/** Says how many entries a list lacks; returns the list. */
export function withUnread<T extends object>(list: T, count: number): T {
  if (count > 0) counts.set(list, count);
  return list;
}

/** What was made of a list lacks what the list lacked: returns `made`. */
export const keepUnread = <T extends object>(from: object | null | undefined, made: T): T =>
  withUnread(made, unreadIn(from));
