/** What the audit channel says of the log: which message tells of which event, and which of none. */
import { type PostedHead, postedHead } from '../../audit/head.ts';
import type { PostedEvent } from '../../audit/posted.ts';
import { type Note, notesOf, type PastMessage } from '../../slack-history.ts';
import type { Read } from './read-channel.ts';

/** A message, and what its metadata says of one event; the message of an earlier version says its place alone. */
export interface Telling {
  readonly message: PastMessage;
  readonly event: PostedEvent | undefined;
}

export interface Channel {
  /** Who tells of an event, by its place in the log. */
  readonly bySeq: ReadonlyMap<number, readonly Telling[]>;
  /** When Careline posted what tells of no event. */
  readonly unmarked: readonly Date[];
  /** When the oldest of its messages was posted: what is older is not expected to be there. */
  readonly since: Date;
}

export function channelOf({ botUserId, messages }: Read): Channel {
  const bySeq = new Map<number, Telling[]>();
  const unmarked: Date[] = [];
  let oldest = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    if (message.user !== botUserId || isSlacksOwn(message)) continue;
    const notes = notesOf(message, botUserId);
    if (notes.length === 0) unmarked.push(postedAt(message));
    else oldest = Math.min(oldest, Number(message.ts));
    for (const note of notes) {
      const seq = seqOf(note);
      if (seq !== undefined) bySeq.set(seq, [...(bySeq.get(seq) ?? []), { message, event: note.event }]);
    }
  }
  return { bySeq, unmarked, since: new Date(Number.isFinite(oldest) ? oldest * 1000 : 0) };
}

/** "Careline has joined the channel" is said by Slack in the app's name, and by nobody who posts. */
const isSlacksOwn = ({ subtype }: PastMessage): boolean =>
  subtype !== undefined && subtype !== 'bot_message' && subtype !== 'thread_broadcast';

export const postedAt = ({ ts }: PastMessage): Date => new Date(Number(ts) * 1000);

/** `12.audit` is the twelfth event, in the audit channel. */
function seqOf({ key }: Note): number | undefined {
  const [, seq] = /^(\d{1,15})\.audit$/.exec(key) ?? [];
  return seq === undefined ? undefined : Number(seq);
}

/** All that a person reads in a message. */
export const readable = ({ blocks, text }: PastMessage): string =>
  normal(`${stringsIn(blocks).join('\n')}\n${text}`);

function stringsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : stringsIn(inner),
  );
}

/** Slack hands entities and white space back in its own way. */
export const normal = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();

/** The heads of the chain that the channel holds: each message is one, and once a day one is told in words. */
export function headsIn({ bySeq }: Channel): readonly PostedHead[] {
  const tellings = [...bySeq.values()].flat();
  const told = tellings.flatMap(({ event }) => (event ? [{ seq: event.seq, hash: event.hash }] : []));
  const worded = [...new Set(tellings.map(({ message }) => message))].flatMap((message) => {
    const [, seq, hash] = /\b(\d+) · `([0-9a-f]{64})`/.exec(readable(message)) ?? [];
    const head = postedHead.safeParse({ seq: Number(seq), hash });
    return head.success ? [head.data] : [];
  });
  return [...told, ...worded];
}
