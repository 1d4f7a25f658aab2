import { CLAIMED, type LogReader, toClaimed } from '../audited.ts';
import { chainBy } from '../keyed/log-key.ts';
import { connect, runOn } from './database.ts';
import { events } from './log.ts';

/** Opens the log to read it, beside the processes that write it. */
export async function openPostgresLog(url: string): Promise<LogReader> {
  const pool = connect(url, () => undefined);
  // One connection: what is held is held for all that is read through it.
  const client = await pool.connect();
  const run = runOn(client);
  return {
    events: (afterSeq, limit) => events(run, afterSeq, limit),
    async chain(seal) {
      const meta = await run('SELECT key, value FROM meta');
      return chainBy(new Map(meta.map(({ key, value }) => [String(key), value])), seal);
    },
    unposted: async () =>
      new Set(
        (await run("SELECT seq FROM outbox WHERE destination = 'audit'")).map(({ seq }) => Number(seq)),
      ),
    requests: async (afterId, limit) =>
      (await run(`SELECT ${CLAIMED} FROM requests WHERE id > $1 ORDER BY id LIMIT $2`, [afterId, limit])).map(
        toClaimed,
      ),
    async hold() {
      await run('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    },
    async close() {
      client.release();
      await pool.end();
    },
  };
}
