/** Why a click or an entry was refused, beside its event, and how often within the minute. */
export const refusals = {
  because: {
    unheard_of: 'nothing of Careline’s is called so',
    unknown_request: 'there is no such request',
    not_yours: 'somebody else’s request',
    not_offered: 'a forged form: a field or an option it never offered',
    not_seen_whole: 'the card does not show it whole',
    stale: 'a view that is out of date, or somebody else’s',
    repeated: 'approved already by the same person',
    target_unreadable: 'the target could not be read',
  },
  times: (count: number) =>
    count === 1 ? 'once more within a minute' : `${count} more times within a minute`,
};
