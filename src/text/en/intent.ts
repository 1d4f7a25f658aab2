/** Words that stand within the sentence of what a request would do. */
export const intent = {
  /** How lists are written: without a comma before the last. */
  locale: 'en-GB',
  within: {
    subscription: (id: string) => `subscription ${id}`,
    account: (id: string) => `account ${id}`,
    customer: (name: string) => `customer ${name}`,
  },
  expires: 'Expires',
  /** Slack fills it in: today at 10:41. */
  dayAtTime: '{date_short_pretty} at {time}',
  follows: { undoes: 'Takes back', repeats: 'Sends again', again: 'Asks again for' },
  whatAsked: 'what was asked for by',
  openCard: 'Open its card',
};
