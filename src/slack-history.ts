import { z } from 'zod';

/** What every message of Careline's is marked with: the events it tells of. */
export const MARK = 'careline_event';

const message = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  edited: z.unknown().optional(),
  reply_count: z.number().optional(),
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
});

/** A message as Slack's history hands it out. */
export type PastMessage = z.output<typeof message>;

/** One page of `conversations.history` or `conversations.replies`. */
export const historyPage = z.looseObject({
  messages: z.array(message).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** The keys of the events a message tells of; none of a message that is not Careline's own. */
export function keysOf({ user, metadata }: PastMessage, botUserId: string): readonly string[] {
  if (user !== botUserId || metadata?.event_type !== MARK) return [];
  const { key, events = [] } = metadata.event_payload;
  return [...(key === undefined ? [] : [key]), ...events.map((each) => each.key)];
}
