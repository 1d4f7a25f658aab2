/** Deciding with more than one click: several people, comments, drift, and what follows a decision. */
export const decisions = {
  approvals: 'Approvals',
  approvalsOf: (given: number, needed: number) => `${given} of ${needed}`,
  counted: (given: number, needed: number) =>
    `Your approval counts: ${given} of ${needed}. Another person has to approve as well.`,
  repeated: (given: number, needed: number) =>
    `You have approved this already: ${given} of ${needed}. Another person has to approve as well.`,

  drifted: 'The target has changed since this was asked for.',
  driftedWas: 'As it was then:',
  driftedNow: 'As it is now, and would be:',
  held: 'The target has changed since this card was shown, so nothing was approved. The card shows how it was and how it is now: look at it again, and approve it as it is.',
  unreadable:
    'The state that would change cannot be read right now, so nobody knows what would be approved. Nothing was approved; try again in a moment.',

  withComment: 'Approve with a comment…',
  undo: 'Undo',
  settle: 'Settle',
  repeat: 'Send again',

  comment: {
    label: 'Comment',
    hint: 'Who asked reads this. Leave documents, numbers and names out.',
    needed: 'The policy wants a comment with this decision.',
  },

  settling: {
    title: 'Settle',
    submit: 'Settle',
    intro:
      'Nobody knows whether the back office has done this. Look at the target first: what you say here is logged under your name and ends the request. Nothing is sent.',
    verdict: 'What happened?',
    done: 'It was done',
    notDone: 'It was not done',
    label: 'How do you know?',
    hint: 'For example: looked the line up at 10:40, the mask is there.',
  },

  notUndoable:
    'This cannot be taken back from here any more. Look how the target stands, and ask for the change that is needed.',
  notRepeatable: 'There is nothing to send again: the outcome is known by now, or the operation has changed.',

  /** Why an approved change was not sent. */
  unsent: {
    not_entitled: 'It was not sent: who approved it may not do so any more. Ask again.',
    altered: 'It was not sent: what is stored is not what was approved. Tell security, and ask again.',
    gone: 'It was not sent: Careline does not know this operation any more.',
  },

  digest: (count: number) => `${count} events at once`,
  reminder: 'It is still undecided, and expires soon.',
  escalation: 'Nobody has decided yet: you may decide as well.',
};
