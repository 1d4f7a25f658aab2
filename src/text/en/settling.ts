/** Who may say how a change of unknown outcome ended, and how its target stands by now. */
export const settling = {
  refused: {
    own_request: 'You asked for this yourself: another approver, or an auditor, says how it ended.',
    own_approval: 'You approved this yourself: another approver, or an auditor, says how it ended.',
    not_approver:
      'Only an approver of this, or an auditor, says how it ended, and you are neither (any more).',
  },
  because: { own_approval: 'had approved it themselves' },
  reading: 'Reading how the target stands now:',
  asked: 'What was to change:',
  now: 'How it stands now:',
  notRead:
    'How it stands now cannot be read: the back office does not answer. Look in another way before you say how it ended.',
};
