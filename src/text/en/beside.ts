/** What stands beside a request: others for the same thing, and what waits where a customer is looked at. */
export const beside = {
  others: (count: number) =>
    count === 1
      ? 'Mind: there is another open request for the same thing.'
      : `Mind: there are ${count} other open requests for the same thing.`,
  openHere: 'Asked for here already',
  /** Before the name of a person. */
  askedBy: 'asked by',
  events: {
    another_open: 'another request for the same thing was filed',
    another_ended: 'another request for the same thing has ended',
  },
};
