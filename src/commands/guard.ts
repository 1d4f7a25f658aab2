import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackWord } from '../slack-word.ts';
import { createCache } from '../store/cache.ts';

const CACHE_MS = 60_000;
const CACHED_CHANNELS = 2_000;

const conversation = z.looseObject({
  channel: z.looseObject({
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
  }),
});

/** Whether a channel may be worked in: `shared` with another organisation, `unseen` by the app, or fine. */
export type ChannelVerdict = 'fine' | 'shared' | 'unseen' | 'unreadable';

/**
 * Looks at channels before anything of a customer is read for somebody there. What cannot be looked at is
 * not fine: a private channel the app is not in may hold guests of another organisation.
 */
export function createChannelGuard(client: WebClient): (channelId: string) => Promise<ChannelVerdict> {
  const known = createCache<ChannelVerdict>(CACHED_CHANNELS, CACHE_MS);
  return async (channelId) => {
    const cached = await known.get(channelId);
    if (cached !== undefined) return cached;
    const verdict = await lookAtChannel(client, channelId);
    if (verdict !== 'unreadable') await known.set(channelId, verdict);
    return verdict;
  };
}

/** Looks at a channel now. */
export async function lookAtChannel(client: WebClient, channel: string): Promise<ChannelVerdict> {
  try {
    const { channel: found } = conversation.parse(await client.conversations.info({ channel }));
    return found.is_ext_shared || found.is_pending_ext_shared ? 'shared' : 'fine';
  } catch (error) {
    const unseen = ['channel_not_found', 'not_in_channel'];
    return unseen.includes(slackWord(error) ?? '') ? 'unseen' : 'unreadable';
  }
}
