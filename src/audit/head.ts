import { z } from 'zod';
import type { Store } from '../store/store.ts';

/** Posted heads stand under an ID of their own, in a thread of their own. */
export const HEADS_ID = '00000000-0000-4000-8000-000000000001';
export const HEAD_KIND = 'chain_head';

/** The end of the log as it was once posted: an event and its hash. */
export const postedHead = z.object({ seq: z.int(), hash: z.string() });
export type PostedHead = z.output<typeof postedHead>;

/**
 * Once a day (UTC) the head of the chain is an event of its own, and so goes to the audit channel: who rewrites the
 * database cannot rewrite what Slack keeps. Returns what a worker runs as often as it likes. Two heads a day, from two
 * processes, do no harm.
 */
export function dailyHead(
  store: Pick<Store, 'head' | 'eventsOf' | 'record'>,
  now: () => Date,
): () => Promise<void> {
  let done = '';
  return async () => {
    const today = dayOf(now());
    if (done >= today) return;
    const last = (await store.eventsOf(HEADS_ID)).at(-1);
    const head = await store.head();
    if (head === undefined) return;
    if (last === undefined || dayOf(last.at) < today) {
      await store.record({ correlationId: HEADS_ID, kind: HEAD_KIND, actor: 'careline', data: { ...head } }, [
        'audit',
      ]);
    }
    done = today;
  };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
