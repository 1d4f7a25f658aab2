import { z } from 'zod';
import { ofWaiting } from './places.ts';
import type { Seal } from './seal.ts';
import { REJECTIONS, type WaitingClick } from './store.ts';

const clicked = z.object({
  requestId: z.string(),
  userId: z.string(),
  teamId: z.string(),
  seen: z.string(),
  comment: z.string().optional(),
});
const sealedClick = z.discriminatedUnion('verdict', [
  clicked.extend({ verdict: z.literal('approve') }),
  clicked.extend({ verdict: z.literal('reject'), because: z.enum(REJECTIONS) }),
]);
const waitingRow = z.object({
  request_id: z.string(),
  user_id: z.string(),
  sealed: z.instanceof(Uint8Array),
});

/**
 * A row of `waiting`, as a list of one. What does not open, or was made for another row, is nobody's click: the
 * request stays undecided.
 */
export function toWaitingClick(row: unknown, seal: Seal): readonly WaitingClick[] {
  const { request_id, user_id, sealed } = waitingRow.parse(row);
  const read = sealedClick.safeParse(opened(sealed, request_id, user_id, seal));
  if (!read.success || read.data.requestId !== request_id || read.data.userId !== user_id) return [];
  return [{ ...read.data, comment: read.data.comment }];
}

function opened(sealed: Uint8Array, requestId: string, userId: string, seal: Seal): unknown {
  try {
    return seal.open(sealed, ofWaiting(requestId, userId));
  } catch {
    return undefined;
  }
}

/** What is kept of a click, bound to its row. */
export const sealedClickOf = (requestId: string, userId: string, click: unknown, seal: Seal): Uint8Array =>
  seal.seal(click, ofWaiting(requestId, userId));

/** A row of `waiting`, under the current key. */
export function resealedClick(row: unknown, seal: Seal) {
  const { request_id, user_id, sealed } = waitingRow.parse(row);
  const read = opened(sealed, request_id, user_id, seal);
  return {
    request_id,
    user_id,
    sealed: read === undefined ? sealed : sealedClickOf(request_id, user_id, read, seal),
  };
}
