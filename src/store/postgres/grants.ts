/** What the role that runs may do, and no more: it owns nothing, and cannot rewrite the log. */
import type { Run } from './database.ts';

/** By table. Of `events` it reads and adds. */
export const RIGHTS: Readonly<Record<string, string>> = {
  migrations: 'SELECT',
  events: 'SELECT, INSERT',
  requests: 'SELECT, INSERT, UPDATE',
  meta: 'SELECT, INSERT, UPDATE',
  posted: 'SELECT, INSERT, UPDATE',
  outbox: 'SELECT, INSERT, UPDATE, DELETE',
  waiting: 'SELECT, INSERT, UPDATE, DELETE',
  seen: 'SELECT, INSERT, UPDATE, DELETE',
  memory: 'SELECT, INSERT, UPDATE, DELETE',
};

/** Whether the role of this connection could change or remove what stands in the log. */
export async function couldRewriteLog(run: Run): Promise<boolean> {
  const [row] = await run(
    `SELECT pg_has_role(relowner, 'USAGE') OR has_table_privilege(oid, 'UPDATE')
       OR has_table_privilege(oid, 'DELETE') OR has_table_privilege(oid, 'TRUNCATE') AS could
     FROM pg_class WHERE oid = to_regclass('events')`,
  );
  return row?.could === true;
}

/**
 * The statements that leave `role` with `RIGHTS` alone, and make the owner of this connection the owner of all.
 * Somebody runs them who may do that: a superuser, or who owns it now.
 */
export async function grantsFor(run: Run, role: string): Promise<readonly string[]> {
  const [names] = await run(
    'SELECT quote_ident($1) AS role, quote_ident(current_user) AS owner, quote_ident(current_schema()) AS schema',
    [role],
  );
  const { owner, schema } = names ?? {};
  const to = names?.role;
  const tables = await run(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname`,
  );
  const functions = await run(
    `SELECT oid::regprocedure::text AS name FROM pg_proc
     WHERE pronamespace = current_schema()::regnamespace ORDER BY proname`,
  );
  return [
    ...tables.map(({ name }) => `ALTER TABLE ${name} OWNER TO ${owner};`),
    ...functions.map(({ name }) => `ALTER FUNCTION ${name} OWNER TO ${owner};`),
    `REVOKE ALL ON SCHEMA ${schema} FROM ${to};`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${to};`,
    `GRANT USAGE ON SCHEMA ${schema} TO ${to};`,
    ...Object.entries(RIGHTS).map(([table, rights]) => `GRANT ${rights} ON ${schema}.${table} TO ${to};`),
    `GRANT USAGE ON SEQUENCE ${schema}.outbox_id_seq TO ${to};`,
  ];
}
