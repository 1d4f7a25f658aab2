import { ofMemory } from '../places.ts';
import { remembered } from '../rows.ts';
import type { Engine } from './database.ts';

/** Short-lived memory: what was already seen, and what a view must not lose. */
export function memoryStatements({ db, seal, now, hastily }: Engine) {
  const forgetSeen = db.prepare('DELETE FROM seen WHERE expires_at <= ?');
  const see = db.prepare('INSERT INTO seen (key, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const forget = db.prepare('DELETE FROM memory WHERE expires_at <= ?');
  const keep = db.prepare(
    `INSERT INTO memory (token, owner, sealed, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (token) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at
     WHERE owner = excluded.owner`,
  );
  const find = db.prepare('SELECT sealed FROM memory WHERE token = ? AND owner = ? AND expires_at > ?');

  return {
    firstSeen(key: string, seconds: number): boolean {
      return hastily(() => {
        const time = now().getTime();
        forgetSeen.run(time);
        return see.run(key, time + seconds * 1000).changes === 1;
      });
    },
    remember(token: string, owner: string, value: unknown, seconds: number): void {
      hastily(() => {
        const time = now().getTime();
        forget.run(time);
        keep.run(token, owner, seal.seal(value, ofMemory(token, owner)), time + seconds * 1000);
      });
    },
    recall(token: string, owner: string): unknown {
      const row = find.get(token, owner, now().getTime());
      return row && remembered(row.sealed, ofMemory(token, owner), seal);
    },
  };
}
