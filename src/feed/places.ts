import { addSeconds } from 'date-fns/addSeconds';
import type { Destination } from '../store/store.ts';
import { type Blocked, SHARED } from './blocked.ts';

/** How often the channels are looked at, and how soon again when Slack did not tell. */
const EVERY_SECONDS = 60;
const AGAIN_SECONDS = 5;

/** The places that are channels: direct messages are people's own. */
type Channel = Exclude<Destination, 'requester' | 'people'>;
const CHANNELS: readonly Channel[] = ['audit', 'card'];

/** What was seen of a channel. `unseen`: the app is not in it, and Slack itself refuses what is posted there. */
export type Verdict = 'fine' | 'shared' | 'unseen' | 'unreadable';

/** A place that Careline itself posts nothing into at the moment. */
export class PlaceHeld extends Error {
  override readonly name = 'PlaceHeld';
  /** As Slack's own words are kept: why it was not posted. */
  readonly word: string;

  constructor(word: string) {
    super('nothing is posted here for now');
    this.word = word;
  }
}

export interface Places {
  /** Looks at the channels when it is time: what a worker runs as often as it likes. */
  look(): Promise<void>;
  /** Throws `PlaceHeld` where others may read along, and where nobody knows whether they do. */
  admit(place: Destination): void;
}

/**
 * Watches that the channels Careline posts into belong to its own organisation. What waits for one that is shared is
 * kept, and posted once it is private again.
 */
export function watchPlaces({
  channels,
  verdictOf,
  blocked,
  now,
}: {
  readonly channels: Readonly<Record<Channel, string>>;
  readonly verdictOf: (channelId: string) => Promise<Verdict>;
  readonly blocked: Blocked;
  readonly now: () => Date;
}): Places {
  const seen = new Map<Destination, Verdict>();
  let next = now();
  return {
    async look() {
      if (now() < next) return;
      for (const place of CHANNELS) {
        const verdict = await verdictOf(channels[place]);
        seen.set(place, verdict);
        if (verdict === 'shared') blocked.report(place, SHARED);
        else if (verdict === 'fine') blocked.free(place, SHARED);
      }
      const all = [...seen.values()];
      next = addSeconds(now(), all.includes('unreadable') ? AGAIN_SECONDS : EVERY_SECONDS);
    },
    admit(place) {
      if (place === 'requester' || place === 'people') return;
      const verdict = seen.get(place) ?? 'unreadable';
      if (verdict === 'shared') throw new PlaceHeld(SHARED);
      if (verdict === 'unreadable') throw new PlaceHeld('not_looked_at');
    },
  };
}
