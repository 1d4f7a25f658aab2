import { UnreadableEvent } from '../chain.ts';
import {
  brokenAt,
  conversionEvent,
  convertedMemory,
  convertedRequests,
  formerLog,
  formOf,
} from '../converting/convert.ts';
import { KEY_CHECK, KEY_PLACE } from '../unusable.ts';
import type { Engine } from './database.ts';
import type { Log } from './log.ts';
import { type RequestRows, remarkPosted } from './rows.ts';

const PAGE = 1_000;

/**
 * Checks that the key is the one the file was written with, and converts a file of before, all in one transaction.
 * Throws `StoreUnusable`.
 */
export function takeKey(engine: Engine, log: Log, rows: RequestRows): void {
  const { db, seal, atomically } = engine;
  atomically(() => {
    const row = db.prepare("SELECT value FROM meta WHERE key = 'key-check'").get();
    if (formOf(row?.value, seal) === 'former') convert(engine, log, rows);
    // From now on the current key opens it, also once a former one is forgotten.
    db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('key-check', ?)").run(
      seal.seal(KEY_CHECK, KEY_PLACE),
    );
  });
}

function convert({ db, seal }: Engine, log: Log, rows: RequestRows): void {
  const found = rows.all();
  const former = formerLog(new Set(found.map(({ id }) => String(id))));
  // Also what was put before the first event.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = pageAfter(log, after);
    former.take(page);
    if (page.length < PAGE) break;
    after = page.at(-1)?.seq ?? after;
  }
  const converted = convertedRequests(found, former, seal);
  for (const { row, columns } of converted.agreeing) rows.write(row, columns);
  const remembered = convertedMemory(db.prepare('SELECT * FROM memory').all(), seal);
  const keep = db.prepare('UPDATE memory SET sealed = ? WHERE token = ?');
  for (const { token, sealed } of remembered) keep.run(sealed, token);
  log.append(conversionEvent(former, converted, remarkPosted(db, seal, true)), ['audit'], 'changes nothing');
}

function pageAfter(log: Log, after: number) {
  try {
    return log.events(after, PAGE);
  } catch (error) {
    if (error instanceof UnreadableEvent) throw brokenAt(error.seq);
    throw error;
  }
}
