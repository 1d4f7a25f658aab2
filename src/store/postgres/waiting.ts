import type { Seal } from '../seal.ts';
import type { Destination, NewEvent, WaitingClick } from '../store.ts';
import { resealedClick, sealedClickOf, toWaitingClick } from '../waiting-rows.ts';
import type { Engine, Run } from './database.ts';

/** Clicks that wait until Slack says whether the person may decide. */
export function waitingStatements({ run, seal, atomically, append }: Engine) {
  return {
    keepClick: (click: WaitingClick, event: NewEvent, destinations: readonly Destination[]): Promise<void> =>
      atomically(async (tx) => {
        await tx(
          `INSERT INTO waiting (request_id, user_id, sealed, asked_at) VALUES ($1, $2, $3, careline_now())
           ON CONFLICT (request_id, user_id) DO UPDATE SET sealed = excluded.sealed`,
          [click.requestId, click.userId, sealedClickOf(click.requestId, click.userId, click, seal)],
        );
        await append(tx, event, destinations);
      }),
    async waitingClicks(limit: number): Promise<readonly WaitingClick[]> {
      const rows = await run('SELECT * FROM waiting ORDER BY asked_at LIMIT $1', [limit]);
      return rows.flatMap((row) => toWaitingClick(row, seal));
    },
    endClick: (requestId: string, userId: string, event: NewEvent, destinations: readonly Destination[]) =>
      atomically(async (tx): Promise<boolean> => {
        const ended = await tx(
          'DELETE FROM waiting WHERE request_id = $1 AND user_id = $2 RETURNING user_id',
          [requestId, userId],
        );
        if (ended.length === 0) return false;
        await append(tx, event, destinations);
        return true;
      }),
  };
}

/** Seals the clicks with the current key. */
export async function resealWaiting(tx: Run, seal: Seal): Promise<void> {
  for (const row of await tx('SELECT * FROM waiting FOR UPDATE')) {
    const { request_id, user_id, sealed } = resealedClick(row, seal);
    await tx('UPDATE waiting SET sealed = $3 WHERE request_id = $1 AND user_id = $2', [
      request_id,
      user_id,
      sealed,
    ]);
  }
}
