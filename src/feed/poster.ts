import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { metadataOf, type Note } from '../slack-history.ts';
import { slackWord } from '../slack-word.ts';
import type { Posted } from '../store/store.ts';
import type { MessageView } from '../views/approval-card.ts';
import { createHistory } from './history.ts';
import type { Pace } from './pace.ts';

const posted = z.looseObject({ channel: z.string(), ts: z.string() });

/** Posts and updates messages. Each is marked with its events, by which a duplicate is recognised. */
export interface Poster {
  post(channel: string, message: MessageView, notes: readonly Note[], threadTs?: string): Promise<Posted>;
  update(at: Posted, message: MessageView, note: Note): Promise<void>;
  /** Whether a message is still in its channel. */
  isThere(at: Posted): Promise<boolean>;
  /** Whether a message to the channel would have to wait for its turn. */
  isBusy(channel: string): boolean;
  /** The message that carries a key, in the channel since `since` or in a thread; `undefined` when there is none. */
  find(channel: string, key: string, since: Date, threadTs?: string): Promise<Posted | undefined>;
}

/** Slack's words for a message it will never take as it is. */
const UNFIT: ReadonlySet<string> = new Set(['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long']);

/** The client must not retry by itself: a message whose answer is lost would be posted again. */
export function createPoster(
  client: WebClient,
  { botUserId, pace, logger }: { readonly botUserId: string; readonly pace: Pace; readonly logger: Logger },
): Poster {
  const find = createHistory(client, botUserId);

  /** What cannot be shown whole is said in one line: nothing may hold up what comes after it. */
  async function fitting<T>(
    message: MessageView,
    notes: readonly Note[],
    send: (message: MessageView) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(message);
    } catch (error) {
      const word = slackWord(error) ?? '';
      if (!UNFIT.has(word)) throw error;
      const { bare = message.text } = message;
      logger.error(
        { word, keys: notes.map(({ key }) => key), text: bare },
        'Slack does not take a message: it is posted without its blocks',
      );
      return send({ text: bare, blocks: [] });
    }
  }

  return {
    find,
    async isThere({ channel, ts }) {
      try {
        await client.conversations.replies({ channel, ts, limit: 1 });
        return true;
      } catch (error) {
        if (slackWord(error) === 'thread_not_found') return false;
        throw error;
      }
    },
    isBusy: (channel) => pace.isBusy(channel),
    post: (channel, message, notes, threadTs) =>
      fitting(message, notes, async (fit) => {
        await pace.turn(channel);
        const answer = await client.chat.postMessage({
          ...content(fit, notes),
          channel,
          ...(threadTs !== undefined && { thread_ts: threadTs }),
          unfurl_links: false,
          unfurl_media: false,
        });
        const { channel: where, ts } = posted.parse(answer);
        return { channel: where, ts };
      }),
    update: ({ channel, ts }, message, note) =>
      fitting(message, [note], async (fit) => {
        await client.chat.update({ ...content(fit, [note]), channel, ts });
      }),
  };
}

const content = ({ text, blocks }: MessageView, notes: readonly Note[]) => ({
  text,
  blocks: [...blocks],
  metadata: metadataOf(notes),
});
