import { type Chain, createChain, type LogKey, UnreadableEvent } from '../chain.ts';
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
import type { Seal } from '../seal.ts';
import type { NewEvent } from '../store.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Run } from './database.ts';
import { appendTo, events, lockLog } from './log.ts';
import { remarkPosted, writeRow } from './rows.ts';

const PAGE = 1_000;

/**
 * Checks that the key is the one the database was written with, and returns the chain of its log. A database of before is
 * not converted here: others may be at work on it who could not read it any more, or would write on without the key.
 * Throws `StoreUnusable`.
 */
export async function takeKey(tx: Run, seal: Seal): Promise<Chain> {
  const form = formOf(await stored(tx, KEY_CHECK), seal);
  if (form === 'former' || form === 'unkeyed') {
    throw new StoreUnusable(
      'this database was written by an earlier Careline. Stop every Careline that uses it, make a backup, and run `npm run migrate -- --convert` once',
    );
  }
  const logKey = form === 'keyed' ? openLogKey(await stored(tx, LOG_KEY), seal) : await firstKey(tx);
  await keep(tx, logKey, seal);
  return createChain(logKey);
}

/** Converts a database of before, in the transaction it is given: whether there was anything to convert. */
export async function convert(tx: Run, seal: Seal): Promise<boolean> {
  const form = formOf(await stored(tx, KEY_CHECK), seal);
  if (form === 'unkeyed') await giveKey(tx, seal);
  if (form === 'former') await convertAll(tx, seal);
  return form === 'unkeyed' || form === 'former';
}

const stored = async (tx: Run, key: string): Promise<unknown> =>
  (await tx('SELECT value FROM meta WHERE key = $1', [key]))[0]?.value;

/** From now on the current key opens it. */
async function keep(tx: Run, logKey: LogKey, seal: Seal): Promise<void> {
  for (const row of sealedKeys(logKey, seal)) {
    await tx(
      `INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      row,
    );
  }
}

async function firstKey(tx: Run): Promise<LogKey> {
  if ((await tx('SELECT 1 FROM events LIMIT 1')).length > 0) throw new StoreUnusable(KEYS_GONE);
  return newLogKey(1);
}

async function giveKey(tx: Run, seal: Seal): Promise<void> {
  await lockLog(tx);
  const former = await walked(tx, formerLog('unkeyed'));
  await goOn(tx, seal, former, keyedEvent(former.end()));
}

async function convertAll(tx: Run, seal: Seal): Promise<void> {
  await tx('LOCK TABLE requests, events, posted, memory, meta IN ACCESS EXCLUSIVE MODE');
  const rows = await tx('SELECT * FROM requests');
  const former = await walked(tx, formerLog('former', new Set(rows.map(({ id }) => String(id)))));
  const converted = convertedRequests(rows, former, seal);
  for (const { row, columns } of converted.agreeing) await writeRow(tx, row, columns);
  for (const { token, sealed } of convertedMemory(await tx('SELECT * FROM memory'), seal)) {
    await tx('UPDATE memory SET sealed = $1 WHERE token = $2', [sealed, token]);
  }
  const messages = await remarkPosted(tx, seal, true);
  await goOn(tx, seal, former, conversionEvent(former, converted, messages));
}

/** Behind a log of before: the event that says so is the first one under the key. */
async function goOn(tx: Run, seal: Seal, former: FormerLog, event: NewEvent): Promise<void> {
  const logKey = newLogKey(former.end().events + 1);
  await keep(tx, logKey, seal);
  await appendTo(createChain(logKey))(tx, event, ['audit'], 'changes nothing');
}

async function walked(tx: Run, former: FormerLog): Promise<FormerLog> {
  // Also what was put before the first event.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await pageAfter(tx, after);
    former.take(page);
    if (page.length < PAGE) return former;
    after = page.at(-1)?.seq ?? after;
  }
}

async function pageAfter(tx: Run, after: number) {
  try {
    return await events(tx, after, PAGE);
  } catch (error) {
    if (error instanceof UnreadableEvent) throw brokenAt(error.seq);
    throw error;
  }
}
