/** Who may say how a change of unknown outcome ended, and how its target stands by now. */
export const settling = {
  refused: {
    own_request: 'You asked for this yourself: another approver, or an auditor, says how it ended.',
    own_approval: 'You approved this yourself: another approver, or an auditor, says how it ended.',
    approved_first:
      'You approved this the first time, and it may have been done then: another person has to approve it before you.',
    not_approver:
      'Only an approver of this, or an auditor, says how it ended, and you are neither (any more).',
  },
  because: {
    own_approval: 'had approved it themselves',
    approved_first: 'had approved the first one, and nobody else the second',
  },
  /** Followed by how the first one ended, and by who settled it. */
  first: 'The first one',
  settledBy: 'settled by',
  reading: 'Reading how the target stands now:',
  asked: 'What was to change:',
  now: 'How it stands now:',
  notRead:
    'How it stands now cannot be read: the back office does not answer. Look in another way before you say how it ended.',
};
