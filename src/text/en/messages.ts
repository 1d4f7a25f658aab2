/** What is posted to people while a request waits, and when it ends. */
export const messages = {
  othersAsked: 'Others are asked to decide as well since',
  expiresSoon: 'Nobody has decided yet, and it expires soon.',
  cardWaits:
    'The approvals channel takes nothing right now, so nobody has seen this yet. It is kept, and whoever runs Careline has been told.',
  unreachable:
    'takes no direct messages: what waited for them was given up. Whoever asked for something is told by the card.',
  /** Under a new card, after the groups it calls. */
  decide: 'please decide.',
  /** To one person who may decide. */
};
