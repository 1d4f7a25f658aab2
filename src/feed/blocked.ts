import type { Logger } from '../log.ts';
import type { Destination } from '../store/store.ts';

/** Slack's words for a place that takes nothing until a person mends it, and what that person does. */
const MEND: Readonly<Record<string, string>> = {
  is_archived: 'unarchive the channel',
  channel_not_found: 'invite the app to the channel, or correct its id in the settings',
  not_in_channel: 'invite the app to the channel',
  restricted_action: 'let the app post in the channel',
  restricted_action_read_only_channel: 'let the app post in the channel',
  invalid_auth: 'renew SLACK_BOT_TOKEN',
  account_inactive: 'install the app again and renew SLACK_BOT_TOKEN',
  token_revoked: 'install the app again and renew SLACK_BOT_TOKEN',
};

/** Places that take nothing: an operator is told once, and hears when they take something again. */
export interface Blocked {
  /** True when the word means that only a person can help. */
  report(place: Destination, word: string | undefined): boolean;
  free(place: Destination): void;
}

export function createBlocked(
  logger: Logger,
  channels: Readonly<Record<Destination, string>>,
  onChange: (place: Destination, isBlocked: boolean) => void,
): Blocked {
  const known = new Map<Destination, string>();
  return {
    report(place, word) {
      const mend = MEND[word ?? ''];
      // A person who cannot be written to is not a broken channel.
      if (word === undefined || mend === undefined || place === 'requester') return mend !== undefined;
      if (known.get(place) !== word) {
        known.set(place, word);
        const channel = channels[place];
        logger.error({ place, channel, word, mend }, 'nothing can be posted here; what waits is kept');
        onChange(place, true);
      }
      return true;
    },
    free(place) {
      if (!known.delete(place)) return;
      logger.info({ place, channel: channels[place] }, 'posting here works again');
      onChange(place, false);
    },
  };
}
