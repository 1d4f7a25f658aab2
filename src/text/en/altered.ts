/** Requests whose rows somebody else has written. */
export const altered = {
  /** Beside the state, and what it means: of one that was never sent, and of one that was over or under way. */
  state: (state: string) => `${state}, altered`,
  unsent: 'Somebody changed this request in the database. Nothing of it was sent to the back office.',
  since:
    'Somebody changed this request in the database after it was decided. What had happened until then stands in its log.',
  /** What is told of its outcome. */
  tell: 'What is stored is not what was written when this was decided. Tell security.',
  events: {
    altered: 'what is stored had been altered: the request was set aside',
    converted: 'the database was converted: what agrees with the log is vouched for from now on',
  },
};
