/** The key of the log. */
export const keyed = {
  events: { keyed: 'the log has a key of its own from here on; without it, the last event was' },
};
