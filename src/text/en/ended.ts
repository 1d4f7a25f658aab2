/** How a change ended, in words of the trade. */
export const ended = {
  done: 'Done',
  since: 'since',
  notDone: 'Not done:',
  /** Why not, by what the back office's answer means. */
  why: {
    invalid: 'the back office does not take these values.',
    unauthorized: 'the back office does not let Careline in. Tell whoever runs it.',
    forbidden: 'the back office does not allow it.',
    not_found: 'the back office knows no such thing under this number.',
    conflict: 'as it stands now, the back office does not allow it.',
    rate_limited: 'the back office takes no more for the moment. Ask again later.',
    unavailable: 'the back office does not work right now. Ask again later.',
    network: 'the back office could not be reached. Ask again later.',
    busy: 'too much was under way at once. Ask again.',
  },
};
