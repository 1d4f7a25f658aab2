/** What is said where a view cannot show all of something, and of lists that go on. */
export const shown = {
  tooLong:
    'Taken together, what was entered is too long to be shown whole to who decides. Shorten this, or ask for less at a time.',
  tooMuchForSlack:
    'There is more to this request than Slack can show, so it cannot be approved. Reject it, and have less asked for at a time.',
  moreInDetails: 'more in the details',
  confirmSeen: 'What stands above, to the last word.',
  lookAlike: 'The values are shortened here: where they look alike, they are not the same.',
  decidedElsewhere: (id: string) =>
    `Slack did not take the card of this request: see and decide it with /care approvals. Correlation ID ${id}`,
};
