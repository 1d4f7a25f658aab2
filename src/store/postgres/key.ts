import { UnreadableEvent } from '../chain.ts';
import {
  brokenAt,
  conversionEvent,
  convertedMemory,
  convertedRequests,
  formerLog,
  formOf,
} from '../converting/convert.ts';
import type { Seal } from '../seal.ts';
import { KEY_CHECK, KEY_PLACE, StoreUnusable } from '../unusable.ts';
import type { Run } from './database.ts';
import { append, events } from './log.ts';
import { remarkPosted, writeRow } from './rows.ts';

const PAGE = 1_000;

const found = async (tx: Run): Promise<unknown> =>
  (await tx("SELECT value FROM meta WHERE key = 'key-check'"))[0]?.value;

// From now on the current key opens it, also once a former one is forgotten.
const keep = (tx: Run, seal: Seal) =>
  tx(
    `INSERT INTO meta (key, value) VALUES ('key-check', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [seal.seal(KEY_CHECK, KEY_PLACE)],
  );

/**
 * Checks that the key is the one the database was written with. A database of before is not converted here: others may
 * be at work on it who could not read it any more. Throws `StoreUnusable`.
 */
export async function takeKey(tx: Run, seal: Seal): Promise<void> {
  if (formOf(await found(tx), seal) === 'former') {
    throw new StoreUnusable(
      'this database was written by an earlier Careline. Stop every Careline that uses it, make a backup, and run `npm run migrate -- --convert` once',
    );
  }
  await keep(tx, seal);
}

/** Converts a database of before, in the transaction it is given: whether there was anything to convert. */
export async function convert(tx: Run, seal: Seal): Promise<boolean> {
  if (formOf(await found(tx), seal) !== 'former') return false;
  await tx('LOCK TABLE requests, events, posted, memory, meta IN ACCESS EXCLUSIVE MODE');
  const rows = await tx('SELECT * FROM requests');
  const former = formerLog(new Set(rows.map(({ id }) => String(id))));
  // Also what was put before the first event.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await pageAfter(tx, after);
    former.take(page);
    if (page.length < PAGE) break;
    after = page.at(-1)?.seq ?? after;
  }
  const converted = convertedRequests(rows, former, seal);
  for (const { row, columns } of converted.agreeing) await writeRow(tx, row, columns);
  for (const { token, sealed } of convertedMemory(await tx('SELECT * FROM memory'), seal)) {
    await tx('UPDATE memory SET sealed = $1 WHERE token = $2', [sealed, token]);
  }
  const messages = await remarkPosted(tx, seal, true);
  await append(tx, conversionEvent(former, converted, messages), ['audit'], 'changes nothing');
  await keep(tx, seal);
  return true;
}

async function pageAfter(tx: Run, after: number) {
  try {
    return await events(tx, after, PAGE);
  } catch (error) {
    if (error instanceof UnreadableEvent) throw brokenAt(error.seq);
    throw error;
  }
}
