import type { Store } from '../../store/store.ts';

/**
 * Whether changes are sent at present: not while the store is behind what was posted, nor while somebody has stopped
 * everything. The store asks once more in the transaction of each step that sends.
 */
export async function maySend(store: Pick<Store, 'fence' | 'stop'>): Promise<boolean> {
  const [fence, stop] = await Promise.all([store.fence(), store.stop()]);
  return fence === undefined && stop === undefined;
}
