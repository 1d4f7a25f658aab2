import type { Seal } from './seal.ts';
import { openEngine } from './sqlite/database.ts';
import { decisionStatements } from './sqlite/decisions.ts';
import { fenceStatements } from './sqlite/fence.ts';
import { takeKey } from './sqlite/key.ts';
import type { Log } from './sqlite/log.ts';
import { memoryStatements } from './sqlite/memory.ts';
import { outboxStatements } from './sqlite/outbox.ts';
import { requestStatements } from './sqlite/requests.ts';
import { requestRows } from './sqlite/rows.ts';
import { stopStatements } from './sqlite/stop.ts';
import { waitingStatements } from './sqlite/waiting.ts';
import type { Store } from './store.ts';
import { unusable } from './unusable.ts';

/**
 * The store on one SQLite file (or `:memory:`), for one process. The clock decides expiry. Throws
 * `StoreUnusable` when the file is in use, corrupt, or written with another key.
 */
export function openSqlite(path: string, seal: Seal, now: () => Date): Store {
  const engine = openEngine(path, seal, now);
  const rows = requestRows(engine);
  let log: Log;
  try {
    log = takeKey(engine, rows);
  } catch (error) {
    engine.close();
    throw unusable(path, error);
  }
  const stop = stopStatements(engine, log);
  const requests = requestStatements(engine, log, rows, stop);
  const decisions = decisionStatements(engine, log, rows);
  const outbox = outboxStatements(engine);
  const memory = memoryStatements(engine);
  const fence = fenceStatements(engine, log, rows);
  const waiting = waitingStatements(engine, log);
  // One process a file: what is leased was leased by one that is gone.
  engine.db.exec('UPDATE outbox SET leased_until = 0');
  // Another value each time: what stays the same SQLite does not write, and a full disk would go unnoticed.
  const ping = engine.db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('ping', randomblob(8))");

  return {
    file: async (request, event, destinations) => requests.file(request, event, destinations),
    transition: async (transition) => requests.transition(transition),
    countApproval: async (approval) => decisions.countApproval(approval),
    hold: async (hold) => decisions.hold(hold),
    strike: async (strike) => decisions.strike(strike),
    keepClick: async (click, event, destinations) => waiting.keepClick(click, event, destinations),
    waitingClicks: async (limit) => waiting.waitingClicks(limit),
    endClick: async (requestId, userId, event, destinations) =>
      waiting.endClick(requestId, userId, event, destinations),
    nudge: async (id, nudge, event, destinations) => decisions.nudge(id, nudge, event, destinations),
    setAside: async (id, judge) => requests.setAside(id, judge),
    stopChecking: async (id) => requests.stopChecking(id),
    checked: async (id, checkIn) => requests.checked(id, checkIn),
    request: async (id) => requests.request(id),
    pending: async (limit, offset) => requests.pending(limit, offset),
    pendingBy: async () => requests.pendingBy(),
    openOf: async (userId, limit) => requests.openOf(userId, limit),
    doneOn: async (aims, limit) => requests.doneOn(aims, limit),
    unsettled: async (limit, offset) => requests.unsettled(limit, offset),
    requestsOf: async (userId, limit, offset) => requests.requestsOf(userId, limit, offset),
    tally: async (userId) => requests.tally(userId),
    openOn: async (aims) => requests.openOn(aims),
    openAbout: async (subjects) => requests.openAbout(subjects),
    doneAbout: async (...about) => requests.doneAbout(...about),
    due: async (unknownAfter) => requests.due(unknownAfter),
    record: async (event, destinations) =>
      engine.atomically(() => log.append(event, destinations, 'changes nothing')),
    eventsOf: async (correlationId) => log.eventsOf(correlationId),
    looksOf: async (userId, seconds) => log.looksOf(userId, seconds),
    head: async () => log.head(),
    events: async (afterSeq, limit) => log.events(afterSeq, limit),
    follows: log.follows,
    lease: async (destination, seconds, limit) => outbox.lease(destination, seconds, limit),
    delivered: async (ids) => outbox.delivered(ids),
    defer: async (id, seconds, error) => outbox.defer(id, seconds, error),
    backlog: async () => outbox.backlog(),
    posted: async (requestId, place) => outbox.posted(requestId, place),
    setPosted: async (requestId, place, posted) => outbox.setPosted(requestId, place, posted),
    fence: async () => fence.fence(),
    raiseFence: async (posted) => fence.raiseFence(posted),
    reconcile: async (recalled, event) => fence.reconcile(recalled, event),
    stop: async () => stop.stop(),
    halt: async (halt) => stop.halt(halt),
    release: async (halt) => stop.release(halt),
    open: async () => fence.open(),
    firstSeen: async (key, seconds) => memory.firstSeen(key, seconds),
    remember: async (token, owner, value, seconds) => memory.remember(token, owner, value, seconds),
    recall: async (token, owner) => memory.recall(token, owner),
    purge: async (days) => requests.purge(days),
    reseal: async () =>
      engine.atomically(() => {
        waiting.reseal();
        stop.reseal();
        return requests.reseal();
      }),
    ping: async () => {
      engine.hastily(() => ping.run());
    },
    close: async () => engine.close(),
  };
}
