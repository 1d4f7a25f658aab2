/** Where messages of a request stand is vouched for: what is posted next goes there. */
import { z } from 'zod';
import type { Seal } from '../seal.ts';
import type { Posted } from '../store.ts';

const row = z.object({ channel: z.string(), ts: z.string(), mark: z.string() });

const said = (requestId: string, place: string, { channel, ts }: Posted) => ({
  requestId,
  place,
  channel,
  ts,
});

/** Vouches for a row of `posted`. */
export const markOfPosted = (seal: Seal, requestId: string, place: string, posted: Posted): string =>
  seal.mark('message', said(requestId, place, posted));

/** A row of `posted`; one that Careline did not write is none: the message is posted where it belongs. */
export function vouchedPosted(
  seal: Seal,
  requestId: string,
  place: string,
  found: unknown,
): Posted | undefined {
  const { data } = row.safeParse(found);
  if (data === undefined) return undefined;
  const posted = { channel: data.channel, ts: data.ts };
  return seal.isMark('message', said(requestId, place, posted), data.mark) ? posted : undefined;
}

const whole = row.extend({ request_id: z.string(), place: z.string(), mark: z.string().nullable() });

/** A row of `posted` under the current key. */
export interface Remarked {
  readonly requestId: string;
  readonly place: string;
  readonly mark: string;
}

/** Vouches anew for those rows of `posted` that Careline wrote, or, of a database of before, for all of them. */
export function remarked(seal: Seal, rows: readonly unknown[], former = false): readonly Remarked[] {
  return rows.flatMap((each) => {
    const { data } = whole.safeParse(each);
    if (data === undefined) return [];
    const { request_id: requestId, place, channel, ts } = data;
    const posted = former ? { channel, ts } : vouchedPosted(seal, requestId, place, each);
    return posted === undefined
      ? []
      : [{ requestId, place, mark: markOfPosted(seal, requestId, place, posted) }];
  });
}
