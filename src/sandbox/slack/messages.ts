/** The messages of the workspace, ephemerals and deleted ones included. */
import type { Block } from './blocks.ts';
import type { Mint } from './mint.ts';
import type { Option } from './schema/text.ts';
import { createForm, type Form } from './state.ts';
import type { Message } from './types.ts';

export interface StoredMessage extends Message {
  readonly blocks: readonly Block[];
}

/** What one person has entered in the elements of a message. */
export interface MessageForm {
  readonly form: Form;
  readonly suggested: Map<string, readonly Option[]>;
}

export interface Messages {
  post(draft: Omit<StoredMessage, 'ts' | 'edited' | 'deleted'>): StoredMessage;
  /** A message by its `ts`, ephemerals included; deleted ones are gone. */
  find(channel: string, ts: string): StoredMessage | undefined;
  edit(message: StoredMessage, change: Pick<StoredMessage, 'text' | 'blocks' | 'metadata'>): StoredMessage;
  remove(message: StoredMessage): void;
  /** Everything ever posted in a channel, oldest first. */
  all(channel: string): readonly StoredMessage[];
  formOf(userId: string, message: StoredMessage): MessageForm;
}

/** Keeps the messages of a workspace. */
export function createMessages(mint: Mint, changed: () => void): Messages {
  const channels = new Map<string, StoredMessage[]>();
  const forms = new Map<string, MessageForm & { readonly blocks: readonly Block[] }>();

  function put(message: StoredMessage): StoredMessage {
    const list = channels.get(message.channel) ?? [];
    channels.set(message.channel, list);
    const place = list.findIndex((other) => other.ts === message.ts);
    if (place < 0) list.push(message);
    else list[place] = message;
    changed();
    return message;
  }

  return {
    post: (draft) => put({ ...draft, ts: mint.ts() }),
    find: (channel, ts) =>
      channels.get(channel)?.find((message) => message.ts === ts && message.deleted !== true),
    edit: (message, change) => put({ ...message, ...change, edited: true }),
    remove: (message) => {
      put({ ...message, deleted: true });
    },
    all: (channel) => channels.get(channel) ?? [],
    formOf(userId, message) {
      const key = `${userId} ${message.channel} ${message.ts}`;
      const before = forms.get(key);
      if (before?.blocks === message.blocks) return before;
      const form = createForm(message.blocks, before?.form);
      const entry = { form, blocks: message.blocks, suggested: before?.suggested ?? new Map() };
      forms.set(key, entry);
      return entry;
    },
  };
}

/** A message as the Web API and payloads show it. */
export function messagePayload(message: StoredMessage, bot: Bot, options: { metadata?: boolean } = {}) {
  const byBot = message.user === bot.userId;
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    ...(byBot && { bot_id: bot.botId, app_id: bot.appId }),
    team: bot.teamId,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
    ...(options.metadata && message.metadata !== undefined && { metadata: message.metadata }),
  };
}

/** The app's own identity in the workspace. */
export interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;
}
