/** The emergency stop. */
export const stop = {
  isStopped: 'Everything is stopped: no change is sent.',
  until:
    'Lookups go on; what is asked for and approved meanwhile waits. Another approver lets it go on with `/care release`.',
  altered:
    'Nothing is sent: what says whether everything is stopped was altered in the database. Tell security. An approver who has never stopped Careline lets it go on with `/care release`.',
  events: {
    stopped: 'Everything was stopped: no change is sent',
    released: 'Released: changes are sent again',
  },
  called: 'Everything is stopped. Another approver lets it go on with /care release.',
  needsReason:
    '`/care stop` needs a reason that everybody reads, such as `/care stop the wrong lines are being barred`. Nothing was stopped.',
  done: 'Everything is stopped: from now on no change is sent. Lookups go on, requests can be filed, rejected and taken back, and approvals are counted; what is approved waits. Changes that were under way already are not called back. Another approver lets it go on with `/care release`.',
  released: 'Changes are sent again. What was approved meanwhile is looked at once more before it is sent.',
  own: 'You have stopped it yourself, so another approver has to release it.',
  none: 'Nothing is stopped.',
  /** To who asks for, or confirms, a change while there is a stop. */
  refused:
    'Everything is stopped at present, so this was not sent. `/care status` says by whom and why. Lookups work, and what needs an approver can be asked for.',
  approvedWaits:
    'Your approval counts. Everything is stopped at present: it is sent once another approver has released it.',
  because: { own_stop: 'had stopped it themselves' },
};
