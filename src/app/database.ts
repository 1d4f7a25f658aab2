import { operationById } from '../api/registry.ts';
import { tellingOthers } from '../approvals/beside/tell-others.ts';
import { tellingOfMany } from '../approvals/lookups.ts';
import { boundRefusals } from '../approvals/refusals.ts';
import type { SubjectKeys } from '../audit/subjects.ts';
import type { Config } from '../config/config.ts';
import { waking } from '../feed/waking.ts';
import { openStore } from '../store/open.ts';
import { createSeal } from '../store/seal.ts';
import type { Store } from '../store/store.ts';
import type { Ambient } from './ambient.ts';

export interface Database {
  readonly store: Store;
  /** Whether other processes may use it. */
  readonly shared: boolean;
  /** Whom to tell that something may have come into the outbox. */
  onNews(wake: () => void): void;
  /** Writes what is still counted, and closes. */
  close(): Promise<void>;
}

/**
 * Opens the database, with what follows from each write. What a former key has sealed is sealed with the current one.
 * Throws `StoreUnusable`.
 */
export async function openDatabase(
  config: Config,
  { logger, clock, newId }: Ambient,
  subjectKeys: SubjectKeys,
  onError: (error: unknown) => void,
): Promise<Database> {
  let wake = (): void => undefined;
  const { encryptionKeys: keys } = config;
  const opened = await openStore(config.database, createSeal(keys), {
    now: clock.now,
    onError,
    migrates: config.migrationUrl === undefined,
    warn: (words) => logger.warn(words),
  });
  const woken = waking(opened.store, () => wake());
  const limit = { most: config.policy.lookupsAnHour, newId, onError };
  const { store, flush } = boundRefusals(
    tellingOfMany(tellingOthers(woken, { operationById, subjectKeys }, onError), limit),
    clock,
    onError,
  );
  if (keys.former.length > 0) logger.info({ requests: await store.reseal() }, 'sealed with the current key');
  return {
    store,
    shared: opened.shared,
    onNews(to) {
      wake = to;
    },
    async close() {
      await flush();
      await store.close();
    },
  };
}
