/** Who could approve a request now, and when nobody can. */
export const outlook = {
  people: (others: number) =>
    others === 1
      ? 'One other person could approve this now.'
      : `${others} other people could approve this now.`,
  tooFew: (needed: number, others: number) =>
    others === 1
      ? `${needed} people are needed to approve this, and one other person can.`
      : `${needed} people are needed to approve this, and ${others} others can.`,
  nobodyButYou: 'Nobody but you could approve this now, and you asked for it.',
  nobodyButRequester: 'Nobody but its requester could approve this now.',
  nobody: 'Nobody could approve this now.',
  nobodyOf: 'Nobody is left to approve it for',
  mind: 'Ask a team lead to add somebody to the group, or it will expire.',
  /** Before a time. */
  notBefore: 'Cannot be approved before',
  expires: 'expires',
  closedUntilExpiry:
    'The policy allows approving this in office hours only, and its time is up before they begin. It can be rejected, and asked for again then.',
};
