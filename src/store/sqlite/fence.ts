import { FENCE_ID, type Fence, fencedEvent, OPEN, type Open, type Recalled, toOpen } from '../fence.ts';
import { recalledFrom } from '../requests/changes.ts';
import type { NewEvent } from '../store.ts';
import type { Engine } from './database.ts';
import type { Log } from './log.ts';
import type { RequestRows } from './rows.ts';

/** What holds everything, and how it is taken away. */
export function fenceStatements({ db, seal, now, atomically }: Engine, log: Log, rows: RequestRows) {
  const open = db.prepare(
    'SELECT id, state FROM requests WHERE state IN (SELECT value FROM json_each(?)) ORDER BY created_at',
  );
  // Whether what waits was posted by whoever was ahead nobody knows: it is looked for before it is posted again.
  const doubt = db.prepare('UPDATE outbox SET attempts = attempts + 1, last_error = NULL, leased_until = 0');
  return {
    fence: (): Fence | undefined => log.fence(),
    open: (): Open[] => open.all(JSON.stringify(OPEN)).map(toOpen),
    raiseFence(posted: { readonly seq: number; readonly hash: string }): boolean {
      return atomically(() => {
        if (log.fence() !== undefined) return false;
        const after = log.head()?.seq ?? 0;
        doubt.run();
        const event = fencedEvent(after, posted);
        log.append(event, ['audit'], Math.max(after, posted.seq) + 1);
        return true;
      });
    },
    reconcile(recalled: readonly Recalled[], event: NewEvent): number | undefined {
      return atomically(() => {
        if (log.fence() === undefined) return undefined;
        log.append({ ...event, correlationId: FENCE_ID }, ['audit'], 'past the fence');
        let taken = 0;
        for (const each of recalled) {
          const raw = rows.raw(each.id);
          const change = raw && recalledFrom(raw, each, now().getTime(), seal);
          if (raw === undefined || change === undefined || !rows.write(raw, change.columns)) continue;
          taken += 1;
          log.append(each.event, ['audit', 'card', 'requester']);
        }
        return taken;
      });
    },
  };
}
