/** What lies between a click and its effect: Slack's pace, groups it does not tell of, and a second look. */
export const between = {
  waiting:
    'Slack wants no more questions right now, so your decision waits for Slack. It is kept, and counts as soon as Slack says whether you may decide: you get a direct message then.',

  alreadySo: 'It is already as was asked for, so the request is closed: nothing was sent.',

  /** An approved request that cannot be sent yet. */
  delayed: '🟠 Approved, not sent yet',
  delayedMeaning:
    'It is looked at once more before it is sent, and Slack or the back office does not answer: it is tried again.',
  nextTry: 'Next try',
  alreadySince: 'It has been so since',
  struck: 'may not decide any more: this approval does not count',

  /** What those concerned hear when an approval does not lead to its effect. */
  news: {
    requester: {
      held: 'The target has changed since this was asked for: approvals so far are void, and it has to be approved as it is now.',
      struck:
        'Who had approved this may not decide any more, so that approval does not count: somebody else has to approve.',
      reopened: 'By now the policy wants more approvals for this: it waits for another person.',
      delayed:
        'It is approved and not sent yet: Slack or the back office does not answer. It is tried again by itself.',
    },
    people: {
      requested:
        'This waits for a decision, and you may decide on it: its card stands in the approvals channel.',
      reminded: 'This still waits for a decision, and its time is nearly up: you may decide on it.',
      escalated: 'This has waited long for a decision, and you are asked as well.',
      held: 'Your approval is void: the target has changed since. Look at the card, which shows both states.',
      struck: 'Your approval does not count any more: you may not decide on this now.',
      reopened:
        'Your approval counts, but by now the policy wants more of them: another person has to approve as well.',
      delayed:
        'You approved this, and it is not sent yet: Slack or the back office does not answer. It is tried again by itself.',
      expired: 'You approved this, and its time was up before it could be sent. Nothing was changed.',
      already_so:
        'You approved this, and it is already as was asked for: it is closed, and nothing was sent.',
    },
  },

  refused: {
    waiting:
      'Slack wants no more questions about groups right now, so nothing was done. Try again in half a minute.',
    requester_gone:
      'Who asked for this is no agent any more, or has left: it is not approved. Reject it, or have somebody ask again.',
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
    already_so: 'It is already as was asked for: nothing was sent.',
    held: 'Meanwhile the target has changed, so nothing was approved. Look at the card again.',
    unreadable: 'The state that would change cannot be read, so nothing was approved. Click again.',
    comment_needed: 'By now the policy wants a comment with it, so it does not count. Decide with a comment.',
    refused: 'It does not count.',
    unknown_request: 'The request is not there any more.',
  },

  events: {
    struck: 'an approval was struck out: who gave it may not decide any more',
    reopened: 'the policy wants more approvals by now: it waits for another person',
    delayed: 'approved, and not sent yet',
    already_so: 'closed: it was already as asked for, nothing was sent',
    click_waits: 'clicked; waits until Slack says whether they may decide',
    click_ended: 'the click that had waited for Slack is decided',
  },
  because: {
    waiting: 'Slack wanted no more questions',
    group_unreadable: 'a user group cannot be read',
    requester_gone: 'who asked is no agent any more',
  },

  groupUnread: (group: string, word: string) =>
    `user group ${group} cannot be read (Slack says ${word}): it entitles nobody until that is mended`,
};
