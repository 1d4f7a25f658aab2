/**
 * Databases as they were written before anything in them was vouched for: the tables of each engine, as the Careline
 * of then left them, with a request in every state.
 */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Place } from '../../support/postgres.ts';

/** The key they were written with. */
export const FORMER_KEYS = { current: Buffer.alloc(32, 'careline'), former: [] };

const cell = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.object({ hex: z.string() }).transform(({ hex }) => Buffer.from(hex, 'hex')),
]);
const fixture = z.object({
  names: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.array(z.record(z.string(), cell))),
});

function read(engine: 'sqlite' | 'postgres') {
  const former = fixture.parse(JSON.parse(readFileSync(new URL(`${engine}.json`, import.meta.url), 'utf8')));
  return { ...former, idOf: (name: string) => former.names[name] ?? '' };
}

export const formerSqlite = read('sqlite');
export const formerPostgres = read('postgres');

const migrationsOf = (engine: 'sqlite' | 'postgres', former: ReturnType<typeof read>) =>
  (former.tables.migrations ?? []).map(({ name }) =>
    readFileSync(new URL(`../../../src/store/migrations/${engine}/${name}`, import.meta.url), 'utf8'),
  );

/** Writes the SQLite file of then. */
export function writeFormerSqlite(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT');
  for (const sql of migrationsOf('sqlite', formerSqlite)) db.exec(sql);
  for (const [table, rows] of Object.entries(formerSqlite.tables)) {
    for (const row of rows) {
      const names = Object.keys(row);
      const values = names.map(() => '?').join(', ');
      db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`).run(...Object.values(row));
    }
  }
  db.close();
}

const literal = (value: z.output<typeof cell>): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : `'\\x${value.toString('hex')}'`;
};

/** Fills an empty place with the PostgreSQL of then. */
export async function writeFormerPostgres(place: Place): Promise<void> {
  const lines = Object.entries(formerPostgres.tables).flatMap(([table, rows]) =>
    rows.map((row) => {
      const values = Object.values(row).map(literal).join(', ');
      return `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values})`;
    }),
  );
  await place.run(
    [
      'CREATE TABLE migrations (name TEXT PRIMARY KEY)',
      ...migrationsOf('postgres', formerPostgres),
      ...lines,
      "SELECT setval(pg_get_serial_sequence('outbox', 'id'), (SELECT max(id) FROM outbox))",
    ].join(';\n'),
  );
}
