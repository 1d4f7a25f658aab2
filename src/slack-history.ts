import { z } from 'zod';
import { type PostedEvent, postedEvent } from './audit/posted.ts';

/** What every message of Careline's is marked with: the events it tells of. */
export const MARK = 'careline_event';

/** What a message's metadata says of one event. */
export interface Note {
  /** Names the event in a place: a message that carries it is that event's. */
  readonly key: string;
  /** In the audit channel; messages of earlier versions have the key alone. */
  readonly event?: PostedEvent;
}

const keyed = z.looseObject({ key: z.string() });

const message = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  edited: z.unknown().optional(),
  reply_count: z.number().optional(),
  latest_reply: z.string().optional(),
  metadata: z
    .looseObject({
      event_type: z.string(),
      event_payload: z.looseObject({ key: z.string().optional(), events: z.array(keyed).optional() }),
    })
    .optional()
    .catch(undefined),
});

/** A message as Slack's history hands it out. */
export type PastMessage = z.output<typeof message>;

/** One page of `conversations.history` or `conversations.replies`. */
export const historyPage = z.looseObject({
  messages: z.array(message).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** The metadata of a message that tells of these events. Slack keeps values and lists of flat objects. */
export function metadataOf(notes: readonly Note[]) {
  const flat = notes.map(({ key, event }) => ({ key, ...event }));
  const [only, ...others] = flat;
  return {
    event_type: MARK,
    event_payload: only !== undefined && others.length === 0 ? only : { events: flat },
  };
}

/** What a message says of the events it tells of; nothing of a message that is not Careline's own. */
export function notesOf({ user, metadata }: PastMessage, botUserId: string): readonly Note[] {
  if (user !== botUserId || metadata?.event_type !== MARK) return [];
  const { key, events = [], ...more } = metadata.event_payload;
  return [...(key === undefined ? [] : [{ key, ...more }]), ...events].map((each) => {
    const event = postedEvent.safeParse(each);
    return { key: each.key, ...(event.success && { event: event.data }) };
  });
}

/** The keys of the events a message tells of. */
export const keysOf = (past: PastMessage, botUserId: string): readonly string[] =>
  notesOf(past, botUserId).map(({ key }) => key);
