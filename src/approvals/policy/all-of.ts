/**
 * One of each group: whether so many people can stand for so many lists of groups, each person for one list at most.
 */

/** For which lists a person could stand, by their places. */
export type Standing = readonly number[];

/** The lists for which nobody is left to stand, however the people are set. */
export function uncovered(lists: number, people: readonly Standing[]): readonly number[] {
  /** Who stands for each list. */
  const standing = new Map<number, number>();
  /** Gives a person a list, moving others to another of theirs where that frees one. */
  const place = (person: number, tried: Set<number>): boolean =>
    (people[person] ?? []).some((list) => {
      if (tried.has(list)) return false;
      tried.add(list);
      const before = standing.get(list);
      if (before !== undefined && !place(before, tried)) return false;
      standing.set(list, person);
      return true;
    });
  for (const person of people.keys()) place(person, new Set());
  return Array.from({ length: lists }, (_, list) => list).filter((list) => !standing.has(list));
}
