import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Posted } from '../store/store.ts';
import type { MessageView } from '../views/approval-card.ts';

const posted = z.looseObject({ channel: z.string(), ts: z.string() });

/** Posts and updates messages. Each carries the key of its event, by which a duplicate is recognised. */
export interface Poster {
  post(channel: string, message: MessageView, key: string, threadTs?: string): Promise<Posted>;
  update(at: Posted, message: MessageView, key: string): Promise<void>;
}

/** The client must not retry by itself: a message whose answer is lost would be posted again. */
export function createPoster(client: WebClient): Poster {
  return {
    async post(channel, message, key, threadTs) {
      const answer = await client.chat.postMessage({
        ...content(message, key),
        channel,
        ...(threadTs !== undefined && { thread_ts: threadTs }),
        unfurl_links: false,
        unfurl_media: false,
      });
      const { channel: where, ts } = posted.parse(answer);
      return { channel: where, ts };
    },
    async update({ channel, ts }, message, key) {
      await client.chat.update({ ...content(message, key), channel, ts });
    },
  };
}

const content = ({ text, blocks }: MessageView, key: string) => ({
  text,
  blocks: [...blocks],
  metadata: { event_type: 'careline_event', event_payload: { key } },
});
