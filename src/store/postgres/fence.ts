import { FENCE_ID, type Fence, fencedEvent, OPEN, type Open, type Recalled, toOpen } from '../fence.ts';
import { recalledFrom } from '../requests/changes.ts';
import type { NewEvent } from '../store.ts';
import type { Engine } from './database.ts';
import { fenceOf, head, lockLog } from './log.ts';
import { lockRow, writeRow } from './rows.ts';

/** What holds everything, and how it is taken away; of all replicas that find the same, one raises it. */
export function fenceStatements({ run, seal, atomically, append }: Engine) {
  return {
    fence: (): Promise<Fence | undefined> => fenceOf(run),
    async open(): Promise<Open[]> {
      const rows = await run(
        'SELECT id, state FROM requests WHERE state = ANY($1::text[]) ORDER BY created_at',
        [OPEN],
      );
      return rows.map(toOpen);
    },
    raiseFence: (posted: { readonly seq: number; readonly hash: string }): Promise<boolean> =>
      atomically(async (tx) => {
        await lockLog(tx);
        if ((await fenceOf(tx)) !== undefined) return false;
        const after = (await head(tx))?.seq ?? 0;
        // Whether what waits was posted by whoever was ahead nobody knows: it is looked for before it is posted again.
        await tx('UPDATE outbox SET attempts = attempts + 1, last_error = NULL, leased_until = 0');
        await append(tx, fencedEvent(after, posted), ['audit'], Math.max(after, posted.seq) + 1);
        return true;
      }),
    reconcile: (recalled: readonly Recalled[], event: NewEvent): Promise<number | undefined> =>
      atomically(async (tx) => {
        await lockLog(tx);
        if ((await fenceOf(tx)) === undefined) return undefined;
        await append(tx, { ...event, correlationId: FENCE_ID }, ['audit'], 'past the fence');
        let taken = 0;
        for (const each of recalled) {
          const locked = await lockRow(tx, each.id);
          const change = locked && recalledFrom(locked.raw, each, locked.now, seal);
          if (change === undefined || locked === undefined) continue;
          if (!(await writeRow(tx, locked.raw, change.columns))) continue;
          taken += 1;
          await append(tx, each.event, ['audit', 'card', 'requester']);
        }
        return taken;
      }),
  };
}
