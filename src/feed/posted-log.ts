import type { WebClient } from '@slack/web-api';
import type { PostedEvent, PostedLog } from '../audit/posted.ts';
import { type Clock, sleep } from '../clock.ts';
import { historyPage, notesOf, type PastMessage } from '../slack-history.ts';
import { retryAfter, slackWord } from '../slack-word.ts';
import type { Posted } from '../store/store.ts';

const PAGE = 200;
/** The log goes on in threads too: so many of those in which something was said last are looked at. */
const BUSIEST = 5;
/** Slack's clock and ours may differ. */
const SLACK_SECONDS = 600;
/** How often Slack is left alone and asked again before a look is given up. */
const PATIENCE = 3;

/** The audit channel, read for what its messages say of the log. */
export function createPostedLog(
  client: WebClient,
  {
    botUserId,
    channel,
    clock,
  }: { readonly botUserId: string; readonly channel: string; readonly clock: Clock },
): PostedLog {
  const tellingsIn = (messages: readonly PastMessage[]): PostedEvent[] =>
    messages.flatMap((each) => notesOf(each, botUserId).flatMap(({ event }) => event ?? []));

  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        const seconds = retryAfter(error);
        if (seconds === undefined || attempt === PATIENCE) throw error;
        await sleep(clock, seconds * 1_000);
      }
    }
  }

  const history = async (more: { cursor?: string; oldest?: string }) =>
    historyPage.parse(
      await patiently(() =>
        client.conversations.history({ channel, limit: PAGE, include_all_metadata: true, ...more }),
      ),
    );

  async function thread(at: Posted): Promise<PastMessage[]> {
    const all: PastMessage[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? {} : { cursor };
      const asked = { channel: at.channel, ts: at.ts, limit: PAGE, include_all_metadata: true, ...more };
      const page = await patiently(() => client.conversations.replies(asked)).catch((error: unknown) => {
        // Somebody has deleted its first message, and with it what follows.
        if (slackWord(error) === 'thread_not_found') return {};
        throw error;
      });
      const { messages, response_metadata } = historyPage.parse(page);
      all.push(...messages);
      cursor = response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return all;
  }

  async function withThreads(roots: readonly PastMessage[], threads: readonly Posted[]) {
    const known = new Map(threads.map((each) => [each.ts, each]));
    const all = [...roots];
    for (const at of known.values()) all.push(...(await thread(at)));
    return tellingsIn(all);
  }

  return {
    async newest(threads) {
      const { messages } = await history({});
      const busiest = messages
        .filter(({ latest_reply }) => latest_reply !== undefined)
        .sort((a, b) => Number(b.latest_reply) - Number(a.latest_reply))
        .slice(0, BUSIEST);
      return withThreads(messages, [...threads, ...busiest.map(({ ts }) => ({ channel, ts }))]);
    },
    async since(at, threads) {
      const oldest = String(at.getTime() / 1000 - SLACK_SECONDS);
      const roots: PastMessage[] = [];
      let cursor: string | undefined;
      do {
        const page = await history({ oldest, ...(cursor !== undefined && { cursor }) });
        roots.push(...page.messages);
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
      const talked = roots.filter(({ reply_count }) => reply_count).map(({ ts }) => ({ channel, ts }));
      return withThreads(roots, [...threads, ...talked]);
    },
  };
}
