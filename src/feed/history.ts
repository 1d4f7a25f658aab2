import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackWord } from '../slack-word.ts';
import type { Posted } from '../store/store.ts';

/** Slack's clock and ours may differ. */
const SLACK_SECONDS = 600;
const PAGE = 200;
/** Two thousand messages since the event: further back nobody looks. */
const MOST_PAGES = 10;

const page = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        user: z.string().optional(),
        metadata: z
          .looseObject({
            event_type: z.string(),
            event_payload: z.looseObject({
              key: z.string().optional(),
              events: z.array(z.looseObject({ key: z.string() })).optional(),
            }),
          })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});
interface Payload {
  readonly key?: string | undefined;
  readonly events?: readonly { readonly key: string }[] | undefined;
}
const opened = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

/** Of one event, or of the events of a digest. */
const keysOf = ({ key, events = [] }: Payload): readonly (string | undefined)[] => [
  key,
  ...events.map((each) => each.key),
];

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
      const ours = messages.find(
        ({ user, metadata }) =>
          user === botUserId &&
          metadata?.event_type === 'careline_event' &&
          keysOf(metadata.event_payload).includes(key),
      );
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
  ): Promise<z.output<typeof page>> {
    const common = {
      channel,
      limit: PAGE,
      include_all_metadata: true,
      oldest: String(since.getTime() / 1000 - SLACK_SECONDS),
      ...(cursor !== undefined && { cursor }),
    };
    if (threadTs === undefined) return page.parse(await client.conversations.history(common));
    try {
      return page.parse(await client.conversations.replies({ ...common, ts: threadTs }));
    } catch (error) {
      if (slackWord(error) === 'thread_not_found') return page.parse({});
      throw error;
    }
  }
}
