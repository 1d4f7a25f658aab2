/** The role that runs Careline may add to the log and not rewrite it; another owns and migrates the tables. */
import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { RIGHTS } from '../../src/store/postgres/grants.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { createSeal } from '../../src/store/seal.ts';
import { eventOf, file } from '../store/making.ts';
import { askToBlock, cardOf, cardSaying } from '../support/desk-work.ts';
import type { Place } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { type Stage, startStage } from '../support/stage.ts';

const emptyPlace = sharedPostgres();
const seal = createSeal({ current: randomBytes(32), former: [] });
const ignore = () => undefined;

interface Roles {
  readonly place: Place;
  /** As who owns the tables, and as who runs. */
  readonly owner: string;
  readonly runs: string;
}

/** An empty place with two roles: one may create in it, the other may not. */
async function withRoles(place: Place): Promise<Roles> {
  const name = randomUUID().slice(0, 8);
  const as = (role: string) => {
    const url = new URL(place.url);
    url.username = `${role}-${name}`;
    url.password = 'secret';
    return url.href;
  };
  for (const role of ['owner', 'runs'])
    await place.run(`CREATE ROLE "${role}-${name}" LOGIN PASSWORD 'secret'`);
  const [row] = await place.run('SELECT current_schema() AS schema');
  await place.run(`GRANT ALL ON SCHEMA ${row?.schema} TO "owner-${name}"`);
  return { place, owner: as('owner'), runs: as('runs') };
}

/** What `npm run migrate` does. */
function migrate({ owner, runs }: Roles, ...options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/migrate.ts', ...options], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, MIGRATION_URL: owner, DATABASE_URL: runs },
  });
  return { status, stdout, stderr };
}

async function attempt(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end();
  }
}

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe.skipIf(emptyPlace === undefined)('two roles', () => {
  const roles = async (): Promise<Roles> => {
    if (emptyPlace === undefined) throw new Error('no PostgreSQL');
    return withRoles(await emptyPlace());
  };

  it('S97 the one that runs starts without CREATE once all is migrated, and says before what to do', async () => {
    const given = await roles();
    await given.place.run(`GRANT USAGE ON SCHEMA ${await schemaOf(given)} TO ${roleOf(given.runs)}`);
    await expect(openPostgres(given.runs, seal, ignore)).rejects.toThrow('run `npm run migrate`');
    expect(migrate(given)).toMatchObject({ status: 0, stdout: expect.stringContaining('001-careline.sql') });
    expect(migrate(given)).toMatchObject({ status: 0, stdout: 'Nothing was missing.\n' });
    await given.place.run(migrate(given, '--grants').stdout);
    await (await openPostgres(given.runs, seal, ignore)).close();
  });

  it('S96 the one that runs cannot rewrite the log, and does all its work', async () => {
    const given = await roles();
    expect(migrate(given).status).toBe(0);
    await given.place.run(migrate(given, '--grants').stdout);
    stage = await startStage({ database: given.runs, env: { MIGRATION_URL: given.owner } });
    const id = await askToBlock(stage.slack.as('U0ALEX'), stage.office.known.lucia.msisdn);
    await stage.slack.as('U0SARA').clickMessage(await cardOf(stage, id), { actionId: 'request.approve' });
    await cardSaying(stage, id, 'Done');
    await stage.restart();
    expect(stage.logged.filter((line) => line.includes('least privilege'))).toEqual([]);

    for (const sql of [
      'DROP TRIGGER events_are_kept ON events',
      'ALTER TABLE events DISABLE TRIGGER ALL',
      "UPDATE events SET actor = 'U0EVA'",
      'DELETE FROM events',
      'TRUNCATE events CASCADE',
      'DELETE FROM requests',
      'INSERT INTO migrations (name) VALUES (1)',
      'CREATE TABLE mine (a int)',
      'ALTER FUNCTION careline_now() RENAME TO mine',
    ]) {
      expect(await attempt(given.runs, sql), sql).toMatch(/permission denied|must be owner/);
    }
  });

  it('S96 a database whose role owns all is run with a warning, and handed over by the same statements', async () => {
    const given = await roles();
    await given.place.run(`GRANT ALL ON SCHEMA ${await schemaOf(given)} TO ${roleOf(given.runs)}`);
    const warned: string[] = [];
    const upkeep = { migrates: true, warn: (words: string) => void warned.push(words) };
    await (await openPostgres(given.runs, seal, ignore, upkeep)).close();
    expect(warned).toEqual([expect.stringContaining('least privilege is off')]);
    await given.place.run(migrate(given, '--grants').stdout);
    warned.length = 0;
    await (await openPostgres(given.runs, seal, ignore, upkeep)).close();
    expect(warned).toEqual([]);
    expect(await attempt(given.runs, 'DELETE FROM events')).toMatch(/permission denied/);
  });

  it('S101 the one that runs purges what ended long ago, and needs no right to delete for it', async () => {
    const given = await roles();
    migrate(given);
    await given.place.run(migrate(given, '--grants').stdout);
    const store = await openPostgres(given.runs, seal, ignore);
    const { id } = (await file(store)).request;
    const event = eventOf(id, 'cancelled');
    await store.transition({ id, from: ['pending'], to: 'cancelled', event, destinations: [] });
    await given.place.advance(32 * 86_400);
    expect(await store.purge(30)).toBe(1);
    expect(await store.request(id)).toMatchObject({ reason: '', purgedAt: expect.any(Date) });
    await store.close();
    expect(await attempt(given.runs, 'DELETE FROM requests')).toMatch(/permission denied/);
  });

  it('S96 each table has its rights, so that none is forgotten', async () => {
    const given = await roles();
    migrate(given);
    const tables = await given.place.run(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'",
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
  });

  it('S96 what is missing for it is said in one sentence', async () => {
    const { stderr, status } = migrate({ ...(await roles()), owner: 'sqlite:x.db' });
    expect({ stderr, status }).toEqual({ stderr: 'MIGRATION_URL: SQLite is migrated at start\n', status: 1 });
    const empty = migrate({ ...(await roles()), owner: '', runs: '' });
    expect(empty).toMatchObject({
      stderr: 'MIGRATION_URL: is missing\nDATABASE_URL: is missing\n',
      status: 1,
    });
  });
});

async function schemaOf({ place }: Roles): Promise<string> {
  const [row] = await place.run('SELECT current_schema() AS schema');
  return String(row?.schema);
}

const roleOf = (url: string): string => `"${new URL(url).username}"`;
