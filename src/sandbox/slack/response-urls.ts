/** `response_url`s: five answers within thirty minutes, ephemeral unless said otherwise. */
import { z } from 'zod';
import { checkContent, checkMetadata } from './content.ts';
import type { Messages, StoredMessage } from './messages.ts';
import type { Mint } from './mint.ts';
import { SlackError } from './refusals.ts';

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

const flag = z.union([z.boolean(), z.stringbool()]);
const answerSchema = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: z.string().optional(),
  metadata: z.unknown().optional(),
});

/** Where an answer goes, and what it may replace. */
export interface Origin {
  readonly channel: string;
  readonly userId: string;
  /** The message in which the person acted. */
  readonly message?: StoredMessage;
}

export interface ResponseUrls {
  issue(path: 'commands' | 'actions', origin: Origin): string;
  /** Takes an answer for a URL's path. Throws `SlackError`. */
  respond(path: string, body: unknown): void;
  /** Posts the immediate answer to a command: as a response URL would, uncounted. Throws `SlackError`. */
  answer(origin: Origin, body: unknown): void;
}

interface Entry {
  readonly origin: Origin;
  readonly expiresAt: number;
  uses: number;
}

interface Parts {
  readonly now: () => Date;
  readonly mint: Mint;
  readonly messages: Messages;
  readonly botUserId: string;
  /** The server's own address, known once it listens. */
  readonly base: () => string;
}

/** Keeps the response URLs of a workspace. */
export function createResponseUrls(parts: Parts): ResponseUrls {
  const entries = new Map<string, Entry>();
  return {
    issue(kind, origin) {
      const path = `/${kind}/${parts.mint.id('R')}/${parts.mint.id('')}`;
      entries.set(path, { origin, expiresAt: parts.now().getTime() + LIFETIME_MS, uses: 0 });
      return parts.base() + path;
    },
    respond(path, body) {
      const entry = entries.get(path);
      if (!entry) throw new SlackError('invalid_url');
      if (parts.now().getTime() > entry.expiresAt) throw new SlackError('expired_url');
      if (entry.uses >= MOST_USES) throw new SlackError('used_url');
      write(parts, entry.origin, body);
      entry.uses += 1;
    },
    answer: (origin, body) => write(parts, origin, body),
  };
}

function write({ mint, messages, botUserId }: Parts, origin: Origin, body: unknown): void {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const answer = parsed.data;
  const original = origin.message && messages.find(origin.message.channel, origin.message.ts);
  if (answer.delete_original) {
    if (original) messages.remove(original);
    return;
  }
  const content = checkContent(answer, mint);
  const metadata = checkMetadata(answer.metadata);
  if (answer.replace_original && original) {
    messages.edit(original, { ...content, metadata: metadata ?? original.metadata });
    return;
  }
  const threadTs = answer.thread_ts;
  messages.post({
    channel: origin.channel,
    user: botUserId,
    ...content,
    ...(metadata !== undefined && { metadata }),
    ...(threadTs !== undefined && { threadTs }),
    ...(answer.response_type !== 'in_channel' && { ephemeralTo: origin.userId }),
  });
}
