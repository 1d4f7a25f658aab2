/** Columns of `requests` as they are written, and the statements that write them. */
export type Columns = Readonly<Record<string, string | number | Uint8Array | null>>;

/** JSON, or nothing. */
export const jsonOrNull = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** Files a request; nothing happens where its form was submitted before. `name` says how a value is named. */
export function insertInto(columns: Columns, name: (index: number) => string): string {
  const names = Object.keys(columns);
  const values = names.map((_each, index) => name(index));
  return `INSERT INTO requests (${names.join(', ')}) VALUES (${values.join(', ')})
          ON CONFLICT (submission_key) DO NOTHING RETURNING *`;
}

/** Changes one request, as long as it is what was read: its id, state and version are the last values. */
export function update(columns: Columns, name: (index: number) => string): string {
  const names = Object.keys(columns);
  const set = names.map((each, index) => `${each} = ${name(index)}`);
  const [id, state, version] = [0, 1, 2].map((after) => name(names.length + after));
  return `UPDATE requests SET ${set.join(', ')}
          WHERE id = ${id} AND state = ${state} AND version = ${version} RETURNING *`;
}
