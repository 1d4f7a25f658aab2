/** What the policy of this installation asks for, and where it is worth a look. */
export const policy = {
  title: 'Policy',
  well: 'nothing to say',
  warnings: (count: number) => (count === 1 ? '1 thing is worth a look' : `${count} things are worth a look`),
  looser: (count: number) =>
    count === 1
      ? '1 operation asks for less than its definition'
      : `${count} operations ask for less than their definitions`,
  /** Named by the event, and in the status. */
  looserEvent: 'Started with a policy that asks for less than the definitions',
  change: { risk: 'risk', approvals: 'approvals', reason: 'reason' },
  words: {
    read: 'looked up at once',
    write: 'confirmed alone',
    destructive: 'approved by another person',
    required: 'required',
    optional: 'optional',
  },
  openRequests: {
    tooMany: (most: number) =>
      `You have ${most} requests open, and no more are taken from one person at a time. This one was not sent. Wait until some are decided, or take back what is not needed (Home lists them).`,
  },
  /** What whoever decides must know. */
  decides: 'Who decides',
  or: 'or',
  and: 'and',
  oneOf: (names: string) => `one of ${names}`,
  stillNeeded: 'Still needed',
  commentNeeded: 'A comment is needed',
  hours: 'Can be approved',
  opens: 'next from',
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  only: (when: string) => `where ${when}`,
};
