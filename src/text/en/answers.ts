/** What the back office answered, shown. */
export const answer = {
  title: 'Answer',
  page: (at: number, of: number) => `page ${at} of ${of}`,
  entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  nothingSaid: 'The back office answers, but says nothing of it.',
  emptyList: 'Nothing: the list is empty.',
  done: 'Done. The back office confirmed it and says no more.',
  accepted: 'Accepted, not done yet: it takes effect later.',
  open: 'Open',
  until: (when: string) => `(until ${when})`,
  expired: (when: string) => `The link expired ${when}. Look it up again for a new one.`,
  reveal: 'Show bank data',
  masked: 'Bank data is masked; approvers and auditors can show it.',
  drifted: 'The answer is not quite of the form its page describes: what is odd is shown as it came.',
  invoicesOpen: (count: number, due: string) =>
    count === 1 ? `1 invoice is open: ${due}` : `${count} invoices are open: ${due}`,
  invoicesOpenUnknown: (count: number) =>
    count === 1 ? '1 invoice is open, amount not known' : `${count} invoices are open, amounts not known`,
  value: (amount: string) => `value: ${amount}`,
  invoicesUnclear: (count: number) =>
    count === 1
      ? '1 invoice may be open: the answer does not say clearly'
      : `${count} invoices may be open: the answer does not say clearly`,
  paymentDate: (when: string) => `payment date ${when}`,
  paidOn: (when: string) => `paid ${when}`,
  instalments: (paid: number, all: number, fee: string) => `${paid} of ${all} instalments paid, ${fee} each`,
  stillToPay: (amount: string) => `still to pay: ${amount}`,
  dueToday: (amount: string) => `due today: ${amount}`,
  ofLines: 'Promotions of the lines',
  ofAccount: 'Promotions of the account',
  ofBundle: 'Promotions of the bundle',
  noEnd: 'no end',
  riskDecision: (letter: string) =>
    `Not done: risk review holds this or has refused it (risk decision “${letter}”). Ask the risk team before anything is promised.`,
};
