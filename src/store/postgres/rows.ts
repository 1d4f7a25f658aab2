import type { RawRow } from '../requests/changes.ts';
import { type Columns, insertInto, update } from '../requests/columns.ts';
import type { Seal } from '../seal.ts';
import { remarked } from '../vouch/message.ts';
import type { Run } from './database.ts';

/** How a value is named in a statement. */
export const numbered = (index: number): string => `$${index + 1}`;

/** The row of one request, kept from others until the transaction ends; and what time it is then. */
export async function lockRow(
  tx: Run,
  id: string,
): Promise<{ readonly raw: RawRow; readonly now: number } | undefined> {
  const [raw] = await tx('SELECT * FROM requests WHERE id = $1 FOR UPDATE', [id]);
  return raw && { raw, now: await clock(tx) };
}

/** The database's clock, which decides expiry. */
export async function clock(tx: Run): Promise<number> {
  const [row] = await tx('SELECT careline_now() AS now');
  return Number(row?.now);
}

/** Whether it was written: nothing is where the same form was submitted before. Of two at once the second waits. */
export const insertRow = async (tx: Run, columns: Columns): Promise<boolean> =>
  (await tx(insertInto(columns, numbered), Object.values(columns))).length === 1;

/** One conditional UPDATE: whether the row was still what was read. */
export const writeRow = async (tx: Run, { id, state, version }: RawRow, columns: Columns): Promise<boolean> =>
  (await tx(update(columns, numbered), [...Object.values(columns), id, state, version])).length === 1;

/** Vouches anew for where messages stand; `former` of a database that nobody has vouched for yet. */
export async function remarkPosted(tx: Run, seal: Seal, former = false): Promise<number> {
  const rows = remarked(seal, await tx('SELECT * FROM posted FOR UPDATE'), former);
  for (const { requestId, place, mark } of rows) {
    await tx('UPDATE posted SET mark = $1 WHERE request_id = $2 AND place = $3', [mark, requestId, place]);
  }
  return rows.length;
}
