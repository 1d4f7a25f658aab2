/** What is kept of a request, and for how long. */
export const retention = {
  /** In the place of whom it is about. */
  purgedOn: (day: string) => `data purged on ${day}`,
  /** Beside where the request stands. */
  purged: (day: string) =>
    `What was entered, why, what was said about it and what the back office answered was purged on ${day}: it is kept no longer.`,
  notUndoable: (day: string) =>
    `The data of this request was purged on ${day}, so it cannot be taken back from here. Look how the target stands, and ask for the change that is needed.`,
  events: { purged: 'data of requests that ended long ago was purged' },
  /** What one such event is about. */
  count: (requests: number, day: string) =>
    `${requests === 1 ? '1 request' : `${requests} requests`} that ended before ${day}`,
};
