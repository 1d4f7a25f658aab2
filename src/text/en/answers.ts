/** What the back office answered, shown. */
export const answer = {
  title: 'Answer',
  page: (at: number, of: number) => `page ${at} of ${of}`,
  entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  emptyList: 'Nothing: the list is empty.',
  done: 'Done. The back office confirmed it and says no more.',
  accepted: 'Accepted, not done yet: it takes effect later.',
  open: 'Open',
  until: (when: string) => `(until ${when})`,
  expired: (when: string) => `The link expired ${when}. Look it up again for a new one.`,
  reveal: 'Show bank data',
  masked: 'Bank data is masked; approvers and auditors can show it.',
  drifted: 'The answer is not quite of the form its page describes: something may be missing here.',
  riskDecision: (letter: string) =>
    `Not done: risk review holds this or has refused it (risk decision “${letter}”). Ask the risk team before anything is promised.`,
};
