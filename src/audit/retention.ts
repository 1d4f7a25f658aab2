import type { Store } from '../store/store.ts';

/**
 * Purges what ended so many days ago, some requests a round. Returns what a worker runs as often as it likes, in any
 * number of processes. Nothing is purged while the database is behind what was posted.
 */
export function purging(store: Pick<Store, 'fence' | 'purge'>, days: number): () => Promise<void> {
  return async () => {
    if ((await store.fence()) === undefined) await store.purge(days);
  };
}
