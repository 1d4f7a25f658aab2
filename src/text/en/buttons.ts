/** What stands on buttons, in the small forms behind them, and what is said to who may not use them. */
export const buttons = {
  /** Who can ask for what follows a change. */
  askers: {
    undo: 'Undo is for whoever asked for the change, or for any agent: one of them can ask for it to be taken back.',
    again: 'Ask again is for whoever asked for the change, or for any agent.',
    repeat:
      'Send again is for whoever asked for the change, or for any agent: one of them can ask for it once more.',
  },
  again: 'Ask again',
  notAgain:
    'This cannot be asked for again from here: how it stands has changed, or the operation has. Ask for it with its command.',
  rejecting: {
    why: 'Why is it rejected?',
    reasons: {
      not_needed: 'Not needed',
      wrong_target: 'Wrong target',
      not_allowed: 'Not allowed by policy',
      ask_again: 'Ask the customer again',
      other: 'Another reason',
    },
    because: 'Rejected because',
    otherNeeded: 'Say which reason.',
  },
};
