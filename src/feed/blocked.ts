import type { Logger } from '../log.ts';
import type { Destination } from '../store/store.ts';
import { texts } from '../text/text.ts';

/** Our own word for a channel of which another organisation is part. */
export const SHARED = 'shared_with_others';

/** Slack's words, and ours, for a place that takes nothing until a person mends it, and what that person does. */
const MEND: Readonly<Record<string, string>> = texts.en.places.mend;

/** A place that takes nothing, and the word that says why. */
export interface BlockedPlace {
  readonly place: Destination;
  readonly channel: string;
  readonly word: string;
}

/** Places that take nothing: an operator is told once, and hears when they take something again. */
export interface Blocked {
  /** True when the word means that only a person can help. */
  report(place: Destination, word: string | undefined): boolean;
  /** It takes something again; with a word, only where that was what was wrong. */
  free(place: Destination, word?: string): void;
  /** What takes nothing now. */
  now(): readonly BlockedPlace[];
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
      if (word === undefined || mend === undefined || place === 'requester' || place === 'people')
        return mend !== undefined;
      if (known.get(place) !== word) {
        known.set(place, word);
        const channel = channels[place];
        logger.error({ place, channel, word, mend }, 'nothing can be posted here; what waits is kept');
        onChange(place, true);
      }
      return true;
    },
    now: () => [...known].map(([place, word]) => ({ place, channel: channels[place], word })),
    free(place, word) {
      if (word !== undefined && known.get(place) !== word) return;
      if (!known.delete(place)) return;
      logger.info({ place, channel: channels[place] }, 'posting here works again');
      onChange(place, false);
    },
  };
}
