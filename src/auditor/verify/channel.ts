/** The audit channel held against the log: what was posted there must still be there, as it was posted. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type PostedHead, postedHead } from '../../audit/head.ts';
import { historyPage, keysOf, type PastMessage } from '../../slack-history.ts';
import type { EventRecord } from '../../store/store.ts';
import { texts } from '../../text/text.ts';
import { stepLine } from '../../views/steps.ts';
import type { Settings } from '../settings.ts';

const PAGE = 200;

const authTest = z.looseObject({ user_id: z.string() });

/** What the audit channel holds: the message of each event, by its place in the log. */
export interface Channel {
  readonly bySeq: ReadonlyMap<number, PastMessage>;
  /** When the oldest of its messages was posted: what is older is not expected to be there. */
  readonly since: Date;
}

/** Reads the whole channel, threads too. Throws what Slack throws. */
export async function readChannel({
  token,
  apiUrl,
  channel,
}: NonNullable<Settings['slack']>): Promise<Channel> {
  const client = new WebClient(token, { slackApiUrl: apiUrl, allowAbsoluteUrls: false });
  const { user_id } = authTest.parse(await client.auth.test());
  const all: PastMessage[] = [];
  const roots = await pages((cursor) =>
    client.conversations.history({ channel, limit: PAGE, include_all_metadata: true, ...cursor }),
  );
  for (const root of roots) {
    all.push(root);
    if (!root.reply_count) continue;
    const thread = await pages((cursor) =>
      client.conversations.replies({
        channel,
        ts: root.ts,
        limit: PAGE,
        include_all_metadata: true,
        ...cursor,
      }),
    );
    all.push(...thread.filter(({ ts }) => ts !== root.ts));
  }
  const ours = all.filter((each) => keysOf(each, user_id).length > 0);
  const bySeq = new Map(
    ours.flatMap((each) =>
      keysOf(each, user_id)
        .flatMap(seqOf)
        .map((seq) => [seq, each] as const),
    ),
  );
  const oldest = Math.min(...ours.map(({ ts }) => Number(ts)));
  return { bySeq, since: new Date(Number.isFinite(oldest) ? oldest * 1000 : 0) };
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

/** `12.audit` is the twelfth event, in the audit channel. */
function seqOf(key: string): number[] {
  const [, seq] = /^(\d+)\.audit$/.exec(key) ?? [];
  return seq === undefined ? [] : [Number(seq)];
}

export type Finding = 'missing' | 'edited';

/** What is wrong with the message of an event; `undefined` when nothing is. */
export function findingOf(event: EventRecord, { bySeq, since }: Channel): Finding | undefined {
  const found = bySeq.get(event.seq);
  if (found === undefined) return event.at < since ? undefined : 'missing';
  const says = readable(found);
  // The words are those of the channel's language, which may have been the other one.
  const expected = Object.values(texts).map((text) => normal(stepLine(event, text).text));
  return found.edited === undefined && expected.some((words) => says.includes(words)) ? undefined : 'edited';
}

/** All that a person reads in a message. */
const readable = ({ blocks, text }: PastMessage): string =>
  normal(`${stringsIn(blocks).join('\n')}\n${text}`);

function stringsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : stringsIn(inner),
  );
}

/** Slack hands entities and white space back in its own way. */
const normal = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();

/** The heads of the chain that the channel holds, as its messages say them. */
export function headsIn({ bySeq }: Channel): readonly PostedHead[] {
  return [...new Set(bySeq.values())].flatMap((found) => {
    const [, seq, hash] = /\b(\d+) · `([0-9a-f]{64})`/.exec(readable(found)) ?? [];
    const head = postedHead.safeParse({ seq: Number(seq), hash });
    return head.success ? [head.data] : [];
  });
}
