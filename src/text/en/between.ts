/** What lies between a click and its effect: Slack's pace, groups it does not tell of, and a second look. */
export const between = {
  waiting:
    'Slack wants no more questions right now, so your decision waits for Slack. It is kept, and counts as soon as Slack says whether you may decide: you get a direct message then.',

  refused: {
    waiting:
      'Slack wants no more questions about groups right now, so nothing was done. Try again in half a minute.',
    group_unreadable:
      'A user group that this needs cannot be read in Slack: it may have been deleted or disabled. Nothing was done. The operator has been told; `/care status` names the group.',
  },

  /** How a click that had waited for Slack ended, for who clicked. */
  ended: {
    approve: 'Your approval had to wait for Slack.',
    reject: 'Your rejection had to wait for Slack.',
    done: 'It counts: the request is decided.',
    counted: 'It counts. Another person has to approve as well.',
    repeated: 'You had approved this already.',
    too_late: 'Meanwhile the request was decided or had expired: it does not count.',
    held: 'Meanwhile the target has changed, so nothing was approved. Look at the card again.',
    unreadable: 'The state that would change cannot be read, so nothing was approved. Click again.',
    comment_needed: 'By now the policy wants a comment with it, so it does not count. Decide with a comment.',
    refused: 'It does not count.',
    unknown_request: 'The request is not there any more.',
  },

  events: {
    click_waits: 'clicked; waits until Slack says whether they may decide',
    click_ended: 'the click that had waited for Slack is decided',
  },
  because: {
    waiting: 'Slack wanted no more questions',
    group_unreadable: 'a user group cannot be read',
  },
  steps: { approve: 'approve', reject: 'reject' },

  groupUnread: (group: string, word: string) =>
    `user group ${group} cannot be read (Slack says ${word}): it entitles nobody until that is mended`,
};
