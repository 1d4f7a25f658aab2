/** What is under way for each person: who counts what is open must not be overtaken by another of theirs. */
const last = new Map<string, Promise<unknown>>();

/** Runs one thing of a person after the one before. */
export function inTurn<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(userId) ?? Promise.resolve()).then(work, work);
  last.set(userId, mine);
  const left = () => {
    if (last.get(userId) === mine) last.delete(userId);
  };
  mine.then(left, left);
  return mine;
}
