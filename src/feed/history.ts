import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { historyPage, keysOf } from '../slack-history.ts';
import { slackWord } from '../slack-word.ts';
import type { Posted } from '../store/store.ts';

/** Slack's clock and ours may differ. */
const SLACK_SECONDS = 600;
const PAGE = 200;
/** Two thousand messages since the event: further back nobody looks. */
const MOST_PAGES = 10;

const opened = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

/**
 * Looks for our own message by the key in its metadata, in the channel's own history: a post whose answer was
 * lost may be there. `channel` may be a person, meaning the direct messages with them.
 */
export function createHistory(client: WebClient, botUserId: string) {
  return async function find(
    channel: string,
    key: string,
    since: Date,
    threadTs?: string,
  ): Promise<Posted | undefined> {
    const where = /^[UW]/.test(channel)
      ? opened.parse(await client.conversations.open({ users: channel })).channel.id
      : channel;
    let cursor: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const { messages, response_metadata } = await read(where, since, threadTs, cursor);
      const ours = messages.find((message) => keysOf(message, botUserId).includes(key));
      if (ours) return { channel: where, ts: ours.ts };
      cursor = response_metadata?.next_cursor;
      if (!cursor) return undefined;
    }
    return undefined;
  };

  async function read(
    channel: string,
    since: Date,
    threadTs: string | undefined,
    cursor: string | undefined,
  ): Promise<z.output<typeof historyPage>> {
    const common = {
      channel,
      limit: PAGE,
      include_all_metadata: true,
      oldest: String(since.getTime() / 1000 - SLACK_SECONDS),
      ...(cursor !== undefined && { cursor }),
    };
    if (threadTs === undefined) return historyPage.parse(await client.conversations.history(common));
    try {
      return historyPage.parse(await client.conversations.replies({ ...common, ts: threadTs }));
    } catch (error) {
      if (slackWord(error) === 'thread_not_found') return historyPage.parse({});
      throw error;
    }
  }
}
