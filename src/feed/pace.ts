import { setTimeout as pause } from 'node:timers/promises';

/** How fast messages may be posted into one channel. */
export interface Rate {
  /** Messages at once, after a quiet time. */
  readonly burst: number;
  readonly perSecond: number;
}

/** About one message a second a channel is what Slack takes; short bursts above it are tolerated. */
export const SLACK_RATE: Rate = { burst: 60, perSecond: 1 };

const MOST_CHANNELS = 5_000;

export interface Pace {
  isBusy(channel: string): boolean;
  /** Waits until the channel may take one more message, which is counted. */
  turn(channel: string): Promise<void>;
}

/** A bucket of tokens for each channel. `now` in milliseconds, of a clock that is never set back. */
export function createPace(
  { burst, perSecond }: Rate,
  now: () => number = () => performance.now(),
  wait: (ms: number) => Promise<unknown> = pause,
): Pace {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  const tokensOf = (channel: string): number => {
    const { tokens, at } = buckets.get(channel) ?? { tokens: burst, at: now() };
    return Math.min(burst, tokens + ((now() - at) / 1000) * perSecond);
  };
  return {
    isBusy: (channel) => tokensOf(channel) < 1,
    async turn(channel) {
      const tokens = tokensOf(channel) - 1;
      // The channel used last stands last: the first is the one longest at rest.
      buckets.delete(channel);
      buckets.set(channel, { tokens, at: now() });
      if (buckets.size > MOST_CHANNELS) buckets.delete(buckets.keys().next().value ?? '');
      if (tokens < 0) await wait((-tokens / perSecond) * 1000);
    },
  };
}
