import { openEngine, type Upkeep } from './postgres/database.ts';
import { decisionStatements } from './postgres/decisions.ts';
import { fenceStatements } from './postgres/fence.ts';
import { events, eventsOf, head, looksOf } from './postgres/log.ts';
import { memoryStatements } from './postgres/memory.ts';
import { outboxStatements } from './postgres/outbox.ts';
import { requestStatements } from './postgres/requests.ts';
import { stopStatements } from './postgres/stop.ts';
import { waitingStatements } from './postgres/waiting.ts';
import type { Seal } from './seal.ts';
import type { Store } from './store.ts';

/**
 * The store on PostgreSQL, for any number of processes. The database's clock decides expiry. Throws `StoreUnusable`
 * when it cannot be reached or was written with another key.
 */
export async function openPostgres(
  url: string,
  seal: Seal,
  onError: (error: unknown) => void,
  upkeep?: Upkeep,
): Promise<Store> {
  const engine = await openEngine(url, seal, onError, upkeep);
  const { run, atomically, append, chain } = engine;
  return {
    ...requestStatements(engine),
    ...decisionStatements(engine),
    ...outboxStatements(engine),
    ...memoryStatements(engine),
    ...waitingStatements(engine),
    ...fenceStatements(engine),
    ...stopStatements(engine),
    record: (event, destinations) => atomically((tx) => append(tx, event, destinations, 'changes nothing')),
    eventsOf: (correlationId) => eventsOf(run, correlationId),
    looksOf: (userId, seconds) => looksOf(run, userId, seconds),
    head: () => head(run),
    events: (afterSeq, limit) => events(run, afterSeq, limit),
    follows: chain.follows,
    async ping() {
      await run("UPDATE meta SET value = value WHERE key = 'key-check'");
    },
    close: () => engine.close(),
  };
}
