import { ofMemory } from '../places.ts';
import { remembered } from '../rows.ts';
import type { Engine } from './database.ts';

/** Short-lived memory: what was already seen, and what a view must not lose. */
export function memoryStatements({ run, seal }: Engine) {
  return {
    async firstSeen(key: string, seconds: number): Promise<boolean> {
      await run('DELETE FROM seen WHERE expires_at <= careline_now() AND key <> $1', [key]);
      const rows = await run(
        `INSERT INTO seen (key, expires_at) VALUES ($1, careline_now() + $2)
         ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE seen.expires_at <= careline_now()
         RETURNING key`,
        [key, seconds * 1000],
      );
      return rows.length === 1;
    },
    async remember(token: string, owner: string, value: unknown, seconds: number): Promise<void> {
      await run('DELETE FROM memory WHERE expires_at <= careline_now() AND token <> $1', [token]);
      await run(
        `INSERT INTO memory (token, owner, sealed, expires_at) VALUES ($1, $2, $3, careline_now() + $4)
         ON CONFLICT (token) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at
         WHERE memory.owner = excluded.owner`,
        [token, owner, seal.seal(value, ofMemory(token, owner)), seconds * 1000],
      );
    },
    async recall(token: string, owner: string): Promise<unknown> {
      const [row] = await run(
        'SELECT sealed FROM memory WHERE token = $1 AND owner = $2 AND expires_at > careline_now()',
        [token, owner],
      );
      return row && remembered(row.sealed, ofMemory(token, owner), seal);
    },
  };
}
