import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RawRow } from '../requests/changes.ts';
import { type Columns, insertInto, update } from '../requests/columns.ts';
import type { Seal } from '../seal.ts';
import type { RequestRecord } from '../store.ts';
import { remarked } from '../vouch/message.ts';
import type { Engine } from './database.ts';

type Value = string | number | Uint8Array | null;
/** How a value is named in a statement. */
export const named = (): string => '?';

/** Rows of `requests`, as they are read and written. */
export function requestRows({ db, requests }: Engine) {
  const known = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = known.get(sql) ?? db.prepare(sql);
    // A number somebody wrote that JavaScript cannot hold would make the whole list unreadable.
    statement.setReadBigInts(true);
    known.set(sql, statement);
    return statement;
  };

  return {
    /** The row of one request, as it is. */
    raw: (id: string): RawRow | undefined => prepared('SELECT * FROM requests WHERE id = ?').get(id),
    first(where: string, ...values: Value[]): RequestRecord | undefined {
      const row = prepared(`SELECT * FROM requests WHERE ${where}`).get(...values);
      return row && requests.read(row);
    },
    list: (where: string, ...values: Value[]): RequestRecord[] =>
      prepared(`SELECT * FROM requests WHERE ${where}`)
        .all(...values)
        .map((row) => requests.read(row)),
    /** Rows as they are. */
    rawList: (where: string, ...values: Value[]): RawRow[] =>
      prepared(`SELECT * FROM requests WHERE ${where}`).all(...values),
    all: (): RawRow[] => prepared('SELECT * FROM requests').all(),
    /** Whether it was written: nothing is where the same form was submitted before. */
    insert: (columns: Columns): boolean =>
      prepared(insertInto(columns, named)).all(...Object.values(columns)).length === 1,
    /** One conditional UPDATE: whether the row was still what was read. */
    write: ({ id, state, version }: RawRow, columns: Columns): boolean =>
      prepared(update(columns, named)).all(
        ...Object.values(columns),
        String(id),
        String(state),
        Number(version),
      ).length === 1,
  };
}

export type RequestRows = ReturnType<typeof requestRows>;

/** Vouches anew for where messages stand; `former` of a database that nobody has vouched for yet. */
export function remarkPosted(db: DatabaseSync, seal: Seal, former = false): number {
  const put = db.prepare('UPDATE posted SET mark = ? WHERE request_id = ? AND place = ?');
  const rows = remarked(seal, db.prepare('SELECT * FROM posted').all(), former);
  for (const { requestId, place, mark } of rows) put.run(mark, requestId, place);
  return rows.length;
}
