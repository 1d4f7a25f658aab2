import { createChain, type LogKey, UnreadableEvent } from '../chain.ts';
import {
  brokenAt,
  conversionEvent,
  convertedMemory,
  convertedRequests,
  type FormerLog,
  formerLog,
} from '../converting/convert.ts';
import { keyedEvent } from '../keyed/keyed-event.ts';
import {
  formOf,
  KEY_CHECK,
  KEYS_GONE,
  LOG_KEY,
  newLogKey,
  openLogKey,
  sealedKeys,
} from '../keyed/log-key.ts';
import type { NewEvent } from '../store.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Engine } from './database.ts';
import { eventPages, type Log, logStatements } from './log.ts';
import { type RequestRows, remarkPosted } from './rows.ts';

const PAGE = 1_000;

/**
 * Checks that the key is the one the file was written with, and converts a file of before, all in one transaction.
 * Returns its log. Throws `StoreUnusable`.
 */
export function takeKey(engine: Engine, rows: RequestRows): Log {
  const { db, seal, atomically } = engine;
  const stored = (key: string) => db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value;
  return atomically(() => {
    const form = formOf(stored(KEY_CHECK), seal);
    if (form === 'unkeyed') return givenKey(engine);
    if (form === 'former') return converted(engine, rows);
    const logKey = form === 'keyed' ? openLogKey(stored(LOG_KEY), seal) : firstKey(engine);
    return under(logKey, engine);
  });
}

/** The log under its key, which the current key opens from now on. */
function under(logKey: LogKey, engine: Engine): Log {
  const put = engine.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  for (const row of sealedKeys(logKey, engine.seal)) put.run(...row);
  return logStatements(engine, createChain(logKey));
}

function firstKey({ db }: Engine): LogKey {
  if (db.prepare('SELECT 1 FROM events LIMIT 1').get() !== undefined) throw new StoreUnusable(KEYS_GONE);
  return newLogKey(1);
}

function givenKey(engine: Engine): Log {
  const former = walked(engine, formerLog('unkeyed'));
  return continued(engine, former, keyedEvent(former.end()));
}

function converted(engine: Engine, rows: RequestRows): Log {
  const { db, seal } = engine;
  const found = rows.all();
  const former = walked(engine, formerLog('former', new Set(found.map(({ id }) => String(id)))));
  const requests = convertedRequests(found, former, seal);
  for (const { row, columns } of requests.agreeing) rows.write(row, columns);
  const remembered = convertedMemory(db.prepare('SELECT * FROM memory').all(), seal);
  const keep = db.prepare('UPDATE memory SET sealed = ? WHERE token = ?');
  for (const { token, sealed } of remembered) keep.run(sealed, token);
  return continued(engine, former, conversionEvent(former, requests, remarkPosted(db, seal, true)));
}

/** Behind a log of before: the event that says so is the first one under the key. */
function continued(engine: Engine, former: FormerLog, event: NewEvent): Log {
  const log = under(newLogKey(former.end().events + 1), engine);
  log.append(event, ['audit'], 'changes nothing');
  return log;
}

function walked({ db }: Engine, former: FormerLog): FormerLog {
  const events = eventPages(db);
  // Also what was put before the first event.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = readable(() => events(after, PAGE));
    former.take(page);
    if (page.length < PAGE) return former;
    after = page.at(-1)?.seq ?? after;
  }
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableEvent) throw brokenAt(error.seq);
    throw error;
  }
}
