/** The channels Careline posts into, and what is to be done where one takes nothing. */
export const places = {
  names: { audit: 'Audit channel', card: 'Approvals channel' },
  /** After the channel: what follows from it, and what a person does. */
  takesNothing: (mend: string) => `nothing is posted there, and what waits is kept. Mend it: ${mend}`,
  mend: {
    is_archived: 'unarchive the channel',
    channel_not_found: 'invite the app to the channel, or correct its id in the settings',
    not_in_channel: 'invite the app to the channel',
    restricted_action: 'let the app post in the channel',
    restricted_action_read_only_channel: 'let the app post in the channel',
    invalid_auth: 'renew SLACK_BOT_TOKEN',
    account_inactive: 'install the app again and renew SLACK_BOT_TOKEN',
    token_revoked: 'install the app again and renew SLACK_BOT_TOKEN',
    shared_with_others:
      'another organisation is in the channel: stop sharing it, or set another channel in the settings',
  },
};
