import type { Destination, NewEvent, WaitingClick } from '../store.ts';
import { resealedClick, sealedClickOf, toWaitingClick } from '../waiting-rows.ts';
import type { Engine } from './database.ts';
import type { Log } from './log.ts';

/** Clicks that wait until Slack says whether the person may decide. */
export function waitingStatements({ db, seal, now, atomically }: Engine, log: Log) {
  const keep = db.prepare(
    `INSERT INTO waiting (request_id, user_id, sealed, asked_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (request_id, user_id) DO UPDATE SET sealed = excluded.sealed`,
  );
  const list = db.prepare('SELECT * FROM waiting ORDER BY asked_at LIMIT ?');
  const end = db.prepare('DELETE FROM waiting WHERE request_id = ? AND user_id = ?');
  const all = db.prepare('SELECT * FROM waiting');
  const rewrite = db.prepare(
    'UPDATE waiting SET sealed = :sealed WHERE request_id = :request_id AND user_id = :user_id',
  );

  return {
    keepClick(click: WaitingClick, event: NewEvent, destinations: readonly Destination[]): void {
      atomically(() => {
        const { requestId, userId } = click;
        keep.run(requestId, userId, sealedClickOf(requestId, userId, click, seal), now().getTime());
        log.append(event, destinations);
      });
    },
    waitingClicks: (limit: number) => list.all(limit).flatMap((row) => toWaitingClick(row, seal)),
    endClick(
      requestId: string,
      userId: string,
      event: NewEvent,
      destinations: readonly Destination[],
    ): boolean {
      return atomically(() => {
        if (end.run(requestId, userId).changes === 0) return false;
        log.append(event, destinations);
        return true;
      });
    },
    /** Within a transaction. */
    reseal(): void {
      for (const row of all.all()) rewrite.run(resealedClick(row, seal));
    },
  };
}
