import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { historyPage, type PastMessage } from '../../slack-history.ts';
import type { Settings } from '../settings.ts';

const PAGE = 200;

const authTest = z.looseObject({ user_id: z.string() });

/** Everything the audit channel holds, threads too, and who Careline is there. */
export interface Read {
  readonly botUserId: string;
  readonly messages: readonly PastMessage[];
}

/** Reads the whole channel. Throws what Slack throws. */
export async function readChannel({ token, apiUrl, channel }: NonNullable<Settings['slack']>): Promise<Read> {
  const client = new WebClient(token, { slackApiUrl: apiUrl, allowAbsoluteUrls: false });
  const { user_id: botUserId } = authTest.parse(await client.auth.test());
  const asked = { channel, limit: PAGE, include_all_metadata: true };
  const messages: PastMessage[] = [];
  for (const root of await pages((cursor) => client.conversations.history({ ...asked, ...cursor }))) {
    messages.push(root);
    if (!root.reply_count) continue;
    const thread = await pages((cursor) =>
      client.conversations.replies({ ...asked, ts: root.ts, ...cursor }),
    );
    messages.push(...thread.filter(({ ts }) => ts !== root.ts));
  }
  return { botUserId, messages };
}

async function pages(read: (cursor: { cursor?: string }) => Promise<unknown>): Promise<PastMessage[]> {
  const all: PastMessage[] = [];
  let cursor: string | undefined;
  do {
    const { messages, response_metadata } = historyPage.parse(
      await read(cursor === undefined ? {} : { cursor }),
    );
    all.push(...messages);
    cursor = response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return all;
}
