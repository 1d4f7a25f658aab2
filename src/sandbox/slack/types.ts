/**
 * The local workspace as tests and the page see it. It speaks Slack's own protocols to the app (signed
 * HTTP or Socket Mode in, Web API out); what follows is the side on which people sit.
 */
import type { AnyBlock, View } from '@slack/types';

/** A person, bot or guest of the workspace. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly locale: 'en-US' | 'es-ES';
  readonly timeZone: string;
  readonly teamId: string;
  readonly deleted?: boolean;
  readonly isBot?: boolean;
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isStranger?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'im' | 'mpim' | 'group';
  isExtShared?: boolean;
  isArchived?: boolean;
  /** User ids; the bot's own included where the app is a member. */
  readonly members: string[];
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  readonly metadata?: unknown;
  readonly edited?: boolean;
  readonly deleted?: boolean;
  /** Set on an ephemeral message: the only person who sees it. */
  readonly ephemeralTo?: string;
}

/** A view on a person's stack, or their Home tab. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly view: View;
  readonly rootId: string;
  readonly previousId?: string;
  /** block_id -> message, after a submission was answered with errors. */
  readonly errors?: Readonly<Record<string, string>>;
  /** block_id -> action_id -> value, in the form of Slack's `state.values`. */
  readonly state: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What became of an interaction: the app's HTTP status (200 for an acknowledged envelope) and body. */
export interface Delivered {
  readonly status: number;
  readonly body: unknown;
  /** Milliseconds until the app acknowledged. */
  readonly ms: number;
  /** What Slack would show the person when the app did not acknowledge within 3 s or answered badly. */
  readonly failure?: string;
}

/** Values a person enters, by block_id; the workspace turns them into Slack's state by the element's type. */
export type Entered = Readonly<Record<string, string | readonly string[] | boolean | null>>;

/** One person at the keyboard. Every method resolves when the app has acknowledged (or failed to). */
export interface Seat {
  readonly person: Person;
  /** Types a slash command into a channel, e.g. `command('C0CARE', '/customer 12345678Z')`. */
  command(channel: string, line: string): Promise<Delivered>;
  /** Posts an ordinary message. */
  say(channel: string, text: string, threadTs?: string): Promise<Delivered>;
  /** Clicks or chooses in a message (ephemeral included), by action_id, and block_id when there are several. */
  clickMessage(
    message: Pick<Message, 'channel' | 'ts'>,
    action: { actionId: string; blockId?: string; value?: string },
  ): Promise<Delivered>;
  /** Clicks or chooses in the top view (or the Home tab when `home`). */
  clickView(action: {
    actionId: string;
    blockId?: string;
    value?: string;
    home?: boolean;
  }): Promise<Delivered>;
  /** Fills inputs of the top view without submitting (dispatch_action inputs send a block action). */
  fill(entered: Entered): Promise<void>;
  /** Fills and submits the top view. */
  submit(entered?: Entered): Promise<Delivered>;
  /** Closes the top view, or all. */
  close(all?: boolean): Promise<Delivered | undefined>;
  /** Asks for the options of an external select of the top view, as one types. */
  suggest(
    actionId: string,
    typed: string,
    blockId?: string,
  ): Promise<readonly { text: string; value: string }[]>;
  openHome(): Promise<Delivered>;
  globalShortcut(callbackId: string): Promise<Delivered>;
  messageShortcut(callbackId: string, message: Pick<Message, 'channel' | 'ts'>): Promise<Delivered>;
  /** The stack of open modals, lowest first; at most three. */
  views(): readonly OpenView[];
  home(): OpenView | undefined;
  /** What this person sees in a channel: messages and their own ephemerals, oldest first. */
  sees(channel: string): readonly Message[];
  /** The direct-message channel between the app and this person. */
  readonly dm: string;
}

/** How the local workspace misbehaves, on demand. */
export interface SlackFaults {
  /** Methods (or `*`) that answer 429 with this Retry-After in seconds. */
  rateLimited?: { method: string; retryAfter: number; times?: number };
  /** A method that answers so many calls in any minute, and 429 with this Retry-After beyond. */
  perMinute?: { method: string; calls: number; retryAfter: number };
  /** Methods (or `*`) that answer this HTTP status. */
  serverError?: { method: string; status: number; times?: number };
  /** Methods (or `*`) whose effect happens but whose answer is lost (socket destroyed). */
  answerLost?: { method: string; times?: number };
  /** Methods that answer `{ ok: false, error }`. */
  error?: { method: string; error: string; times?: number };
  /** Trigger ids are expired when handed out. */
  expiredTriggers?: boolean;
  /** Milliseconds every Web API method waits. */
  delay?: number;
}

/** A call the app made to the Web API, as received. */
export interface WebApiCall {
  readonly at: number;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly error?: string;
}

export interface LocalSlack {
  /** Base for `SLACK_API_URL`, ending in `/api/`. */
  readonly apiUrl: string;
  readonly url: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** User group id -> user ids; tests and the page may change it, and the app is told. */
  readonly groups: Map<string, string[]>;
  faults: SlackFaults;
  readonly calls: readonly WebApiCall[];
  /** Where signed HTTP goes (`http://127.0.0.1:3000/slack/events`); unset while Socket Mode is used. */
  requestUrl: string | undefined;
  as(userId: string): Seat;
  /** All messages of a channel or thread, ephemerals left out, deleted ones too unless asked for. */
  messages(channel: string, options?: { deleted?: boolean }): readonly Message[];
  /** Deletes a message as a person would. */
  deleteMessage(channel: string, ts: string): void;
  archive(channel: string, archived: boolean): void;
  /** Shares a channel with another organisation, or ends it. */
  share(channel: string, shared: boolean): void;
  /** Posts a raw body to the app, signed as Slack signs it unless overridden. */
  post(body: string, options?: PostOptions): Promise<{ status: number; body: string }>;
  /** Sends a raw frame to every connected socket. */
  frame(text: string): void;
  /** Closes every connected socket, as Slack does on refresh. */
  dropSockets(): void;
  /** Changes whenever anything a person could see changes; the page polls or streams it. */
  readonly version: number;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface PostOptions {
  readonly timestamp?: number;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
