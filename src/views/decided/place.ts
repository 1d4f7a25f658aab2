/** Who reads a request: a channel, where it is masked; a person in a modal; one who may see bank data too. */
export type Reader = 'channel' | 'person' | 'trusted';

/** Where a request is read, and how much of it there is room for. What has no room is not decided on there. */
export interface Place {
  readonly reader: Reader;
  /** The longest value, and the longest list of them. */
  readonly value: number;
  readonly list: number;
  /** Why it is needed, in the requester's words. */
  readonly reason: number;
  /** Slack takes 3,000 characters a section. */
  readonly sections: number;
  readonly bytes: number;
}

/** A card is read at a glance, among others. */
export const CARD: Place = {
  reader: 'channel',
  value: 300,
  list: 12,
  reason: 280,
  sections: 4,
  bytes: 10_000,
};

/** A modal takes 100 blocks and 250 KB: here they are left for what is decided on, the rest for what stands beside it. */
export const inWindow = (reader: Reader): Place => ({
  reader,
  value: Number.POSITIVE_INFINITY,
  list: Number.POSITIVE_INFINITY,
  reason: Number.POSITIVE_INFINITY,
  sections: 70,
  bytes: 180_000,
});

/** What is entered leaves room for the state that it changes, which is read later and may have grown by then. */
export const ENTERED: Place = { ...inWindow('trusted'), sections: 40, bytes: 110_000 };
