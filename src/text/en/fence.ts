/** The database held against what was posted. */
export const fence = {
  held: 'Careline is held: its database is behind what the audit channel says, as after a backup was put back. Nothing was changed. Lookups work; an approver takes in what the channel knows with `/care reconcile`.',
  events: {
    fenced: 'The database is behind what was posted: everything is held until `/care reconcile`',
    reconciled: 'What the audit channel knows was taken in: Careline goes on',
    recalled: 'Taken in from the audit channel',
  },
  numbers: ({ after, upTo }: { readonly after: number; readonly upTo: number }) => {
    if (after === upTo) return `another event ${upTo} was posted`;
    return upTo === after + 1
      ? `event ${upTo} was posted and is not there`
      : `events ${after + 1} to ${upTo} were posted and are not there`;
  },
  none: 'Nothing is held: the database is not behind the audit channel.',
  done: ({
    settled,
    unknown,
    waiting,
    gone,
  }: Readonly<Record<'settled' | 'unknown' | 'waiting' | 'gone', number>>) => [
    `Careline goes on. ${settled} ${settled === 1 ? 'request is' : 'requests are'} taken to be what the audit channel says.`,
    ...(unknown > 0
      ? [
          `Of ${unknown} of them nobody was told how it ended: they are unknown, and are looked up or settled by a person.`,
        ]
      : []),
    ...(waiting > 0
      ? [
          `${waiting} still ${waiting === 1 ? 'waits' : 'wait'} for a decision: the channel knows no more of them. Look before you approve.`,
        ]
      : []),
    ...(gone > 0
      ? [
          `${gone} ${gone === 1 ? 'request' : 'requests'} filed after the backup ${gone === 1 ? 'is' : 'are'} in the audit channel alone.`,
        ]
      : []),
  ],
  status: {
    held: 'Held: the database is behind what was posted',
    /** Followed by the time. */
    verified: (upTo: number) => `audit log intact, verified up to event ${upTo},`,
    compared: (upTo: number | undefined) =>
      upTo === undefined
        ? 'held against the newest messages of the audit channel, which tell of no event yet,'
        : `held against the newest messages of the audit channel, which tell of events up to ${upTo},`,
    notCompared: 'not held against the audit channel: it could not be read',
    byVerify:
      'All of the channel, the requests and the outbox are compared by “npm run audit -- verify” alone.',
  },
};
